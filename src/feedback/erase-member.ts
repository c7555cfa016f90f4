import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import { diskError } from '../../embeddings/disk-error.js';
import { blocksOf, feedbackLock, feedbackPath, linesIn } from './feedback-file.js';
import { withLock } from './file-lock.js';
import { parseVote } from './vote.js';

/**
 * Removes every line of a member; all others stay as they are, byte for byte. Votes that come meanwhile wait.
 *
 * @param member - Discord user id
 * @returns how many lines were removed
 * @throws UserError when the data folder cannot be written; the file is as it was then
 */
export async function eraseMember(dataDir: string, member: string): Promise<number> {
  const path = feedbackPath(dataDir);
  const temporary = `${path}.new`;
  try {
    if (!(await exists(path))) return 0;
    return await withLock(feedbackLock(dataDir), async (stillHeld) => {
      // Left by an erasure that was killed, with lines in it that somebody may want to be gone.
      await rm(temporary, { force: true });
      try {
        const erased = await writeOthers(path, temporary, member);
        if (erased === 0) return 0;
        stillHeld();
        await rename(temporary, path);
        return erased;
      } finally {
        await rm(temporary, { force: true });
      }
    });
  } catch (error) {
    throw diskError(error, dataDir);
  }
}

async function writeOthers(path: string, temporary: string, member: string): Promise<number> {
  const from = await open(path);
  try {
    const to = await open(temporary, 'wx', 0o600);
    try {
      await ownAlike(from, to);
      const erased = await copyOthers(from, to, member);
      await to.sync();
      return erased;
    } finally {
      await to.close();
    }
  } finally {
    await from.close();
  }
}

async function copyOthers(from: FileHandle, to: FileHandle, member: string): Promise<number> {
  const { size } = await from.stat();
  let erased = 0;
  for await (const block of blocksOf(from, size)) {
    const lines = [...linesIn(block)];
    const others = lines.filter((line) => !isOf(line, member));
    erased += lines.length - others.length;
    await to.appendFile(Buffer.concat(others));
  }
  return erased;
}

/** A damaged line that still names the member is the member's, too. */
function isOf(line: Buffer, member: string): boolean {
  if (!line.includes(member)) return false;
  const vote = parseVote(line);
  return vote ? vote.member === member : line.toString().replace(/\s/g, '').includes(`"member":"${member}"`);
}

/** The administrator erases and the bot, as somebody else, goes on writing: owner and permissions are kept. */
async function ownAlike(from: FileHandle, to: FileHandle): Promise<void> {
  const [{ uid, gid, mode }, made] = await Promise.all([from.stat(), to.stat()]);
  if (uid !== made.uid || gid !== made.gid) await to.chown(uid, gid);
  await to.chmod(mode & 0o777);
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
      throw error;
    },
  );
}
