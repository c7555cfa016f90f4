import MiniSearch from 'minisearch';

/** BM25+ as MiniSearch scores it, with its published defaults (Lv and Zhai 2011). */
const BM25 = { k: 1.2, b: 0.7, d: 0.5 };

interface Document {
  readonly id: number;
  /** Its index terms, between spaces. */
  readonly terms: string;
}

/** Lexical search over short texts (sentences): BM25+ of stemmed terms. */
export class LexicalIndex {
  readonly #search: MiniSearch<Document>;
  readonly #documentFrequency = new Map<string, number>();
  readonly #count: number;

  /** @param termLists - by text: its index terms, between spaces; a text's position is its label */
  constructor(termLists: readonly string[]) {
    this.#count = termLists.length;
    this.#search = new MiniSearch<Document>({
      fields: ['terms'],
      tokenize: split,
      processTerm: (term) => term,
      searchOptions: { bm25: BM25 },
    });
    this.#search.addAll(termLists.map((terms, id) => ({ id, terms })));
    for (const terms of termLists) {
      for (const term of new Set(split(terms))) {
        this.#documentFrequency.set(term, (this.#documentFrequency.get(term) ?? 0) + 1);
      }
    }
  }

  has(term: string): boolean {
    return this.#documentFrequency.has(term);
  }

  /** Inverse document frequency as in the BM25 score itself: larger for rarer terms, and largest for unknown ones. */
  idf(term: string): number {
    const frequency = this.#documentFrequency.get(term) ?? 0;
    return Math.log(1 + (this.#count - frequency + 0.5) / (frequency + 0.5));
  }

  /**
   * @param queryTerms - different terms
   * @returns for every text that shares a term its BM25 score divided by the highest score the query could reach, so
   *   that 1 means that a text holds all that was asked; this fused best of BM25's scalings inside one article
   */
  search(queryTerms: readonly string[]): Map<number, number> {
    const scores = new Map<number, number>();
    if (queryTerms.length === 0) return scores;
    let reachable = 0;
    for (const term of queryTerms) reachable += this.idf(term) * (BM25.d + BM25.k + 1);
    for (const result of this.#search.search(queryTerms.join(' '))) {
      // MiniSearch multiplies BM25 by the number of query terms found; the plain sum is what can be normalised.
      const sum = result.score / result.queryTerms.length;
      scores.set(result.id as number, sum / reachable);
    }
    return scores;
  }
}

function split(terms: string): string[] {
  return terms === '' ? [] : terms.split(' ');
}
