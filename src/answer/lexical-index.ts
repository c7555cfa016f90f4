import MiniSearch from 'minisearch';
import { termsOf, words } from './terms.js';

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

  /** @param texts - the texts; a text's position is its label */
  constructor(texts: readonly string[]) {
    this.#count = texts.length;
    this.#search = new MiniSearch<Document>({
      fields: ['terms'],
      tokenize: (list) => (list === '' ? [] : list.split(' ')),
      processTerm: (term) => term,
      searchOptions: { bm25: BM25 },
    });
    // Texts repeat their words, and stemming one takes 2 µs.
    const stemmed = new Map<string, readonly string[]>();
    const termsOnce = (word: string) => {
      const terms = stemmed.get(word) ?? termsOf(word);
      stemmed.set(word, terms);
      return terms;
    };
    this.#search.addAll(
      texts.map((text, id) => {
        const all = words(text).flatMap(termsOnce);
        for (const term of new Set(all)) {
          this.#documentFrequency.set(term, (this.#documentFrequency.get(term) ?? 0) + 1);
        }
        return { id, terms: all.join(' ') };
      }),
    );
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
