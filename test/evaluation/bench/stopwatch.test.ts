import { describe, expect, test } from 'vitest';
import { Interrupted } from '../../../src/evaluation/bench/interrupted.js';
import { inTurn, longestBlock, repeat, timed } from '../../../src/evaluation/bench/stopwatch.js';

test('time is taken until the work has ended', async () => {
  expect(await timed(() => new Promise((resolve) => setTimeout(resolve, 30)))).toBeGreaterThan(25);
});

test('the longest block is what the event loop waits, not what the work takes', async () => {
  const block = (ms: number) => {
    const end = performance.now() + ms;
    while (performance.now() < end);
  };
  const longest = await longestBlock(async () => {
    for (let i = 0; i < 3; i++) {
      block(40);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  });
  expect(longest).toBeGreaterThanOrEqual(39);
});

describe('inTurn', () => {
  test('does the works in turn, once a round', async () => {
    const done: string[] = [];
    const numbers = await inTurn(3, { a: () => done.push('a'), b: async () => done.push('b') });
    expect(done.join('')).toBe('ababab');
    expect(numbers).toEqual({ a: [1, 3, 5], b: [2, 4, 6] });
  });

  test('keeps only whole rounds when it is stopped in the middle of one', async () => {
    const stop = new AbortController();
    let count = 0;
    const numbers = await inTurn(
      9,
      {
        a: () => ++count,
        b: () => {
          if (count === 3) stop.abort();
          return count;
        },
        c: () => count,
      },
      stop.signal,
    );
    expect(numbers).toEqual({ a: [1, 2], b: [1, 2], c: [1, 2] });
  });
});

describe('repeat', () => {
  test('gives the rounds that were complete when the work was stopped', async () => {
    const stop = new AbortController();
    const work = (round: number) => {
      if (round === 2) stop.abort();
      return round;
    };
    expect(await repeat(9, work, stop.signal)).toEqual([0, 1, 2]);
  });

  test('lets a signal in between two works that wait for nothing', async () => {
    const stop = new AbortController();
    setImmediate(() => setImmediate(() => stop.abort()));
    const rounds = await repeat(1000, (round) => round, stop.signal);
    expect(rounds.length).toBeLessThan(10);
  });

  test('throws where no round was complete, and what the work throws', async () => {
    await expect(repeat(3, () => 1, AbortSignal.abort())).rejects.toThrow(Interrupted);
    await expect(
      repeat(3, () => {
        throw new Error('out of ink');
      }),
    ).rejects.toThrow('out of ink');
  });
});
