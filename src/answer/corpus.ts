import { createHash } from 'node:crypto';
import type { CorpusEntry } from '../../embeddings/corpus-entry.js';
import type { Article, Paragraph, Span } from '../article/article.js';
import type { WrittenQuestion } from '../article/questions-file.js';
import { segmentSentences } from '../article/sentences.js';

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
  readonly passages: readonly Passage[];
  readonly expansions: readonly Expansion[];
  /** What is embedded: one entry a passage, then one a written question. */
  readonly entries: readonly CorpusEntry[];
}

export interface SourcedArticle {
  readonly article: Article;
  readonly questions: readonly WrittenQuestion[];
}

export function buildCorpus(sources: readonly SourcedArticle[]): Corpus {
  const passages: Passage[] = [];
  const expansions: Expansion[] = [];
  for (const { article, questions } of sources) {
    const first = passages.length;
    article.paragraphs.forEach((paragraph, i) => {
      passages.push({
        article,
        paragraph,
        sentences: segmentSentences(paragraph.text, article.language),
        preceding: i === 0 ? null : first + i - 1,
      });
    });
    for (const { question, paragraphs } of questions) {
      const targets = paragraphs.map((number) => first + number - 1).filter((position) => position < passages.length);
      if (targets.length > 0) expansions.push({ text: question, passages: targets });
    }
  }
  const entries = [
    ...passages.map((passage) => entry('passage', sentenceTexts(passage))),
    ...expansions.map((expansion) => entry('question', [expansion.text])),
  ];
  return { passages, expansions, entries };
}

/** A passage's sentences, verbatim. */
export function sentenceTexts(passage: Passage): string[] {
  return passage.sentences.map(({ start, end }) => passage.paragraph.text.slice(start, end));
}

function entry(kind: CorpusEntry['kind'], sentences: readonly string[]): CorpusEntry {
  const key = createHash('sha256')
    .update(JSON.stringify([kind, sentences]))
    .digest('hex');
  return { key, kind, sentences };
}
