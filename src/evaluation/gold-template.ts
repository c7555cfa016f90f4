import { randomBytes } from 'node:crypto';
import { constants, copyFile, link, rm, writeFile } from 'node:fs/promises';
import type { Article } from '../article/article.js';
import { shownPath } from '../article/read-text-file.js';
import { UserError } from '../user-error.js';

/** Rows for questions that the article does not answer. */
const UNANSWERABLE = 10;

/**
 * A gold file to fill in: every paragraph as a comment with a row below it, and rows for what the article does not say.
 * The rows are comments too, until somebody writes a question into one.
 */
export function goldTemplate({ title, paragraphs }: Pick<Article, 'title' | 'paragraphs'>): string {
  const about = [
    `Questions about "${title}", for footnote eval.`,
    'Write a question into a row, in words that people would use, and take away the # before it. Copy rows as you like.',
    'What begins with # is left out.',
    '  gold    the paragraphs that answer, each on its own; or their words, in quotation marks',
    '  answer  the words that answer, as the article has them; may stay empty',
    '  kind    any word; numbers are shown by kind; may stay empty',
  ];
  const passages = paragraphs.flatMap(({ number, text }) => [
    '',
    `# ¶ ${number}  ${text}`,
    row(String(number), [number]),
  ]);
  const others = Array.from({ length: UNANSWERABLE }, (_, i) => row(`no-${i + 1}`, []));
  const unanswerable = [
    '',
    '# What people may ask and the article does not say: far off, near, and about its own names.',
  ];
  return [...about.map((line) => `# ${line}`), ...passages, ...unanswerable, ...others, ''].join('\n');
}

function row(id: string, gold: readonly number[]): string {
  return `#${JSON.stringify({ id, question: '', answerable: gold.length > 0, gold, answer: '', kind: '' })}`;
}

/**
 * Writes a file that is not there yet, whole or not at all.
 *
 * @throws UserError where it is there, or cannot be written
 */
export async function writeNew(path: string, text: string): Promise<void> {
  const temporary = `${path}.${randomBytes(4).toString('hex')}.tmp`;
  try {
    await writeFile(temporary, text);
    // Unlike a rename, a link replaces nothing. Where a disk knows no links, a copy at least replaces nothing.
    await link(temporary, path).catch(async (error: unknown) => {
      if (codeOf(error) === 'EEXIST') throw error;
      await copyFile(temporary, path, constants.COPYFILE_EXCL);
    });
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EEXIST') throw new UserError(`${shownPath(path)} is there already: add your questions to it.`);
    throw new UserError(
      `${shownPath(path)} cannot be written (${code}): make its folder writable, or copy the article.`,
    );
  } finally {
    await rm(temporary, { force: true }).catch(() => undefined);
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
}
