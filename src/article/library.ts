import { UserError } from '../user-error.js';
import type { Article } from './article.js';
import { articlePaths } from './article-paths.js';
import { readQuestions, type WrittenQuestion } from './questions-file.js';
import { readArticle } from './read-article.js';
import { shownPath } from './read-text-file.js';

/** An article, where it came from, and the questions written for it. */
export interface LibraryEntry {
  readonly article: Article;
  readonly path: string;
  readonly questions: readonly WrittenQuestion[];
}

/**
 * Reads every article of a folder and its sub-folders, ordered by path: all `.md`, `.markdown` and `.txt` files but
 * `README.md`, `*.questions.txt`, and what begins with a dot. A folder without any gives [].
 *
 * @throws UserError when the folder cannot be read, an article or its questions cannot, or two have one id
 */
export async function readLibrary(folder: string): Promise<LibraryEntry[]> {
  return readEntries(await articlePaths(folder));
}

/**
 * Reads articles and their questions, in the order given.
 *
 * @throws UserError as `readArticle` and `readQuestions` do, or when two have one id
 */
export async function readEntries(paths: readonly string[]): Promise<LibraryEntry[]> {
  const entries: LibraryEntry[] = [];
  // One after the other: the first bad file is the one reported, always.
  for (const path of new Set(paths)) {
    entries.push({ article: await readArticle(path), path, questions: await readQuestions(path) });
  }
  assertUniqueIds(entries);
  return entries;
}

/** @throws UserError naming both files, when two entries have one id */
export function assertUniqueIds(entries: readonly Pick<LibraryEntry, 'article' | 'path'>[]): void {
  const paths = new Map<string, string>();
  for (const { article, path } of entries) {
    const other = paths.get(article.id);
    if (other !== undefined) {
      const both = `${shownPath(other)} and ${shownPath(path)}`;
      throw new UserError(
        `${both} both have the id "${article.id}"; rename one, or give it an id in its front matter.`,
      );
    }
    paths.set(article.id, path);
  }
}
