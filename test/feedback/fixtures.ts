import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, inject } from 'vitest';
import type { Vote } from '../../src/feedback/vote.js';

export const ANNA = '80351110224678912';
export const BERT = '80351110224678913';

/** Anna likes an answer that showed paragraphs 3 and 1 of the lighthouse. */
export function vote(parts: Partial<Vote> = {}): Vote {
  return {
    at: '2026-03-01T14:05:09.120Z',
    member: ANNA,
    answer: 'answer-1',
    vote: 'up',
    question: 'what did it cost?',
    cut: false,
    answerable: true,
    passages: [
      { article: 'gull-point', paragraph: 3 },
      { article: 'gull-point', paragraph: 1 },
    ],
    ...parts,
  };
}

/** A folder that is gone after the tests of the file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'footnote-feedback-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A Node process that runs a script against the compiled modules, whose folder is in `process.env.ROOM`. */
export function startScript(script: string, env: NodeJS.ProcessEnv = {}, shell = '') {
  const room = join(dirname(inject('program')), '..', 'feedback');
  const node = ['--input-type=module', '-e', script];
  const [command, args] =
    shell === ''
      ? [process.execPath, node]
      : ['/bin/sh', ['-c', `${shell}; exec "$0" "$@"`, process.execPath, ...node]];
  const child = spawn(command, args, { env: { PATH: process.env.PATH, ROOM: room, ...env } });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk;
  });
  const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
  /** Resolves when the process has written this. */
  const says = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => stdout.includes(text) && resolve();
      child.stdout.on('data', look);
      child.on('close', () => reject(new Error(`It never said ${text}: ${stderr}`)));
      look();
    });
  return { child, ended, says };
}
