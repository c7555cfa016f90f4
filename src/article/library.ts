import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { UserError } from '../user-error.js';
import type { Article } from './article.js';
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

async function articlePaths(folder: string): Promise<string[]> {
  try {
    const found = await readdir(folder, { recursive: true, withFileTypes: true });
    return found
      .filter((entry) => entry.isFile() || entry.isSymbolicLink())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => isArticle(relative(folder, path).split(sep)))
      .sort((a, b) => (a < b ? -1 : 1));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    const shown = shownPath(folder);
    if (code === 'ENOENT')
      throw new UserError(`The folder ${shown} does not exist; create it and put articles into it.`);
    if (code === 'ENOTDIR') throw new UserError(`${shown} is a file; name the folder that holds the articles.`);
    throw new UserError(`The folder ${shown} cannot be read (${code}); check its permissions.`);
  }
}

function isArticle(path: readonly string[]): boolean {
  const name = path.at(-1) ?? '';
  if (path.some((part) => part.startsWith('.'))) return false;
  return /\.(?:md|markdown|txt)$/iu.test(name) && !/^readme\.|\.questions\.txt$/iu.test(name);
}
