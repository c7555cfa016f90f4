import { UserError } from '../user-error.js';

const MOST = 10;

/**
 * How many passages to show at most.
 *
 * @param option - how the message names what was typed: `--top` or `:top`
 * @throws UserError for anything but a whole number from 1 to 10
 */
export function parseTop(text: string, option: string): number {
  const top = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (top < 1 || top > MOST) {
    throw new UserError(`${option} takes a number from 1 to ${MOST}, not ${JSON.stringify(text)}: write ${option} 5.`);
  }
  return top;
}
