import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { folderWith, LIGHTHOUSE } from './fixtures.js';
import { runProgram } from './program.js';

const GOOD = `# What people ask about the lighthouse
1: who came to see it lit again?
2: how old is the tower?
2: who was its engineer?
3: where did the money come from?
4: why was it switched off?
5: does anyone look after the lens?
`;

let folder: ReturnType<typeof folderWith> | undefined;
afterEach(() => folder?.remove());

async function check(questions: string | null): ReturnType<typeof runProgram> {
  folder = folderWith({
    'gull-point.md': LIGHTHOUSE,
    ...(questions === null ? {} : { 'gull-point.questions.txt': questions }),
  });
  return runProgram(['questions', join(folder.path, 'gull-point.md')], { DATA_DIR: join(folder.path, 'data') });
}

it('finds nothing to mend in good questions', async () => {
  const { code, stdout, stderr } = await check(GOOD);
  expect(stdout).toBe('6 questions for the 5 paragraphs of gull-point: nothing to mend.\n');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});

it('lists unknown paragraphs, duplicates, paragraphs without a question, and questions that lead astray', async () => {
  const bad = `${GOOD.replace(/^3:.*\n/m, '')}9: who pays the ferry?\n1: Who was its engineer\n`;
  const { code, stdout } = await check(bad);
  expect(code).toBe(2);
  expect(stdout).toContain('there is no paragraph 9');
  expect(stdout).toContain('Line 8: "Who was its engineer" is asked on line 4 already.');
  expect(stdout).toContain('Paragraph 3 has no question.');
  expect(stdout).toMatch(/Line 7: "who pays the ferry\?" does not find paragraph 9; it finds \d, \d, \d\./);
  expect(stdout).toMatch(/7 questions for the 5 paragraphs of gull-point: \d to mend\.\n$/);
});

it.each([
  [null, 'gull-point.questions.txt holds no question'],
  ['# nothing yet\n', 'gull-point.questions.txt holds no question'],
  ['who?\n', 'line 1'],
])('refuses a file that is missing, empty or of another form: %j', async (questions, sentence) => {
  const { code, stdout, stderr } = await check(questions);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(sentence);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
});
