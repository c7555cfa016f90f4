import { hash } from 'node:crypto';
import type { CorpusEntry } from '../../embeddings/corpus-entry.js';
import type { Article } from '../article/article.js';
import type { WrittenQuestion } from '../article/questions-file.js';
import { segmentSentences } from '../article/sentences.js';
import { type Corpus, type Expansion, type Passage, sentenceTexts } from './passage.js';
import { termsOf, words } from './terms.js';

export type { Corpus, Expansion, Passage } from './passage.js';

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
  const terms = termLists(passages.flatMap(sentenceTexts));
  return { articles: sources.map(({ article }) => article), passages, expansions, terms, entries };
}

/** The index terms of each text, between spaces. Texts repeat their words, and stemming one takes 2 µs. */
export function termLists(texts: readonly string[]): string[] {
  const stemmed = new Map<string, readonly string[]>();
  const termsOnce = (word: string) => {
    const terms = stemmed.get(word) ?? termsOf(word);
    stemmed.set(word, terms);
    return terms;
  };
  return texts.map((text) => words(text).flatMap(termsOnce).join(' '));
}

function entry(kind: CorpusEntry['kind'], sentences: readonly string[]): CorpusEntry {
  const key = hash('sha256', JSON.stringify([kind, sentences]));
  return { key, kind, sentences };
}
