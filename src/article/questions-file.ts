import { stat } from 'node:fs/promises';
import { UserError } from '../user-error.js';
import { questionsPath } from './article-paths.js';
import { cleanCharacters, cleanLine } from './clean-characters.js';
import { hasText } from './prose.js';
import { readTextFile, shownPath } from './read-text-file.js';

/** A question that somebody wrote for an article, and the paragraphs that answer it. */
export interface WrittenQuestion {
  /** 1-based, in the questions file. */
  readonly line: number;
  /** 1-based paragraph numbers, each on its own an answer; at least one. */
  readonly paragraphs: readonly number[];
  readonly question: string;
}

/** Longer is a paragraph, not a question. */
const LONGEST = 500;

/**
 * Reads lines such as `7: why did Russia cancel?` and `7,12: …`; blank lines and `#` comments are skipped.
 *
 * @param source - how error messages name the file
 * @throws UserError, with the line number, for a line of any other form
 */
export function parseQuestions(text: string, source = 'the questions file'): WrittenQuestion[] {
  return cleanCharacters(text)
    .split('\n')
    .flatMap((raw, i) => {
      const line = cleanLine(raw);
      return line === '' || line.startsWith('#') ? [] : [parseLine(line, i + 1, source)];
    });
}

function parseLine(text: string, line: number, source: string): WrittenQuestion {
  const fail = (problem: string): UserError => new UserError(`${source}, line ${line}: ${problem}`);
  const [, numbers, question = ''] = /^([\d\s,]*\d)\s*:(.*)$/u.exec(text) ?? [];
  if (numbers === undefined) throw fail('write a paragraph number, a colon and a question, as in "7: who was there?".');
  const paragraphs = numbers.split(',').map((number) => number.trim());
  if (!paragraphs.every((number) => /^\d{1,6}$/u.test(number)))
    throw fail('put commas between paragraph numbers, as in "7,12: …".');
  const counted = paragraphs.map(Number);
  if (counted.includes(0)) throw fail('paragraphs are counted from 1; there is no paragraph 0.');
  if (!hasText(question)) throw fail('write a question after the colon.');
  if (question.length > LONGEST) throw fail(`shorten the question to ${LONGEST} characters.`);
  return { line, paragraphs: [...new Set(counted)], question: question.trim() };
}

/**
 * Reads the questions written for an article; none when there is no such file.
 *
 * @throws UserError, naming file and line, when the file is there and cannot be read
 */
export async function readQuestions(articlePath: string): Promise<WrittenQuestion[]> {
  const path = questionsPath(articlePath);
  if (!(await exists(path))) return [];
  return parseQuestions(await readTextFile(path), shownPath(path));
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch {
    return false;
  }
}
