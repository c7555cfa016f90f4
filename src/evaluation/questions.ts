import { stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { Article } from '../article/article.js';
import { shownPath } from '../article/read-text-file.js';
import { packageRoot } from '../package-root.js';
import { UserError } from '../user-error.js';
import { type GoldFile, type GoldQuestion, readGold, readGoldFile } from './gold.js';

const SHIPPED = 's300-reset';
const SUFFIX = '.gold.jsonl';

/** An article with the questions about it. */
export interface Asked {
  readonly article: Article;
  readonly gold: GoldFile;
}

/** The questions of a gold file; without one those that come with the shipped article. */
export async function goldFor(articles: readonly Article[], path: string | undefined): Promise<GoldQuestion[]> {
  if (path === undefined) return [...(await shippedQuestions(articles)).gold.questions];
  const [article] = articles;
  if (article === undefined) throw new UserError('There is no article to ask: name one with --article FILE.');
  return readGold(path, article);
}

/** Where the questions about an article lie: `a/b.md` has them in `a/b.gold.jsonl`. */
export function goldPath(articlePath: string): string {
  return `${articlePath.slice(0, articlePath.length - extname(articlePath).length)}${SUFFIX}`;
}

/**
 * The questions about one article that was named.
 *
 * @param gold - their file; where it is left out, the one beside the article
 * @throws UserError where there is none, saying how to write one
 */
export async function questionsAbout(article: Article, path: string, gold: string | undefined): Promise<Asked> {
  if (gold !== undefined) return { article, gold: await readGoldFile(gold, article) };
  const beside = goldPath(path);
  if (await stat(beside).catch(() => null)) return { article, gold: await readGoldFile(beside, article) };
  throw new UserError(
    `${shownPath(path)} has no questions: write them with footnote eval new, or name their file with --gold FILE.`,
  );
}

/**
 * The questions that come with the shipped article.
 *
 * @throws UserError where it is not among the articles
 */
export async function shippedQuestions(articles: readonly Article[]): Promise<Asked> {
  const article = articles.find(({ id }) => id === SHIPPED);
  if (article === undefined)
    throw new UserError(`The article ${SHIPPED} is not there; name others with --article and --gold.`);
  const gold = await readGoldFile(join(packageRoot(), 'articles', `${SHIPPED}${SUFFIX}`), article);
  return { article, gold: { ...gold, path: `${SHIPPED}${SUFFIX}` } };
}

/**
 * The questions of a file about an article of the library: the one that the file is named after, or the only one.
 *
 * @throws UserError where that leaves it open
 */
export async function questionsOf(articles: readonly Article[], gold: string): Promise<Asked> {
  const name = basename(gold).replace(/(?:\.gold)?\.[^.]*$/, '');
  const article = articles.find(({ id }) => id === name) ?? (articles.length === 1 ? articles[0] : undefined);
  if (article === undefined) {
    const such = articles.length > 0 ? `, or name the file after its article, as in ${articles[0]?.id}${SUFFIX}` : '';
    throw new UserError(`Which article is ${shownPath(gold)} about? Name it with --article FILE${such}.`);
  }
  return { article, gold: await readGoldFile(gold, article) };
}
