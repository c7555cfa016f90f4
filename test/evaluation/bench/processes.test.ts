import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, inject, test } from 'vitest';

type Processes = typeof import('../../../src/evaluation/bench/processes.js');

/** The compiled module, which finds the compiled program. */
let processes: Processes;
beforeAll(async () => {
  const folder = dirname(dirname(inject('program')));
  processes = await import(pathToFileURL(join(folder, 'evaluation', 'bench', 'processes.js')).href);
});

describe('runNode', () => {
  test('gives a process what it reads, and what it wrote', async () => {
    const upper = "process.stdin.on('data', (text) => process.stdout.write(String(text).toUpperCase()))";
    const ended = await processes.runNode(['-e', `${upper}; console.error('aside')`], { input: 'ink' });
    expect(ended).toMatchObject({ stdout: 'INK', stderr: 'aside\n' });
  });

  test('is stopped by a signal, at once', async () => {
    const stop = new AbortController();
    const running = processes.runNode(['-e', 'setInterval(() => {}, 1000)'], { signal: stop.signal });
    setTimeout(() => stop.abort(), 50);
    await expect(running).rejects.toMatchObject({ name: 'Interrupted' });
  });

  test('takes a Ctrl-C that only the process got for a stop', async () => {
    const running = processes.runNode(['-e', "process.kill(process.pid, 'SIGINT'); setInterval(() => {}, 1000)"]);
    await expect(running).rejects.toMatchObject({ name: 'Interrupted' });
  });
});

describe('loadsModelOrIndex', () => {
  test('is false of the help and true of the model library', async () => {
    expect(await processes.loadsModelOrIndex([processes.PROGRAM, '--help'])).toBe(false);
    expect(await processes.loadsModelOrIndex(processes.IMPORT_ALONE)).toBe(true);
  });
});

describe('peakMemory', () => {
  const holding = (bytes: number) => ['-e', `const held = Buffer.alloc(${bytes}, 1); process.stdin.resume();`];

  test('grows by what a process holds', async () => {
    const little = await processes.peakMemory(holding(1e6), { input: 'a line\n' });
    const much = await processes.peakMemory(holding(101e6), { input: 'a line\n' });
    expect(little).toBeGreaterThan(20);
    expect(much - little).toBeGreaterThan(90);
    expect(much - little).toBeLessThan(120);
  });

  test('is not what this process has', async () => {
    const held = Buffer.alloc(200e6, 1);
    expect(await processes.peakMemory(holding(1e6))).toBeLessThan(150);
    expect(held.length).toBe(200e6);
  });
});

describe('runningTime', () => {
  test('is the whole process, in milliseconds', async () => {
    const nothing = await processes.runningTime(['-e', '0']);
    const waiting = await processes.runningTime(['-e', 'setTimeout(() => {}, 300)']);
    expect(nothing).toBeGreaterThan(5);
    expect(waiting).toBeGreaterThan(300);
  });

  test('is no number of a process that failed', async () => {
    await expect(processes.runningTime(['-e', 'throw new Error("out of ink")'])).rejects.toThrow('out of ink');
  });
});
