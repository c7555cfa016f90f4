import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differences, figure, quantile, ratios } from '../../../src/evaluation/bench/figure.js';
import { renderSection } from '../../../src/evaluation/bench/render.js';

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

test('ratios and differences compare the same round', () => {
  expect(ratios([2, 9, 4], [1, 3, 8])).toEqual([2, 3, 0.5]);
  expect(differences([2, 9, 4], [1, 3, 8])).toEqual([1, 6, -4]);
});

test.each([
  ['ms', undefined, 'less'],
  ['/s', undefined, 'more'],
  ['/s', { bound: 'at most', value: 1 }, 'less'],
  ['share', { bound: 'at least', value: 1 }, 'more'],
] as const)('%s with the goal %j is better when it is %s', (unit, reach, better) => {
  expect(figure('a', unit, [1], reach).better).toBe(better);
});

test('a section says what was measured, how surely, and whether it is enough', () => {
  const section = {
    title: 'One answer',
    figures: [
      figure('p50', 'ms', [1.234, 1, 2], { bound: 'at most', value: 2 }),
      figure('against the model', '×', [1.75, 1.8, 1.7], { bound: 'at most', value: 1.5 }),
      figure('a process', 'ms', [412.4]),
      figure('a tokenizer', 'ms', [0.00654]),
      figure('a large graph', 'ms', [74_321]),
      figure('texts indexed', '/s', [3061.6]),
      figure('recall@10', 'share', [0.995], { bound: 'at least', value: 0.99 }),
      figure('loads the model', 'share', [0], { bound: 'at most', value: 0 }),
      figure('a search, growth', 'exponent', [1, 1.02, 0.97]),
    ],
    sizes: 'vectors',
    curves: [
      {
        name: 'a search',
        unit: 'ms' as const,
        points: [{ size: 1000, value: 0.2, quartiles: [0.1, 0.3] as const, rounds: 9 }],
      },
    ],
    notes: ['On a full moon.'],
  };
  expect(renderSection(section).split('\n')).toEqual([
    'One answer',
    '  p50                                                 1.23 ms   1.00 ms – 2.00 ms   of 3   met: at most 2.00 ms',
    '  against the model                                    1.75 ×     1.70 × – 1.80 ×   of 3   MISSED: at most 1.50 ×',
    '  a process                                            412 ms',
    '  a tokenizer                                        0.007 ms',
    '  a large graph                                        74.3 s',
    '  texts indexed                                      3,062 /s',
    '  recall@10                                             0.995                              met: at least 0.99',
    '  loads the model                                           0                              met: at most 0',
    '  a search, growth                                     n^1.00     n^0.97 – n^1.02   of 3   × 2.00 when it doubles: doubles with it',
    '  by vectors',
    '    a search                                       1,000: 0.200 ms',
    '  On a full moon.',
    '',
  ]);
});
