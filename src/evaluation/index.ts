import { join } from 'node:path';
import type { Article } from '../article/article.js';
import { packageRoot } from '../package-root.js';
import { UserError } from '../user-error.js';
import { type GoldQuestion, readGold } from './gold.js';

export { evaluate } from './evaluate.js';
export { reportOf } from './report.js';
export { summarise } from './summary.js';

/** The questions of a gold file; without one those that come with the shipped article. */
export async function goldFor(articles: readonly Article[], path: string | undefined): Promise<GoldQuestion[]> {
  const article = path === undefined ? articles.find(({ id }) => id === SHIPPED) : articles[0];
  if (article === undefined)
    throw new UserError(`The article ${SHIPPED} is not there; name others with --article and --gold.`);
  return readGold(path ?? join(packageRoot(), 'articles', `${SHIPPED}.gold.jsonl`), article);
}

const SHIPPED = 's300-reset';
