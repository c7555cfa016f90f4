import { type FileHandle, open } from 'node:fs/promises';
import { cleanLine } from '../article/clean-characters.js';
import { UserError } from '../user-error.js';
import { blocksOf, feedbackLock, feedbackPath, linesIn } from './feedback-file.js';
import { withLock } from './file-lock.js';
import { parseVote, type Vote } from './vote.js';

export interface Votes {
  /** The one that counts of each member for each answer, in the order of their first votes. */
  readonly votes: readonly Vote[];
  /** Lines that are no votes: damaged, cut off, or not ours. */
  readonly skipped: number;
}

/**
 * Reads what members thought of answers; nothing where there is no file yet.
 *
 * @throws UserError when the file is there and cannot be read
 */
export async function readVotes(dataDir: string): Promise<Votes> {
  const path = feedbackPath(dataDir);
  try {
    const snapshot = await openSnapshot(path, feedbackLock(dataDir));
    try {
      return await fold(snapshot);
    } finally {
      await snapshot.file.close();
    }
  } catch (error) {
    if (error instanceof UserError || !(error instanceof Error && 'code' in error)) throw error;
    if (error.code === 'ENOENT') return { votes: [], skipped: 0 };
    throw new UserError(
      `${cleanLine(path)} cannot be read (${error.code}): correct its permissions, or set DATA_DIR to the folder of the bot.`,
      { cause: error },
    );
  }
}

interface Snapshot {
  readonly file: FileHandle;
  readonly size: number;
}

/** Opened under the lock, so that no line is half-written yet; read without it, so that no vote has to wait. */
async function openSnapshot(path: string, lock: string): Promise<Snapshot> {
  const snapshot = async () => {
    const file = await open(path);
    return { file, size: (await file.stat()).size };
  };
  try {
    return await withLock(lock, snapshot);
  } catch (error) {
    if (error instanceof UserError) throw error;
    // A folder that may be read and not written, or a full disk: the worst is a line that is skipped.
    return snapshot();
  }
}

async function fold({ file, size }: Snapshot): Promise<Votes> {
  const votes = new Map<string, Vote>();
  let skipped = 0;
  for await (const block of blocksOf(file, size)) {
    for (const line of linesIn(block)) {
      const vote = parseVote(line);
      if (vote) votes.set(JSON.stringify([vote.member, vote.answer]), vote);
      else if (line.toString().trim() !== '') skipped++;
    }
  }
  return { votes: [...votes.values()], skipped };
}
