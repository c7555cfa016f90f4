import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';

export function feedbackPath(dataDir: string): string {
  return join(dataDir, 'feedback.jsonl');
}

/** Whoever changes the file holds this lock: the bot that appends, the command that erases. */
export function feedbackLock(dataDir: string): string {
  return join(dataDir, 'feedback.lock');
}

/** About 900 votes, read and looked through in 0.3 ms. */
const CHUNK = 256 * 1024;

/**
 * A file's bytes in blocks of whole lines; only the last may lack its line's end. Memory does not grow with the file.
 *
 * @param size - where to stop: what is appended meanwhile is not read
 */
export async function* blocksOf(file: FileHandle, size: number): AsyncGenerator<Buffer> {
  let begun: Buffer[] = [];
  for (let position = 0; position < size; ) {
    const length = Math.min(CHUNK, size - position);
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(length), 0, length, position);
    if (bytesRead === 0) break;
    position += bytesRead;
    const bytes = buffer.subarray(0, bytesRead);
    const end = bytes.lastIndexOf(LINE_END) + 1;
    if (end > 0) yield Buffer.concat([...begun, bytes.subarray(0, end)]);
    begun = end > 0 ? [bytes.subarray(end)] : [...begun, bytes];
  }
  const torn = Buffer.concat(begun);
  if (torn.length > 0) yield torn;
}

/** The lines of a block, each with its line's end. */
export function* linesIn(block: Buffer): Generator<Buffer> {
  for (let start = 0; start < block.length; ) {
    const found = block.indexOf(LINE_END, start);
    const end = found === -1 ? block.length : found + 1;
    yield block.subarray(start, end);
    start = end;
  }
}

export const LINE_END = 0x0a;
