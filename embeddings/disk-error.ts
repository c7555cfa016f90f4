import { UserError } from '../src/user-error.js';

const CHOOSE = 'set DATA_DIR to a folder that can be written';

/** What is wrong with a folder and what helps, by the file system's code. */
const FIXES: Readonly<Record<string, string>> = {
  EACCES: `may not be written: correct its permissions, or ${CHOOSE}`,
  EPERM: `may not be written: correct its permissions, or ${CHOOSE}`,
  EROFS: `is on a disk that is read-only: ${CHOOSE}`,
  ENOTDIR: `is no folder, or lies below a file: ${CHOOSE}`,
  EEXIST: `is no folder: ${CHOOSE}`,
  ENOSPC: `is on a full disk: free some space, or ${CHOOSE}`,
  ENOENT: `cannot be made there: ${CHOOSE}`,
  EDQUOT: `is over its disk quota: free some space, or ${CHOOSE}`,
  EFBIG: `is on a disk that cannot hold so large a file: ${CHOOSE}`,
};

/**
 * Turns a file system's refusal into a sentence for people.
 *
 * @returns a UserError that names folder and fix; anything but a file system's error as it is
 */
export function diskError(error: unknown, folder: string): unknown {
  // Node's own errors have codes too, but they begin otherwise.
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!/^E(?!RR_)[A-Z0-9]+$/.test(code)) return error;
  const fix = FIXES[code] ?? `cannot be written (${code}): ${CHOOSE}`;
  return new UserError(`The data folder ${folder} ${fix}.`, { cause: error });
}
