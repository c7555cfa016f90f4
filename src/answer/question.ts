import { cleanLine } from '../article/clean-characters.js';
import { UserError } from '../user-error.js';

/** A question is a sentence or two; what is longer is a paste by mistake, and would be ranked as noise. */
export const LONGEST_QUESTION = 1_000;

/** A text that cannot be asked, with what faces in other languages say of it. */
export class QuestionError extends UserError {
  /** Characters of the text; 0 when nothing is left of it. */
  readonly characters: number;

  constructor(message: string, characters: number) {
    super(message);
    this.characters = characters;
  }
}

/**
 * The question as every later part sees it: on one line, trimmed, without control characters and terminal escapes.
 *
 * @throws QuestionError when nothing is left, or more than 1,000 characters are
 */
export function cleanQuestion(raw: string): string {
  const question = cleanLine(raw);
  if (question === '') throw new QuestionError('The question is empty: type what you want to know.', 0);
  const length = [...question].length;
  if (length > LONGEST_QUESTION) {
    throw new QuestionError(
      `The question has ${length.toLocaleString('en')} characters: ask in ${LONGEST_QUESTION.toLocaleString('en')} at most.`,
      length,
    );
  }
  return question;
}
