import { expect, it } from 'vitest';
import { runProgram } from './program.js';

it.each([
  [['bench', 'why?'], 'bench takes no question: leave out everything but its options.'],
  [['bench', '--jsno'], 'Unknown option --jsno: did you mean --json?'],
])('%j ends with one sentence and exit code 2', async (args, sentence) => {
  expect(await runProgram(args)).toEqual({ code: 2, stdout: '', stderr: `${sentence}\n` });
});

it('is in the help', async () => {
  expect((await runProgram(['--help'])).stdout).toMatch(/^ {2}bench +\w/m);
  expect((await runProgram(['bench', '--help'])).stdout).toContain('Usage: footnote bench [options]');
});
