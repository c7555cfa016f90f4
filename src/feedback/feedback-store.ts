import { type FileHandle, open } from 'node:fs/promises';
import { diskError } from '../../embeddings/disk-error.js';
import { makeFolder } from '../../embeddings/make-folder.js';
import { blocksOf, feedbackLock, feedbackPath, LINE_END, linesIn } from './feedback-file.js';
import { withLock } from './file-lock.js';
import { parseVote, type Vote, voteLine } from './vote.js';

/** `changed`: the member had voted otherwise on this answer; `unchanged`: the same, and nothing is written. */
export type Recorded = 'recorded' | 'changed' | 'unchanged';

/**
 * Appends votes to the data folder's `feedback.jsonl`, one line of JSON each. The last line for a member and an answer
 * counts. Nothing is remembered between two votes: whether a member has voted before stands in the file, which other
 * processes may change meanwhile, and is looked up there (30 ms of short steps among 100,000 votes).
 */
export class FeedbackStore {
  readonly #dataDir: string;
  #last: Promise<unknown> = Promise.resolve();

  constructor(dataDir: string) {
    this.#dataDir = dataDir;
  }

  /**
   * Resolves when the disk has the vote, usually within milliseconds; 10 seconds later where a holder of the lock died
   * on another machine. Votes are written in the order of the calls.
   *
   * @throws UserError when the data folder cannot be written; the file is as it was then
   */
  record(vote: Vote): Promise<Recorded> {
    const recorded = this.#last.then(() => this.#record(vote));
    this.#last = recorded.catch(() => undefined);
    return recorded;
  }

  async #record(vote: Vote): Promise<Recorded> {
    try {
      await makeFolder(this.#dataDir);
      return await withLock(feedbackLock(this.#dataDir), async () => {
        // It holds who asked what: nobody else's business on a shared machine.
        const file = await open(feedbackPath(this.#dataDir), 'a+', 0o600);
        try {
          return await append(file, vote);
        } finally {
          await file.close();
        }
      });
    } catch (error) {
      throw diskError(error, this.#dataDir);
    }
  }
}

async function append(file: FileHandle, vote: Vote): Promise<Recorded> {
  const { size } = await file.stat();
  const before = await lastVote(file, size, vote);
  if (before?.vote === vote.vote) return 'unchanged';
  // A process was killed in the middle of its line: that line stays by itself.
  const torn = size > 0 && (await byteAt(file, size - 1)) !== LINE_END;
  try {
    await file.appendFile(`${torn ? '\n' : ''}${voteLine(vote)}\n`);
    await file.sync();
  } catch (error) {
    await file.truncate(size).catch(() => undefined);
    throw error;
  }
  return before ? 'changed' : 'recorded';
}

/** The vote of the same member on the same answer that counts now. */
async function lastVote(file: FileHandle, size: number, { member, answer }: Vote): Promise<Vote | null> {
  const needle = Buffer.from(JSON.stringify(answer));
  let last: Vote | null = null;
  for await (const block of blocksOf(file, size)) {
    if (!block.includes(needle)) continue;
    for (const line of linesIn(block)) {
      const vote = line.includes(needle) ? parseVote(line) : null;
      if (vote?.member === member && vote.answer === answer) last = vote;
    }
  }
  return last;
}

async function byteAt(file: FileHandle, position: number): Promise<number | undefined> {
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, position);
  return buffer[0];
}
