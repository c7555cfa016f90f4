import type { Answer } from '../answer/answer.js';
import { LONGEST_QUESTION } from '../answer/question.js';
import { cleanLine } from '../article/clean-characters.js';
import { lookFor } from './look-for.js';
import { renderAnswer, renderQuestion, type Searched } from './render/answer.js';
import { jsonLine } from './render/json.js';
import { renderLines } from './render/paragraph.js';
import { type Terminal, write } from './terminal.js';

export interface PrinterOptions {
  readonly json: boolean;
  readonly noColour: boolean;
}

/** Enough of a question that cannot be answered to recognise it by. */
const RECOGNISABLE = 60;

/** Writes answers to stdout, for people with a blank line between two, or as JSON. */
export class AnswerPrinter {
  readonly #terminal: Terminal;
  readonly #searched: Searched;
  readonly #options: PrinterOptions;
  #printed = 0;

  constructor(terminal: Terminal, searched: Searched, options: PrinterOptions) {
    this.#terminal = terminal;
    this.#searched = searched;
    this.#options = options;
  }

  /** @param asked - whether the question is on the screen already, on the line where it was typed */
  async print(answer: Answer, asked = false): Promise<void> {
    if (this.#options.json) return write(this.#terminal.stdout, `${jsonLine(answer)}\n`);
    const texts = answer.passages.flatMap(({ text, citation }) => [text, citation]);
    const look = await lookFor(this.#terminal, this.#options.noColour, [
      answer.question,
      answer.reason ?? '',
      ...texts,
    ]);
    const text = renderAnswer(answer, this.#searched, look);
    if (asked) return write(this.#terminal.stdout, `\n${text}\n`);
    await this.#block(`${renderQuestion(answer.question, look)}\n\n${text}`);
  }

  /** A question among others that is none: it gets a result of its own, so that results stay in step with questions. */
  async refuse(raw: string, reason: string): Promise<void> {
    const question = [...cleanLine(raw)];
    if (this.#options.json) return write(this.#terminal.stdout, `${jsonLine(refused(question, reason))}\n`);
    const shown = question.length > RECOGNISABLE ? `${question.slice(0, RECOGNISABLE).join('')}…` : question.join('');
    const look = await lookFor(this.#terminal, this.#options.noColour, [shown]);
    await this.#block(`${shown && `${renderQuestion(shown, look)}\n\n`}${renderLines(reason, look)}\n`);
  }

  async #block(text: string): Promise<void> {
    await write(this.#terminal.stdout, this.#printed++ === 0 ? text : `\n${text}`);
  }
}

function refused(question: readonly string[], reason: string): Answer {
  return {
    question: question.slice(0, LONGEST_QUESTION).join(''),
    answerable: false,
    confidence: 0,
    reason,
    refusal: null,
    passages: [],
    ranking: [],
    timing: { embedMs: 0, searchMs: 0, totalMs: 0 },
  };
}
