import { randomBytes } from 'node:crypto';

/** Names a failure for a member and in the log: short enough to be read out, long enough to be found. */
export function newReference(): string {
  return randomBytes(4).toString('hex');
}
