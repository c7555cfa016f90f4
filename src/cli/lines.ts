import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { Answer } from '../answer/answer.js';
import { cleanQuestion } from '../answer/question.js';
import { UserError } from '../user-error.js';
import type { AnswerPrinter } from './answer-printer.js';

/**
 * The lines of a stream, each as soon as it is there.
 *
 * @throws UserError when the stream cannot be read to its end
 */
export async function* linesOf(input: Readable): AsyncGenerator<string> {
  try {
    yield* createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  } catch (error) {
    const cause = error instanceof Error && 'code' in error ? error.code : error;
    throw new UserError(`Standard input cannot be read (${cause}): pipe text into it, one question a line.`);
  }
}

/**
 * One result for each line that is not blank, in order. A line that is no question gets a refusal: the others are
 * answered all the same.
 */
export async function answerLines(
  lines: AsyncIterable<string> | Iterable<string>,
  ask: (question: string) => Promise<Answer>,
  printer: AnswerPrinter,
): Promise<void> {
  for await (const line of lines) {
    if (line.trim() === '') continue;
    const question = questionOrReason(line);
    if (question instanceof UserError) await printer.refuse(line, question.message);
    else await printer.print(await ask(question));
  }
}

function questionOrReason(line: string): string | UserError {
  try {
    return cleanQuestion(line);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}
