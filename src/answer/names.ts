import type { LexicalIndex } from './lexical-index.js';
import type { SentenceWords } from './sentence-words.js';

/** More terms than are asked about in any corpus. */
const MOST = 16_384;

/** Which terms of a corpus are names: they stand capitalised inside a sentence, and nowhere in small letters. */
export class Names {
  readonly #lexical: LexicalIndex;
  readonly #words: SentenceWords;
  readonly #known = new Map<string, boolean>();

  /** @param lexical - over the same sentences */
  constructor(lexical: LexicalIndex, words: SentenceWords) {
    this.#lexical = lexical;
    this.#words = words;
  }

  /** @param term - an index term */
  has(term: string): boolean {
    let isName = this.#known.get(term);
    if (isName === undefined) {
      isName = this.#look(term);
      if (this.#known.size >= MOST) this.#known.clear();
      this.#known.set(term, isName);
    }
    return isName;
  }

  #look(term: string): boolean {
    let capital = false;
    for (const sentence of this.#lexical.search([term]).keys()) {
      for (const [i, word] of this.#words.of(sentence).entries()) {
        // A first word is capitalised whatever it is.
        if (i === 0 || !word.terms.includes(term)) continue;
        if (!word.capital) return false;
        capital = true;
      }
    }
    return capital;
  }
}
