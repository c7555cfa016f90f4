import { dotRows, unitVectors } from './vectors.js';

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
  /** By type: the mark that stood when it was met last. */
  readonly #marks: Uint32Array;
  #mark = 0;

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
    this.#marks = new Uint32Array(ids.length);
    // Questions repeat their words (Zipf), so kept rows make most tokens free: 16 MB hold 4,000 rows of a long article.
    this.#maxRows = Math.max(64, Math.floor(4_000_000 / Math.max(1, ids.length)));
  }

  get count(): number {
    return this.#typeOf.size;
  }

  /** The types of a text's token ids, each once; ids that are not of the corpus are left out. */
  typesOf(ids: ArrayLike<number>): Int32Array {
    const types = new Int32Array(ids.length);
    let count = 0;
    this.#mark++;
    for (let i = 0; i < ids.length; i++) {
      const type = this.#typeOf.get(ids[i] as number);
      if (type !== undefined && this.#isNew(type)) types[count++] = type;
    }
    return types.slice(0, count);
  }

  /** All types of several texts, each once. */
  union(texts: readonly Int32Array[]): Int32Array {
    const all = texts.reduce((sum, { length }) => sum + length, 0);
    const types = new Int32Array(Math.min(all, this.count));
    let count = 0;
    this.#mark++;
    for (const text of texts) {
      for (let i = 0; i < text.length; i++) {
        const type = text[i] as number;
        if (this.#isNew(type)) types[count++] = type;
      }
    }
    return types.slice(0, count);
  }

  /**
   * The rows of a question's tokens: its cosine with every type, of which those with the given types are there.
   *
   * @param units - the tokens' unit vectors, tokens × dimension
   */
  rowsOf(ids: Int32Array, units: Float32Array, types: Int32Array): Float32Array[] {
    const missing = new Int32Array(types.length);
    return Array.from(ids, (id, token) => {
      const row = this.#rowOf(id);
      let count = 0;
      for (let i = 0; i < types.length; i++) {
        const type = types[i] as number;
        if (Number.isNaN(row[type])) missing[count++] = type;
      }
      const unit = units.subarray(token * this.#dimension, (token + 1) * this.#dimension);
      dotRows(unit, this.#vectors, missing.subarray(0, count), row);
      return row;
    });
  }

  #rowOf(id: number): Float32Array {
    const row = this.#rows.get(id) ?? new Float32Array(this.count).fill(Number.NaN);
    this.#rows.delete(id);
    this.#rows.set(id, row);
    if (this.#rows.size > this.#maxRows) {
      const oldest = this.#rows.keys().next();
      if (!oldest.done) this.#rows.delete(oldest.value);
    }
    return row;
  }

  /** Whether a type is met for the first time since the mark was raised. */
  #isNew(type: number): boolean {
    if (this.#marks[type] === this.#mark) return false;
    this.#marks[type] = this.#mark;
    return true;
  }
}

/**
 * Raises `best` to how well each question token is matched by any of the given types: MaxSim (Khattab and Zaharia 2020).
 *
 * @param rows - from {@link TokenTypes.rowsOf}
 * @param best - one number a question token, 0 to 1
 */
export function raise(best: Float64Array, rows: readonly Float32Array[], types: Int32Array): void {
  for (let token = 0; token < best.length; token++) {
    const row = rows[token] as Float32Array;
    // Two at a time, because they need not wait for each other: a sixth faster.
    let even = best[token] as number;
    let odd = even;
    let i = 0;
    for (; i + 1 < types.length; i += 2) {
      const first = row[types[i] as number] as number;
      const second = row[types[i + 1] as number] as number;
      if (first > even) even = first;
      if (second > odd) odd = second;
    }
    if (i < types.length) even = Math.max(even, row[types[i] as number] as number);
    best[token] = Math.max(even, odd);
  }
}
