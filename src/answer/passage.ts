import type { CorpusEntry } from '../../embeddings/corpus-entry.js';
import type { Article, Paragraph, Span } from '../article/article.js';

/** One paragraph as it is searched. */
export interface Passage {
  readonly article: Article;
  readonly paragraph: Paragraph;
  /** Where its sentences stand in the paragraph's text. */
  readonly sentences: readonly Span[];
  /** Position in the corpus of the paragraph before in the same article; null for the first. */
  readonly preceding: number | null;
}

/** A question that a person wrote for paragraphs, to find them by. */
export interface Expansion {
  readonly text: string;
  /** Positions of the passages it leads to. */
  readonly passages: readonly number[];
}

/** All that can be asked about, in the order in which it is indexed: passages first, then written questions. */
export interface Corpus {
  readonly articles: readonly Article[];
  readonly passages: readonly Passage[];
  readonly expansions: readonly Expansion[];
  /** By sentence of the passages, in order: its index terms, between spaces. */
  readonly terms: readonly string[];
  /** What is embedded: one entry a passage, then one a written question. */
  readonly entries: readonly CorpusEntry[];
}

/** A passage's sentences, verbatim. */
export function sentenceTexts(passage: Passage): string[] {
  return passage.sentences.map(({ start, end }) => passage.paragraph.text.slice(start, end));
}
