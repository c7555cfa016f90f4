import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { figure, quantile, ratios } from '../../../src/evaluation/bench/figure.js';
import { renderSection } from '../../../src/evaluation/bench/render.js';
import { inTurn, timed } from '../../../src/evaluation/bench/stopwatch.js';

const values = fc.array(fc.double({ min: 0, max: 1e3, noNaN: true }), { minLength: 1, maxLength: 40 });

describe('quantile', () => {
  test('is the smallest value that is exceeded by no more than the rest', () => {
    fc.assert(
      fc.property(values, fc.double({ min: 0.01, max: 1, noNaN: true }), (all, share) => {
        const found = quantile(all, share);
        const below = (limit: number) => all.filter((value) => value <= limit).length;
        expect(all).toContain(found);
        expect(below(found)).toBeGreaterThanOrEqual(share * all.length - 1e-9);
        const smaller = all.filter((value) => value < found);
        if (smaller.length > 0) expect(below(Math.max(...smaller))).toBeLessThan(share * all.length);
      }),
    );
  });

  test('does not sort what it is given', () => {
    const given = [3, 1, 2];
    expect([quantile(given, 0.5), quantile(given, 0.99), quantile([], 0.5)]).toEqual([2, 3, Number.NaN]);
    expect(given).toEqual([3, 1, 2]);
  });
});

describe('figure', () => {
  test('is the median of the rounds, between their quartiles', () => {
    fc.assert(
      fc.property(values, (all) => {
        const { value, quartiles, rounds } = figure('a', 'ms', all);
        expect(rounds).toBe(all.length);
        expect(quartiles[0]).toBeLessThanOrEqual(value);
        expect(quartiles[1]).toBeGreaterThanOrEqual(value);
      }),
    );
  });

  test.each([
    ['at most', 2, true],
    ['at most', 1.9, false],
    ['at least', 2, true],
    ['at least', 2.1, false],
  ] as const)('%s %d is met: %j', (bound, value, met) => {
    expect(figure('a', '×', [1, 2, 9], { bound, value }).met).toBe(met);
  });

  test('meets nothing where there is nothing to reach', () => {
    expect(figure('a', '×', [1])).toMatchObject({ reach: null, met: null });
  });
});

test('ratios compare the same round', () => {
  expect(ratios([2, 9, 4], [1, 3, 8])).toEqual([2, 3, 0.5]);
});

test('works are done in turn, once a round', async () => {
  const done: string[] = [];
  const numbers = await inTurn(3, {
    a: () => done.push('a'),
    b: async () => done.push('b'),
  });
  expect(done.join('')).toBe('ababab');
  expect(numbers).toEqual({ a: [1, 3, 5], b: [2, 4, 6] });
});

test('time is taken until the work has ended', async () => {
  expect(await timed(() => new Promise((resolve) => setTimeout(resolve, 30)))).toBeGreaterThan(25);
});

test('a section says what was measured, how surely, and whether it is enough', () => {
  const section = {
    title: 'One answer',
    figures: [
      figure('p50', 'ms', [1.234, 1, 2], { bound: 'at most', value: 2 }),
      figure('against the model', '×', [1.75, 1.8, 1.7], { bound: 'at most', value: 1.5 }),
      figure('a process', 'ms', [412.4]),
      figure('recall@10', 'share', [0.995], { bound: 'at least', value: 0.99 }),
      figure('loads the model', 'share', [0], { bound: 'at most', value: 0 }),
    ],
  };
  expect(renderSection(section).split('\n')).toEqual([
    'One answer',
    '  p50                                             1.23 ms   1.00 ms – 2.00 ms   of 3   met: at most 2.00 ms',
    '  against the model                                1.75 ×     1.70 × – 1.80 ×   of 3   MISSED: at most 1.50 ×',
    '  a process                                        412 ms',
    '  recall@10                                         0.995                              met: at least 0.99',
    '  loads the model                                       0                              met: at most 0',
    '',
  ]);
});
