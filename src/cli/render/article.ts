import type { Article } from '../../article/article.js';
import { cleanLine } from '../../article/clean-characters.js';
import { counted } from './count.js';
import { renderLink } from './link.js';
import type { Look } from './look.js';
import { renderLines, renderParagraph } from './paragraph.js';

/** What is loaded, for `:article`: title, then who wrote it, where, when, and how many paragraphs. */
export function renderArticle(article: Article, look: Look): string {
  const { title, author, publication, published, url, paragraphs } = article;
  const facts = [author, publication, published, counted(paragraphs.length, 'paragraph')]
    .filter((fact) => fact !== null)
    .map(cleanLine);
  return [renderLines(cleanLine(title), look, look.colours.bold), ...renderLink(0, facts.join(' · '), url, look)].join(
    '\n',
  );
}

/**
 * A paragraph with its neighbours, for `:passage 7`.
 *
 * @param number - of a paragraph of this article
 */
export function renderSurroundings(article: Article, number: number, look: Look): string {
  const near = article.paragraphs.filter((paragraph) => Math.abs(paragraph.number - number) <= 1);
  const labels = near.map((paragraph) => `¶ ${paragraph.number}`);
  const margin = Math.max(...labels.map((label) => label.length)) + 2;
  return near
    .map((paragraph, index) => {
      // An empty sentence: the neighbours are quiet all through, and without colours nothing is marked.
      const quiet = paragraph.number === number || !look.colours.isColorSupported ? null : { start: 0, end: 0 };
      return renderParagraph(labels[index] ?? '', margin, cleanLine(paragraph.text), quiet, look).join('\n');
    })
    .join('\n\n');
}
