import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Embedder } from '../../../embeddings/embedder.js';
import { buildIndex } from '../../../embeddings/index-store.js';
import { buildCorpus } from '../../answer/corpus.js';
import { makeSearchable, type Searchable } from '../../answer/searchable.js';
import type { Article } from '../../article/article.js';
import type { WrittenQuestion } from '../../article/questions-file.js';
import { readArticle } from '../../article/read-article.js';
import { type GoldQuestion, readGold } from '../gold.js';

/** An article with questions to fit on. */
export interface CalibrationArticle {
  readonly article: Article;
  readonly searchable: Searchable;
  readonly gold: readonly GoldQuestion[];
}

/**
 * Reads the calibration articles: texts and questions written for fitting alone, on other subjects than anything that is
 * measured.
 */
export async function readCalibrationSet(
  folder: string,
  embedder: Embedder,
  onProgress?: (done: number, total: number) => void,
): Promise<CalibrationArticle[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md')).sort();
  const articles: CalibrationArticle[] = [];
  for (const name of names) {
    const article = await readArticle(join(folder, name));
    const gold = await readGold(join(folder, name.replace(/md$/, 'jsonl')), article);
    articles.push({ article, gold, searchable: await searchableOf(article, [], embedder) });
    onProgress?.(articles.length, names.length);
  }
  return articles;
}

/** Questions that each article is asked although another one answers them. */
const OFF_TOPIC = 8;

/**
 * The same articles, asked some of each other's questions too: what people ask of a bot that knows one article is often
 * about something else altogether.
 */
export function withOffTopicQuestions(articles: readonly CalibrationArticle[]): CalibrationArticle[] {
  return articles.map((article, i) => {
    const others = Array.from({ length: OFF_TOPIC }, (_, k) => {
      const other = articles[(i + 1 + k) % articles.length]?.gold.filter(({ answerable }) => answerable) ?? [];
      // A step that shares no factor with the number of questions, so that all kinds take their turn.
      return other[(7 * i + 11 * k) % other.length]?.question ?? '';
    });
    return { ...article, gold: [...article.gold, ...others.map((question) => goldOf(question, []))] };
  });
}

/**
 * The same articles as if someone had written half of their questions for them: the other half, with half of the
 * unanswerable ones, is what is then asked.
 */
export async function withHalfTheQuestions(
  { article, gold }: CalibrationArticle,
  half: 0 | 1,
  embedder: Embedder,
): Promise<CalibrationArticle> {
  const answerable = gold.filter((question) => question.answerable);
  const unanswerable = gold.filter((question) => !question.answerable);
  const written = answerable.filter((_, i) => i % 2 === half);
  return {
    article,
    gold: [...answerable.filter((_, i) => i % 2 !== half), ...unanswerable.filter((_, i) => i % 2 !== half)],
    searchable: await searchableOf(
      article,
      written.map(({ question, paragraphs }, line) => ({ line, question, paragraphs })),
      embedder,
    ),
  };
}

/**
 * An article with a file of questions by several writers, once for each: what one wrote is asked, what the others wrote
 * is there to find it by, and what nobody could answer is asked too. In the file a new writer begins where the paragraph
 * numbers fall.
 */
export async function leaveOneWriterOut(
  article: Article,
  questions: readonly WrittenQuestion[],
  unanswerable: readonly string[],
  embedder: Embedder,
): Promise<CalibrationArticle[]> {
  const writers: WrittenQuestion[][] = [];
  let highest = Number.POSITIVE_INFINITY;
  for (const question of questions) {
    const number = question.paragraphs[0] ?? 0;
    if (number < highest - 1) writers.push([]);
    writers.at(-1)?.push(question);
    highest = number;
  }
  const sets: CalibrationArticle[] = [];
  for (const own of writers) {
    const others = writers.filter((writer) => writer !== own).flat();
    const gold = [
      ...own.map(({ question, paragraphs }) => goldOf(question, paragraphs)),
      ...unanswerable.map((question) => goldOf(question, [])),
    ];
    sets.push({ article, gold, searchable: await searchableOf(article, others, embedder) });
  }
  return sets;
}

function goldOf(question: string, paragraphs: readonly number[]): GoldQuestion {
  const answerable = paragraphs.length > 0;
  return { id: question, question, paragraphs, answerable, snippets: [], answer: '', kind: 'written' };
}

/** One article alone, with the questions written for it. */
export async function searchableOf(article: Article, questions: readonly WrittenQuestion[], embedder: Embedder) {
  const corpus = buildCorpus([{ article, questions }]);
  return makeSearchable(corpus, await buildIndex({ corpus: corpus.entries, embedder }), embedder);
}
