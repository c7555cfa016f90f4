import type { Article, Paragraph, Span } from '../article/article.js';
import { textFragment } from './text-fragment.js';

/** Where a passage stands, for people: title, paragraph, and where the article appeared. */
export function citationOf(article: Article, paragraph: Paragraph): string {
  const source = [article.author, article.publication, article.published].filter((part) => part !== null);
  return [`${article.title}, paragraph ${paragraph.number}`, ...source].join(' · ');
}

/** The address of a sentence in its article; null where the article has none or is not shown there word for word. */
export function urlOf(article: Article, paragraph: Paragraph, sentence: Span): string | null {
  if (article.url === null || !article.verbatim) return null;
  const texts = article.paragraphs.map(({ text }) => text);
  const fragment = textFragment(texts, paragraph.number - 1, sentence);
  const hash = article.url.indexOf('#');
  const page = hash === -1 ? article.url : article.url.slice(0, hash);
  const anchor = hash === -1 ? '' : article.url.slice(hash + 1).split(':~:')[0];
  return `${page}#${anchor}${fragment}`;
}
