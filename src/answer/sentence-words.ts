import { Kept } from './kept.js';
import { termsOf, words } from './terms.js';

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:[-‐‑'’.&][\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*/gu;
/** More different words than most corpora have. */
const MOST = 65_536;

/** One word where it stands in its sentence. */
export interface SentenceWord {
  readonly start: number;
  readonly end: number;
  readonly terms: readonly string[];
  /** Whether it begins with a capital letter. */
  readonly capital: boolean;
}

/** The words of sentences, looked through when they are first asked for: 25 µs a sentence. */
export class SentenceWords {
  readonly sentences: readonly string[];
  readonly #words: Kept<readonly SentenceWord[]>;
  /** Sentences repeat their words, and stemming one takes 2 µs. */
  readonly #terms = new Map<string, readonly string[]>();

  /** @param sentences - verbatim */
  constructor(sentences: readonly string[]) {
    this.sentences = sentences;
    this.#words = new Kept((sentence) => this.#split(sentences[sentence] ?? ''));
  }

  /** @param sentence - its position */
  of(sentence: number): readonly SentenceWord[] {
    return this.#words.get(sentence);
  }

  #split(text: string): SentenceWord[] {
    return [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
      start: index,
      end: index + word.length,
      terms: this.#termsOf(word),
      capital: /^\p{Lu}/u.test(word),
    }));
  }

  #termsOf(word: string): readonly string[] {
    let terms = this.#terms.get(word);
    if (terms === undefined) {
      terms = words(word).flatMap(termsOf);
      if (this.#terms.size >= MOST) this.#terms.clear();
      this.#terms.set(word, terms);
    }
    return terms;
  }
}
