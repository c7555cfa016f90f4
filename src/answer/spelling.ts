import { stemmer } from 'stemmer';

/** The words an embedding model has tokens for. */
export interface Vocabulary {
  /** Whether a word is one token. */
  knows(word: string): boolean;
  /** Every such word, the more frequent first. */
  words(): readonly string[];
}

/**
 * Brings a question's words to a spelling that can be found: `s300` → `s-300`, and one slip of the fingers (a letter
 * too many, missing, wrong, or two swapped; Damerau 1964) in a word that neither the corpus nor the model knows. A word
 * the model knows, or whose stem it knows, is left alone, or `trade` would become `grade` and `headings` `hearings`.
 */
export class Spelling {
  readonly #corpusWords: () => Iterable<string>;
  readonly #vocabulary: Vocabulary;
  /** Made for the first word that the model does not know: 30 ms of a cold start that most questions need not spend. */
  #corpus: CorpusSpelling | null = null;
  /** Made for the first slip that the corpus does not explain. */
  #modelWords: ByLength | null = null;

  /** @param corpusWords - gives every word of the corpus, repeated as the corpus repeats it */
  constructor(corpusWords: () => Iterable<string>, vocabulary: Vocabulary) {
    this.#corpusWords = corpusWords;
    this.#vocabulary = vocabulary;
  }

  correct(word: string): string {
    if (this.#vocabulary.knows(word)) return word;
    this.#corpus ??= spellingOf(this.#corpusWords());
    if (this.#corpus.words.has(word)) return word;
    const hyphenated = this.#corpus.joined.get(word);
    if (hyphenated !== undefined) return hyphenated;
    // Below four letters, and among numbers, one edit away is another word.
    if (word.length < 4 || /\d/.test(word) || this.#vocabulary.knows(stemmer(word))) return word;
    this.#modelWords ??= byLength(this.#vocabulary.words());
    return nearest(word, this.#corpus.byLength) ?? nearest(word, this.#modelWords, sameBeginning) ?? word;
  }
}

interface CorpusSpelling {
  readonly words: ReadonlySet<string>;
  /** The words with hyphens or apostrophes, by what they are without. */
  readonly joined: ReadonlyMap<string, string>;
  /** The more frequent first. */
  readonly byLength: ByLength;
}

function spellingOf(corpusWords: Iterable<string>): CorpusSpelling {
  const counts = new Map<string, number>();
  for (const word of corpusWords) counts.set(word, (counts.get(word) ?? 0) + 1);
  const frequentFirst = [...counts].sort((a, b) => b[1] - a[1]).map(([word]) => word);
  const joined = new Map<string, string>();
  for (const word of frequentFirst) {
    const without = word.replaceAll(/[-']/g, '');
    if (without !== word && !counts.has(without) && !joined.has(without)) joined.set(without, word);
  }
  return { words: new Set(frequentFirst), joined, byLength: byLength(frequentFirst) };
}

type ByLength = ReadonlyMap<number, readonly string[]>;

function byLength(words: readonly string[]): ByLength {
  const lengths = new Map<number, string[]>();
  for (const word of words) {
    const same = lengths.get(word.length);
    if (same) same.push(word);
    else lengths.set(word.length, [word]);
  }
  return lengths;
}

/** The first word within one edit: of the same length, else longer, else shorter. */
function nearest(word: string, words: ByLength, isLikely = (_word: string, _candidate: string) => true): string | null {
  for (const length of [word.length, word.length + 1, word.length - 1]) {
    const found = words.get(length)?.find((candidate) => withinOneEdit(word, candidate) && isLikely(word, candidate));
    if (found !== undefined) return found;
  }
  return null;
}

/**
 * Few slips change a word's first letter (Yannakoudakis and Fawthrop 1983), and the model's words are many enough for a
 * rare word to have a wrong neighbour: `rowers` is not `powers`.
 */
function sameBeginning(word: string, candidate: string): boolean {
  return word[0] === candidate[0] || (word[0] === candidate[1] && word[1] === candidate[0]);
}

/** Whether two different words are one insertion, deletion, substitution or swap of neighbours apart. */
export function withinOneEdit(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const left = endA - start;
  const right = endB - start;
  if (left <= 1 && right <= 1) return true;
  return left === 2 && right === 2 && a[start] === b[start + 1] && a[start + 1] === b[start];
}
