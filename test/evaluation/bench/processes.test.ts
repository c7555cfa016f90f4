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

describe('loadsModelOrIndex', () => {
  test('is false of the help and true of the model library', () => {
    expect(processes.loadsModelOrIndex([processes.PROGRAM, '--help'])).toBe(false);
    expect(processes.loadsModelOrIndex(processes.IMPORT_ALONE)).toBe(true);
  });
});

describe('peakMemory', () => {
  const holding = (bytes: number) => ['-e', `const held = Buffer.alloc(${bytes}, 1); process.stdin.resume();`];

  test('grows by what a process holds', () => {
    const little = processes.peakMemory(holding(1e6), 'a line\n');
    const much = processes.peakMemory(holding(101e6), 'a line\n');
    expect(little).toBeGreaterThan(20);
    expect(much - little).toBeGreaterThan(90);
    expect(much - little).toBeLessThan(120);
  });

  test('is not what this process has', () => {
    const held = Buffer.alloc(200e6, 1);
    expect(processes.peakMemory(holding(1e6))).toBeLessThan(150);
    expect(held.length).toBe(200e6);
  });
});

describe('runningTime', () => {
  test('is the whole process, in milliseconds', () => {
    const nothing = processes.runningTime(['-e', '0']);
    const waiting = processes.runningTime(['-e', 'setTimeout(() => {}, 300)']);
    expect(nothing).toBeGreaterThan(5);
    expect(waiting).toBeGreaterThan(300);
  });

  test('is no number of a process that failed', () => {
    expect(() => processes.runningTime(['-e', 'throw new Error("out of ink")'])).toThrow('out of ink');
  });
});
