import { describe, expect, inject, test } from 'vitest';
import { IMPORT_ALONE, loadsModelOrIndex, peakMemory, runningTime } from '../../../src/evaluation/bench/processes.js';

describe('loadsModelOrIndex', () => {
  test('is false of the help and true of the model library', () => {
    expect(loadsModelOrIndex([inject('program'), '--help'])).toBe(false);
    expect(loadsModelOrIndex(IMPORT_ALONE)).toBe(true);
  });
});

describe('peakMemory', () => {
  const holding = (bytes: number) => ['-e', `const held = Buffer.alloc(${bytes}, 1); process.stdin.resume();`];

  test('grows by what a process holds', () => {
    const little = peakMemory(holding(1e6), 'a line\n');
    const much = peakMemory(holding(101e6), 'a line\n');
    expect(little).toBeGreaterThan(20);
    expect(much - little).toBeGreaterThan(90);
    expect(much - little).toBeLessThan(120);
  });

  test('is not what this process has', () => {
    const held = Buffer.alloc(200e6, 1);
    expect(peakMemory(holding(1e6))).toBeLessThan(150);
    expect(held.length).toBe(200e6);
  });
});

describe('runningTime', () => {
  test('is the whole process, in milliseconds', () => {
    const nothing = runningTime(['-e', '0']);
    const waiting = runningTime(['-e', 'setTimeout(() => {}, 300)']);
    expect(nothing).toBeGreaterThan(5);
    expect(waiting).toBeGreaterThan(300);
  });

  test('is no number of a process that failed', () => {
    expect(() => runningTime(['-e', 'throw new Error("out of ink")'])).toThrow('out of ink');
  });
});
