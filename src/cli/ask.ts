import { cleanQuestion } from '../answer/question.js';
import { readTextFile, shownPath } from '../article/read-text-file.js';
import type { Footnote } from '../footnote.js';
import { UserError } from '../user-error.js';
import { AnswerPrinter } from './answer-printer.js';
import type { Command } from './command.js';
import { answerLines, linesOf } from './lines.js';
import { openEngine } from './open.js';
import type { ParsedArguments } from './options.js';
import { searchedBy } from './searched.js';
import type { Terminal } from './terminal.js';
import { parseTop } from './top.js';

export const ask: Command = {
  usage: 'ask [options] [QUESTION]',
  description:
    'Answers a question with the closest passages of the articles, the answering sentence in bold.\n' +
    'Without a question: a prompt in a terminal; piped text is answered line by line.',
  options: [
    { name: 'top', value: 'N', summary: 'show up to N passages, 1 to 10 (3 where it is left out)' },
    { name: 'article', value: 'FILE', summary: 'answer from this file alone, saving nothing; may be repeated' },
    { name: 'batch', value: 'FILE', summary: 'answer every line of a file, in order; - is standard input' },
    { name: 'json', summary: 'write one JSON object a line' },
  ],
  examples: [
    'ask "why did Russia cancel?"',
    'ask --article report.txt --top 1 "who signed it?"',
    'ask --json --batch questions.txt',
  ],
  async run(args, terminal) {
    const request = readRequest(args);
    const lines = await batchLines(request.batch, terminal);
    const footnote = await openEngine(terminal, { files: request.files });
    try {
      await answer(request, lines, footnote, terminal);
    } finally {
      await footnote.close();
    }
    return 0;
  },
};

interface Request {
  readonly question: string | null;
  readonly batch: string | null;
  readonly files: readonly string[];
  readonly top: number | null;
  readonly json: boolean;
  readonly noColour: boolean;
}

/** All that can be wrong with the command line is said before anything is loaded. */
function readRequest(args: ParsedArguments): Request {
  const question = args.words.length > 0 ? cleanQuestion(args.words.join(' ')) : null;
  const batch = args.last('batch') ?? null;
  if (question !== null && batch !== null) {
    throw new UserError('--batch brings its own questions: leave out either --batch or the question.');
  }
  const top = args.last('top');
  return {
    question,
    batch,
    files: args.all('article'),
    top: top === undefined ? null : parseTop(top, '--top'),
    json: args.has('json'),
    noColour: args.has('no-color'),
  };
}

type Lines = AsyncIterable<string> | Iterable<string>;

async function batchLines(batch: string | null, { stdin }: Terminal): Promise<Lines | null> {
  if (batch === null) return null;
  if (batch === '-') return linesOf(stdin);
  const text = await readTextFile(batch);
  if (text.trim() === '') throw new UserError(`${shownPath(batch)} is empty: write one question a line.`);
  return text.split(/\r?\n/);
}

async function answer(request: Request, lines: Lines | null, footnote: Footnote, terminal: Terminal): Promise<void> {
  const printer = new AnswerPrinter(terminal, searchedBy(footnote), request);
  const options = request.top === null ? {} : { top: request.top };
  if (request.question !== null) {
    await printer.print(await footnote.ask(request.question, options));
  } else if (lines === null && terminal.stdin.isTTY) {
    const { promptForQuestions } = await import('./prompt.js');
    await promptForQuestions({ footnote, printer, terminal, ...request });
  } else {
    await answerLines(lines ?? linesOf(terminal.stdin), (question) => footnote.ask(question, options), printer);
  }
}
