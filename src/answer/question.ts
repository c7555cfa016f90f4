import { cleanLine } from '../article/clean-characters.js';
import { UserError } from '../user-error.js';

/** A question is a sentence or two; what is longer is a paste by mistake, and would be ranked as noise. */
export const LONGEST_QUESTION = 1_000;

/**
 * The question as every later part sees it: on one line, trimmed, without control characters and terminal escapes.
 *
 * @throws UserError when nothing is left, or more than 1,000 characters are
 */
export function cleanQuestion(raw: string): string {
  const question = cleanLine(raw);
  if (question === '') throw new UserError('The question is empty: type what you want to know.');
  const length = [...question].length;
  if (length > LONGEST_QUESTION) {
    throw new UserError(
      `The question has ${length.toLocaleString('en')} characters: ask in ${LONGEST_QUESTION.toLocaleString('en')} at most.`,
    );
  }
  return question;
}
