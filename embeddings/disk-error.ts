import { UserError } from '../src/user-error.js';

/** What a person can do about a file system's refusal, by its code. */
const FIXES: Readonly<Record<string, string>> = {
  EACCES: 'is not writable; set DATA_DIR to a folder that is, or change its permissions',
  EPERM: 'is not writable; set DATA_DIR to a folder that is, or change its permissions',
  EROFS: 'is on a read-only disk; set DATA_DIR to a folder on another',
  ENOTDIR: 'is below a file, not a folder; set DATA_DIR to a folder',
  EEXIST: 'is a file, not a folder; set DATA_DIR to a folder',
  ENOSPC: 'is on a full disk; free some space or set DATA_DIR to a folder on another disk',
  EDQUOT: 'is over its disk quota; free some space or set DATA_DIR to a folder on another disk',
};

/** A UserError that names the folder and the fix where the disk refused to write; any other error as it is. */
export function diskError(error: unknown, folder: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  // hnswlib writes for itself, and reports only that it could not.
  const fix =
    FIXES[code] ?? (error instanceof Error && /cannot open file|write/i.test(error.message) ? FIXES.ENOSPC : undefined);
  return fix === undefined ? error : new UserError(`The data folder ${folder} ${fix}.`);
}
