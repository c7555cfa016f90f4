import { basename, extname } from 'node:path';
import type { Article } from './article.js';
import { cleanLine } from './clean-characters.js';
import { parseArticle } from './parse-article.js';
import { readTextFile, shownPath } from './read-text-file.js';

/**
 * Reads a file as an article: Markdown by its extension (`.md`, `.markdown`), anything else as plain text.
 *
 * @throws UserError, naming the path, for a file that is missing, a folder, empty, binary, larger than 20 MB, in an
 * unknown encoding, with broken front matter or without a paragraph
 */
export async function readArticle(path: string): Promise<Article> {
  const text = await readTextFile(path);
  const extension = extname(path);
  const id = cleanLine(basename(path, extension)).normalize('NFC');
  const format = /^\.(?:md|markdown)$/iu.test(extension) ? 'markdown' : 'plain';
  return parseArticle(text, { id, format, source: shownPath(path) });
}
