import { type ChildProcess, spawn } from 'node:child_process';
import { inject } from 'vitest';

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts the compiled program, with nothing of this process's environment but what it needs to run. */
export function start(args: readonly string[], env: NodeJS.ProcessEnv = {}, program = inject('program')): ChildProcess {
  // No network is reached by mistake, and no .env of the checkout has a say.
  const own = {
    EMBEDDING_MODEL: 'built-in',
    EMBEDDING_HUB: 'http://127.0.0.1:1',
    DATA_DIR: '/dev/null',
    ARTICLES_DIR: '',
  };
  const system = { PATH: process.env.PATH, HOME: process.env.HOME, SystemRoot: process.env.SystemRoot };
  return spawn(process.execPath, [program, ...args], { env: { ...system, ...own, ...env } });
}

/** Runs it to its end with a text as standard input. */
export async function runProgram(args: readonly string[], env: NodeJS.ProcessEnv = {}, input = ''): Promise<Ran> {
  const child = start(args, env);
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk;
  });
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk;
  });
  // A program that never reads its input may be gone before it is written.
  child.stdin?.on('error', () => {});
  child.stdin?.end(input);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, stdout, stderr };
}
