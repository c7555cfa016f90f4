import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../src/user-error.js';

/** Checksums beside the built-in model, as `sha256sum` writes and checks them. */
const CHECKSUMS = 'SHA256SUMS';

/**
 * Tells one state of a model's files from another.
 *
 * @param names - the model's files, in an order that never changes
 * @returns SHA-256, hex, of the files' checksums
 */
export async function hashModel(folder: string, names: readonly string[]): Promise<string> {
  return digest(await checksumsOf(folder, names));
}

/**
 * What {@link hashModel} gives for the built-in model, taken from the checksums it ships: reading 8 MB only to hash them
 * costs a start 5 to 20 ms, and {@link verifyBuiltIn} exists for doubts.
 */
export async function shippedHash(folder: string): Promise<string> {
  return digest(`${(await shippedChecksums(folder)).join('\n')}\n`);
}

/** @throws UserError that names the first file of the built-in model which is not the one that was shipped */
export async function verifyBuiltIn(folder: string): Promise<void> {
  for (const line of await shippedChecksums(folder)) {
    const name = line.slice(line.indexOf('  ') + 2);
    if ((await checksumsOf(folder, [name])).trimEnd() !== line) {
      throw new UserError(`${join(folder, name)} is not the file that was shipped: restore it from the repository.`);
    }
  }
}

async function shippedChecksums(folder: string): Promise<string[]> {
  const text = await readFile(join(folder, CHECKSUMS), 'utf8').catch(() => null);
  if (text === null) throw new UserError(`${join(folder, CHECKSUMS)} is missing: restore it from the repository.`);
  return text.trimEnd().split(/\r?\n/);
}

async function checksumsOf(folder: string, names: readonly string[]): Promise<string> {
  let lines = '';
  for (const name of names) {
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(join(folder, name))) hash.update(chunk);
    lines += `${hash.digest('hex')}  ${name}\n`;
  }
  return lines;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
