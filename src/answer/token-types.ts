import { dotAt, unitVectors } from './vectors.js';

/**
 * The different tokens of a corpus ("types") and how similar any question token is to them. Possible for static models
 * only, where a token's vector does not depend on its neighbours: a text is then a list of types, and late interaction
 * needs no stored token vectors.
 */
export class TokenTypes {
  readonly #typeOf = new Map<number, number>();
  readonly #vectors: Float32Array;
  readonly #dimension: number;
  /** Cosines by question token id, NaN where not computed yet; least recently used first. */
  readonly #rows = new Map<number, Float32Array>();
  readonly #maxRows: number;

  /**
   * @param ids - the corpus's different token ids
   * @param vectors - their vectors, ids.length × dimension, of any length
   */
  constructor(ids: Int32Array, vectors: Float32Array, dimension: number) {
    ids.forEach((id, type) => {
      this.#typeOf.set(id, type);
    });
    this.#dimension = dimension;
    this.#vectors = unitVectors(vectors, dimension);
    // Questions repeat their words (Zipf), so kept rows make most tokens free: 16 MB hold 4,000 rows of a long article.
    this.#maxRows = Math.max(64, Math.floor(4_000_000 / Math.max(1, ids.length)));
  }

  get count(): number {
    return this.#typeOf.size;
  }

  /** The types of a text's token ids, each once; ids that are not of the corpus are left out. */
  typesOf(ids: Iterable<number>): Int32Array {
    const types = new Set<number>();
    for (const id of ids) {
      const type = this.#typeOf.get(id);
      if (type !== undefined) types.add(type);
    }
    return Int32Array.from(types);
  }

  /** The type of one token id; undefined where the corpus does not hold it. */
  typeOf(id: number): number | undefined {
    return this.#typeOf.get(id);
  }

  /** The rows of cosines of a question's tokens, filled in as they are asked for. */
  rowsOf(ids: Int32Array): Float32Array[] {
    return Array.from(ids, (id) => {
      const row = this.#rows.get(id) ?? new Float32Array(this.count).fill(Number.NaN);
      this.#rows.delete(id);
      this.#rows.set(id, row);
      if (this.#rows.size > this.#maxRows) {
        const oldest = this.#rows.keys().next();
        if (!oldest.done) this.#rows.delete(oldest.value);
      }
      return row;
    });
  }

  /**
   * Raises `best` to how well each question token is matched by any of the given types: MaxSim (Khattab and Zaharia
   * 2020).
   *
   * @param rows - from {@link rowsOf}
   * @param units - the question tokens' unit vectors, tokens × dimension
   * @param best - one number a question token, 0 to 1
   */
  raise(best: Float64Array, rows: readonly Float32Array[], units: Float32Array, types: Int32Array): void {
    for (let token = 0; token < best.length; token++) {
      const row = rows[token] as Float32Array;
      let highest = best[token] as number;
      for (let i = 0; i < types.length; i++) {
        const type = types[i] as number;
        let similarity = row[type] as number;
        if (Number.isNaN(similarity)) {
          similarity = dotAt(units, token, this.#vectors, type, this.#dimension);
          row[type] = similarity;
        }
        if (similarity > highest) highest = similarity;
      }
      best[token] = highest;
    }
  }
}
