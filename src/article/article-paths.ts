import { readdir } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { UserError } from '../user-error.js';
import { shownPath } from './read-text-file.js';

/**
 * The articles of a folder and its sub-folders, ordered by path: all `.md`, `.markdown` and `.txt` files but `README.md`,
 * `*.questions.txt`, and what begins with a dot.
 *
 * @throws UserError when the folder cannot be read
 */
export async function articlePaths(folder: string): Promise<string[]> {
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

/** Where the questions of an article lie: `a/b.md` has them in `a/b.questions.txt`. */
export function questionsPath(articlePath: string): string {
  return `${articlePath.slice(0, articlePath.length - extname(articlePath).length)}.questions.txt`;
}
