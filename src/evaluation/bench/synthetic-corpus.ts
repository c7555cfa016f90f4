import { buildCorpus } from '../../answer/corpus.js';
import { type Corpus, sentenceTexts } from '../../answer/passage.js';
import type { Article, Paragraph } from '../../article/article.js';
import { randomNumbers } from './random.js';

const PARAGRAPHS_AN_ARTICLE = 25;
const SENTENCES_A_PARAGRAPH = 3;
/** Words that are exchanged: enough that no two paragraphs are alike, few enough that sentences stay sentences. */
const EXCHANGED = 1 / 3;
const PLAIN_WORD = /(?<![\p{L}'’-])\p{Ll}{4,}(?![\p{L}'’-])/gu;

/**
 * A corpus as large as one likes, out of another's sentences: put together anew, a third of their words exchanged. The
 * same one on every machine.
 *
 * @param count - passages
 */
export function syntheticCorpus(source: Corpus, count: number): Corpus {
  const sentences = source.passages.flatMap(sentenceTexts);
  const words = sentences.flatMap((sentence) => sentence.match(PLAIN_WORD) ?? []);
  const random = randomNumbers(count);
  const pick = (from: readonly string[]) => from[Math.floor(random() * from.length)] ?? '';
  const sentence = () => pick(sentences).replace(PLAIN_WORD, (word) => (random() < EXCHANGED ? pick(words) : word));
  const articles: Article[] = [];
  for (let left = count; left > 0; left -= PARAGRAPHS_AN_ARTICLE) {
    const paragraphs = Array.from({ length: Math.min(left, PARAGRAPHS_AN_ARTICLE) }, (_, i): Paragraph => {
      const text = Array.from({ length: SENTENCES_A_PARAGRAPH }, sentence).join(' ');
      return { number: i + 1, text, headings: [] };
    });
    articles.push({
      ...UNSIGNED,
      id: `synthetic-${articles.length}`,
      title: `Synthetic ${articles.length}`,
      paragraphs,
    });
  }
  return buildCorpus(articles.map((article) => ({ article, questions: [] })));
}

const UNSIGNED = { author: null, publication: null, published: null, url: null, language: 'en', verbatim: false };
