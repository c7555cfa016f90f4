import type { Article, Paragraph, Span } from '../article/article.js';
import type { CitedPassage } from './answer.js';
import { PageText } from './page-text.js';
import type { Passage } from './passage.js';
import { textFragment } from './text-fragment.js';

/**
 * A passage as a person is shown it.
 *
 * @param answering - which of its sentences answers, from 0; the whole paragraph where it has no such sentence
 */
export function cite({ article, paragraph, sentences }: Passage, answering: number, score: number): CitedPassage {
  const span = sentences[answering] ?? { start: 0, end: paragraph.text.length };
  return {
    article: article.id,
    title: article.title,
    paragraph: paragraph.number,
    text: paragraph.text,
    sentence: paragraph.text.slice(span.start, span.end),
    score,
    citation: citationOf(article, paragraph),
    url: urlOf(article, paragraph, span),
  };
}

/** Where a passage stands, for people: title, paragraph, and where the article appeared. */
export function citationOf(article: Article, paragraph: Paragraph): string {
  const source = [article.author, article.publication, article.published].filter((part) => part !== null);
  return [`${article.title}, paragraph ${paragraph.number}`, ...source].join(' · ');
}

/** Kept, because a long article takes 10 ms to prepare. */
const pages = new WeakMap<Article, PageText>();

/** The address of a sentence in its article; null where the article has none or is not shown there word for word. */
export function urlOf(article: Article, paragraph: Paragraph, sentence: Span): string | null {
  if (article.url === null || !article.verbatim) return null;
  const page = pages.get(article) ?? new PageText(article);
  pages.set(article, page);
  const fragment = textFragment(page, paragraph.number - 1, sentence);
  const [address = '', hash = ''] = split(article.url, '#');
  // A directive of the article's own address would be obeyed before this one.
  const [anchor = ''] = split(hash, ':~:');
  return anchor === '' && fragment === '' ? address : `${address}#${anchor}${fragment}`;
}

/** The text before and after the first separator. */
function split(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}
