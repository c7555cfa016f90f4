import { randomBytes } from 'node:crypto';
import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { rm, stat, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { cleanLine } from '../article/clean-characters.js';
import { UserError } from '../user-error.js';

/** A holder says this often that it lives. */
const SIGN_OF_LIFE_MS = 2_000;
/**
 * A lock without a sign of life for so long is a dead holder's, whatever its process id says: another machine's or
 * container's ids mean nothing here, and ids are given again.
 */
const ABANDONED_MS = 10_000;
/** Longer than that, so that a dead holder's lock is always taken over before anybody gives up. */
const PATIENCE_MS = 15_000;
/** A lock gets its holder's name at once; one that has none after so long is from a process killed in between. */
const NAMELESS_MS = 1_000;
const LONGEST_PAUSE_MS = 50;

/** Throws a UserError where the lock was taken over meanwhile: this process had been stopped for longer than a dead one is given. */
type StillHeld = () => void;

/**
 * Does some work while no other process does any under the same lock file. The file names its holder (process id, host,
 * a random mark), so that the next one can tell when the holder is dead. Waits its turn for up to 15 seconds; a holder
 * killed on this machine delays nobody, one elsewhere for 10 seconds.
 *
 * @throws UserError when the lock stays taken; the file system's error when it cannot be made
 */
export async function withLock<T>(path: string, work: (stillHeld: StillHeld) => Promise<T>): Promise<T> {
  const mark = `${process.pid} ${hostname()} ${randomBytes(8).toString('hex')}`;
  await acquire(path, mark);
  const holds = () => contentOf(path) === mark;
  const signs = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch(() => undefined);
  }, SIGN_OF_LIFE_MS).unref();
  try {
    return await work(() => {
      if (!holds()) throw new UserError(`${cleanLine(path)} was taken over meanwhile: try again.`);
    });
  } finally {
    clearInterval(signs);
    if (holds()) await rm(path, { force: true });
  }
}

async function acquire(path: string, mark: string): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  for (let pause = 1; !create(path, mark); pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
    if (await isAbandoned(path)) {
      await takeAway(path, mark);
    } else if (performance.now() > end) {
      throw new UserError(`${cleanLine(path)} has been held for long: stop the program that holds it, or delete it.`);
    }
    // Not all at the same moment again.
    await sleep(pause * (0.5 + Math.random()));
  }
}

/**
 * Synchronous, so that no work of ours comes between the lock and its name.
 *
 * @returns false where it is there already
 */
function create(path: string, mark: string): boolean {
  let file: number;
  try {
    file = openSync(path, 'wx');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
  try {
    writeSync(file, mark);
    // Stopped before it had a name, for so long that somebody took it away?
    return contentOf(path) === mark;
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
}

async function isAbandoned(path: string): Promise<boolean> {
  const text = contentOf(path);
  const written = await modified(path);
  // Released meanwhile: there is nothing to take away.
  if (written === null) return false;
  if (Date.now() - written > (text === '' ? NAMELESS_MS : ABANDONED_MS)) return true;
  const [, id, host] = /^(\d+) (\S+) /.exec(text ?? '') ?? [];
  if (id === undefined || host !== hostname()) return false;
  // A container's first process has the same id after every restart.
  if (Number(id) === process.pid) return written < Date.now() - process.uptime() * 1000;
  return !isRunning(Number(id));
}

/**
 * Removes an abandoned lock. One process at a time, looking once more: otherwise the second to find the lock abandoned
 * would remove the one that the first has made since.
 */
async function takeAway(path: string, mark: string): Promise<void> {
  const guard = `${path}.takeover`;
  if (!create(guard, mark)) {
    const made = await modified(guard);
    if (made !== null && Date.now() - made > ABANDONED_MS) await rm(guard, { force: true });
    return;
  }
  try {
    if (await isAbandoned(path)) await rm(path, { force: true });
  } finally {
    await rm(guard, { force: true });
  }
}

/** @returns null where it is missing, or somebody else's to read */
function contentOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

async function modified(path: string): Promise<number | null> {
  return stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => null,
  );
}

function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch (error) {
    // Anything else says that it runs and is somebody else's.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}
