/** One text that is embedded for a corpus. */
export interface CorpusEntry {
  /** SHA-256, hex, of kind and sentences: entries with one key have one set of vectors, whatever the model. */
  readonly key: string;
  readonly kind: 'passage' | 'question';
  /** A passage's sentences in order; a question's text alone. */
  readonly sentences: readonly string[];
}
