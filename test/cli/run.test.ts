import { PassThrough, Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { run } from '../../src/cli/run.js';

/** Runs with a stdout on which every write fails, and returns the exit code and what stderr says. */
async function failing(env: NodeJS.ProcessEnv): Promise<{ code: number; said: string }> {
  const stdout = new Writable();
  stdout.write = () => {
    throw new Error('out of\u001B[31m luck');
  };
  let said = '';
  const stderr = new PassThrough().on('data', (chunk) => {
    said += String(chunk);
  });
  const code = await run(['--help'], { stdin: new PassThrough(), stdout, stderr, env });
  return { code, said };
}

it('tells a failure of ours in one sentence, with exit code 1', async () => {
  const { code, said } = await failing({});
  expect(code).toBe(1);
  expect(said).toBe('Footnote failed, through no fault of yours: out of luck (DEBUG=footnote shows where)\n');
});

it('adds the stack with DEBUG=footnote', async () => {
  expect((await failing({ DEBUG: 'footnote' })).said).toMatch(/\nError: out of luck\n +at /);
});
