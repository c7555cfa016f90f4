import { dotRows } from './vectors.js';

/** What is known of one question token. */
interface Row {
  /** With every type; NaN where not computed yet. */
  readonly cosines: Float32Array;
  /** How many are not. */
  lacking: number;
}

/**
 * The different tokens of a corpus ("types") and how similar any question token is to them. Possible for static models
 * only, where a token's vector does not depend on its neighbours: a text is then a list of types, and late interaction
 * needs no stored token vectors.
 */
export class TokenTypes {
  readonly #typeOf = new Map<number, number>();
  readonly #units: Float32Array;
  readonly #dimension: number;
  /** By question token id; least recently used first. */
  readonly #rows = new Map<number, Row>();
  readonly #maxRows: number;
  readonly #all: Int32Array;
  /** By type: the mark that stood when it was met last. */
  readonly #marks: Uint32Array;
  #mark = 0;

  /**
   * @param ids - the corpus's different token ids
   * @param units - their unit vectors, ids.length × dimension
   */
  constructor(ids: Int32Array, units: Float32Array, dimension: number) {
    ids.forEach((id, type) => {
      this.#typeOf.set(id, type);
    });
    this.#dimension = dimension;
    this.#units = units;
    this.#all = ids.map((_, type) => type);
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
   * @param types - only called where a row lacks any
   */
  rowsOf(ids: Int32Array, units: Float32Array, types: () => Int32Array): Float32Array[] {
    const rows = Array.from(ids, (id) => this.#rowOf(id));
    if (rows.some(({ lacking }) => lacking > 0)) {
      const wanted = types();
      // Of a short article, any question needs nearly all: with all of them in, no later one has to look.
      const needed = wanted.length > this.count / 2 ? this.#all : wanted;
      rows.forEach((row, token) => {
        this.#fill(row, units.subarray(token * this.#dimension, (token + 1) * this.#dimension), needed);
      });
    }
    return rows.map(({ cosines }) => cosines);
  }

  #fill(row: Row, unit: Float32Array, types: Int32Array): void {
    if (row.lacking === 0) return;
    const missing = new Int32Array(types.length);
    let count = 0;
    for (let i = 0; i < types.length; i++) {
      const type = types[i] as number;
      if (Number.isNaN(row.cosines[type])) missing[count++] = type;
    }
    dotRows(unit, this.#units, missing.subarray(0, count), row.cosines);
    row.lacking -= count;
  }

  #rowOf(id: number): Row {
    const row = this.#rows.get(id) ?? {
      cosines: new Float32Array(this.count).fill(Number.NaN),
      lacking: this.count,
    };
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
    let highest = best[token] as number;
    for (let i = 0; i < types.length; i++) {
      const similarity = row[types[i] as number] as number;
      if (similarity > highest) highest = similarity;
    }
    best[token] = highest;
  }
}
