/** Where a model's files come from: the repository, a hub's cache, or a folder of the user's. */
export type ModelSource = 'built-in' | 'hub' | 'folder';

/** What is known of a loaded model. */
export interface ModelInfo {
  /** `built-in`, a hub id, or a folder's name. */
  readonly id: string;
  readonly source: ModelSource;
  /** SHA-256, hex, of the checksums of the model's files. */
  readonly hash: string;
  readonly dimension: number;
  /** Tokens read of one text, special ones included. */
  readonly maxTokens: number;
  /** Whether a token's vector is the same whatever stands beside it. */
  readonly staticTokens: boolean;
  readonly folder: string;
}

export interface TokenEmbedding {
  readonly ids: Int32Array;
  /** ids.length × dimension, not scaled: a vector's length is the model's weight of the token. */
  readonly vectors: Float32Array;
}

export interface QueryEmbedding {
  /** Unit length, or all zero where no token is known. */
  readonly vector: Float32Array;
  /** null where the model is not static. */
  readonly tokens: TokenEmbedding | null;
}

export interface PassageEmbedding {
  /** Unit vectors of the whole text, in windows of sentences where it is longer than the model reads. */
  readonly windows: readonly Float32Array[];
  /** Unit vectors, one a sentence. */
  readonly sentences: readonly Float32Array[];
  /** Token ids by sentence; null where the model is not static. */
  readonly tokens: readonly Int32Array[] | null;
}

/** The words a model has tokens for. */
export interface Vocabulary {
  /** Whether a word, in lower case, is one token. */
  knows(word: string): boolean;
  /** How many tokens a word, in lower case, is. */
  count(word: string): number;
  /** Every such word, the more frequent first. */
  words(): readonly string[];
}

/** What indexing needs of an embedder. The same text gives the same vectors whatever is embedded beside it. */
export interface CorpusEmbedder {
  readonly model: ModelInfo;
  /** A text longer than the model reads is cut at its end. */
  embedQuery(text: string): Promise<QueryEmbedding>;
  /** @param sentences - a passage's, in order */
  embedPassage(sentences: readonly string[]): Promise<PassageEmbedding>;
  close(): Promise<void>;
}

/** Text to vectors. */
export interface Embedder extends CorpusEmbedder {
  readonly vocabulary: Vocabulary;
  /** Vectors, ids.length × dimension, of single tokens. @throws Error where the model is not static */
  tokenVectors(ids: Int32Array): Promise<Float32Array>;
}
