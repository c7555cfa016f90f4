import { access, constants, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { writeWhole } from '../../embeddings/write-whole.js';

import { shownPath } from '../article/read-text-file.js';
import { UserError } from '../user-error.js';

/**
 * Looks whether a file can be written where somebody wants it: better before minutes of work than after.
 *
 * @param option - how the message names what was typed, such as `--html`
 * @throws UserError
 */
export async function assertCanWrite(path: string, option: string): Promise<void> {
  const shown = shownPath(path);
  const there = await stat(path).catch(() => null);
  if (there?.isDirectory()) throw new UserError(`${option} ${shown} is a folder: name a file in it.`);
  const folder = dirname(resolve(path));
  if (!(await stat(folder).catch(() => null))?.isDirectory()) {
    throw new UserError(`${option} ${shown}: the folder ${shownPath(folder)} does not exist; create it first.`);
  }
  await access(folder, constants.W_OK).catch(() => {
    throw new UserError(`${option} ${shown}: the folder ${shownPath(folder)} may not be written; name another.`);
  });
}

/** Writes a file whole or not at all. @throws UserError where the disk refuses; what was there before is as it was */
export async function writeOutput(path: string, text: string): Promise<void> {
  try {
    await writeWhole(path, text);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new UserError(`${shownPath(path)} cannot be written (${code}): name another file.`);
  }
}
