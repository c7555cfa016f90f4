import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { questionsPath } from '../../src/article/article-paths.js';
import { parseQuestions, readQuestions } from '../../src/article/questions-file.js';
import { UserError } from '../../src/user-error.js';

describe('parseQuestions', () => {
  test('reads one or several paragraphs, and skips comments and blank lines', () => {
    const text =
      '\uFEFF# about the ferry\r\n\r\n7: why did it stop?\r\n 3 , 12 :who: the board or\tthe mayor\r\n4,4: when\r\n';
    expect(parseQuestions(text)).toEqual([
      { line: 3, paragraphs: [7], question: 'why did it stop?' },
      { line: 4, paragraphs: [3, 12], question: 'who: the board or the mayor' },
      { line: 5, paragraphs: [4], question: 'when' },
    ]);
  });

  test('lets no escape sequence through', () => {
    expect(parseQuestions('1: a\u001B[31mb\u202E?')).toEqual([{ line: 1, paragraphs: [1], question: 'ab?' }]);
  });

  test.each([
    ['why did it stop?', 'line 2: write a paragraph number, a colon and a question, as in "7: who was there?".'],
    ['seven: why?', 'line 2: write a paragraph number'],
    ['7 why?', 'line 2: write a paragraph number'],
    ['-1: why?', 'line 2: write a paragraph number'],
    ['7 12: why?', 'line 2: put commas between paragraph numbers'],
    ['7,,12: why?', 'line 2: put commas between paragraph numbers'],
    ['0: why?', 'line 2: paragraphs are counted from 1; there is no paragraph 0.'],
    ['7:', 'line 2: write a question after the colon.'],
    ['7: ???', 'line 2: write a question after the colon.'],
    [`7: ${'why '.repeat(200)}`, 'line 2: shorten the question to 500 characters.'],
  ])('refuses %j with the line', (line, message) => {
    const read = () => parseQuestions(`1: fine\n${line}`, 'a.questions.txt');
    expect(read).toThrow(UserError);
    expect(read).toThrow(`a.questions.txt, ${message}`);
  });
});

describe('readQuestions', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'footnote-questions-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('finds the file beside the article, whatever the extension', () => {
    expect(questionsPath('a/b.c.md')).toBe('a/b.c.questions.txt');
    expect(questionsPath('a.b/plain')).toBe('a.b/plain.questions.txt');
  });

  test('has none where there is no file, or an empty one', async () => {
    expect(await readQuestions(join(folder, 'none.md'))).toEqual([]);
    await writeFile(join(folder, 'empty.questions.txt'), '');
    expect(await readQuestions(join(folder, 'empty.md'))).toEqual([]);
  });

  test('reads the file and names it in errors', async () => {
    const path = join(folder, 'ferry.questions.txt');
    await writeFile(path, '1: who?\n');
    expect(await readQuestions(join(folder, 'ferry.txt'))).toEqual([{ line: 1, paragraphs: [1], question: 'who?' }]);
    await writeFile(path, '1: who?\nwhat\n');
    await expect(readQuestions(join(folder, 'ferry.txt'))).rejects.toThrow(`${path}, line 2: write`);
    await writeFile(path, Buffer.from([0x31, 0x3a, 0x00]));
    await expect(readQuestions(join(folder, 'ferry.txt'))).rejects.toThrow(UserError);
  });
});
