import type { Article } from '../../article/article.js';
import { cleanLine } from '../../article/clean-characters.js';
import type { Sentences } from '../locales/en.js';
import type { Message } from '../message.js';
import { container, heading, linkButton, row, textDisplay } from './components.js';
import { cutMarkdown } from './cut.js';

export interface ArticleMessage {
  readonly article: Article;
  /** Questions that it answers. */
  readonly questions: readonly string[];
  /** Titles of the other articles. */
  readonly others: readonly string[];
}

/** Words a minute: what people read of prose on a screen. */
const READING_SPEED = 220;
/** UTF-16 units of markdown. */
const TITLE = 300;
const FACTS = 300;
const QUESTION = 200;
const OTHER = 150;
const MOST_QUESTIONS = 5;
/** With all of them, a message is not longer than 3,000. */
const MOST_OTHERS = 8;

/** What an article is, who wrote it, how long it takes to read, and what can be asked. */
export function articleMessage({ article, questions, others }: ArticleMessage, sentences: Sentences): Message {
  const { title, author, publication, published, paragraphs, url } = article;
  const facts = [author, publication, published].filter((fact) => fact !== null && fact !== '').join(' · ');
  const words = paragraphs.reduce((sum, { text }) => sum + (text.match(/\S+/gu)?.length ?? 0), 0);
  const head = [
    heading(markdown(title, TITLE)),
    ...(facts === '' ? [] : [markdown(facts, FACTS)]),
    `-# ${sentences.article.length(paragraphs.length, Math.max(1, Math.round(words / READING_SPEED)))}`,
  ];
  const lists = [
    list(sentences.article.canAsk, questions.slice(0, MOST_QUESTIONS), QUESTION),
    list(sentences.article.others, others.slice(0, MOST_OTHERS), OTHER, others.length > MOST_OTHERS),
  ];
  return {
    components: [
      container([head.join('\n'), ...lists].filter((text) => text !== '').map((text) => textDisplay(text))),
      ...row([linkButton(url, sentences.reading.open)]),
    ],
  };
}

function list(intro: string, items: readonly string[], budget: number, isCut = false): string {
  if (items.length === 0) return '';
  return [intro, ...items.map((item) => `- ${markdown(item, budget)}`), ...(isCut ? ['- …'] : [])].join('\n');
}

function markdown(text: string, budget: number): string {
  return cutMarkdown(cleanLine(text), budget).markdown;
}
