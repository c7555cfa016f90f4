import type { Footnote } from '../footnote.js';
import type { Searched } from './render/answer.js';

/** What an answer of this engine searches. */
export function searchedBy({ articles, model }: Pick<Footnote, 'articles' | 'model'>): Searched {
  const paragraphs = articles.reduce((sum, article) => sum + article.paragraphs.length, 0);
  return { articles: articles.length, paragraphs, model };
}
