import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitExponent, growth, growthWords } from '../../../src/evaluation/bench/growth-fit.js';

const sizes = fc.uniqueArray(fc.integer({ min: 1, max: 100_000 }), { minLength: 2, maxLength: 8 });
const exponents = fc.double({ min: -2, max: 3, noNaN: true });
const factors = fc.double({ min: 1e-3, max: 1e3, noNaN: true });

describe('fitExponent', () => {
  test('finds the exponent of a power law, whatever its factor', () => {
    fc.assert(
      fc.property(sizes, exponents, factors, (xs, exponent, factor) => {
        const ys = xs.map((x) => factor * x ** exponent);
        expect(fitExponent(xs, ys)).toBeCloseTo(exponent, 6);
      }),
    );
  });

  test('has the least squares: no line beside it is nearer', () => {
    const values = fc.array(fc.double({ min: 0.01, max: 100, noNaN: true }), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(sizes, values, exponents, (xs, ys, other) => {
        const residuals = (exponent: number) => {
          const rests = xs.map((x, i) => Math.log(ys[i] as number) - exponent * Math.log(x));
          const mean = rests.reduce((sum, rest) => sum + rest, 0) / rests.length;
          return rests.reduce((sum, rest) => sum + (rest - mean) ** 2, 0);
        };
        expect(residuals(fitExponent(xs, ys))).toBeLessThanOrEqual(residuals(other) + 1e-6);
      }),
    );
  });
});

describe('growth', () => {
  const quantity = (rounds: number[][]) => ({ name: 'a search', unit: 'ms' as const, rounds });

  test('fits every round by itself', () => {
    const { curve, exponent } = growth(
      quantity([
        [1, 1, 1],
        [10, 100, 1],
      ]),
      [10, 100],
    );
    expect(exponent).toMatchObject({ name: 'a search, growth', value: 1, quartiles: [0, 2], rounds: 3 });
    expect(curve.points).toEqual([
      { size: 10, value: 1, quartiles: [1, 1], rounds: 3 },
      { size: 100, value: 10, quartiles: [1, 100], rounds: 3 },
    ]);
  });

  test('leaves out rounds that no power law goes through, and those that a size lacks', () => {
    expect(
      growth(
        quantity([
          [1, 1, 1],
          [10, 0],
        ]),
        [10, 100],
      ).exponent,
    ).toMatchObject({ value: 1, rounds: 1 });
    expect(growth(quantity([[1], [0]]), [10, 100]).exponent).toBeNull();
    expect(growth(quantity([[1, 2]]), [10]).exponent).toBeNull();
  });
});

test.each([
  [0, '× 1.00 when it doubles: stays the same'],
  [0.34, '× 1.27 when it doubles: grows more slowly'],
  [1, '× 2.00 when it doubles: doubles with it'],
  [1.3, '× 2.46 when it doubles: grows faster'],
  [2, '× 4.00 when it doubles: quadruples or worse'],
  [-1, '× 0.50 when it doubles: falls'],
])('n^%d in words: %s', (exponent, words) => {
  expect(growthWords(exponent)).toBe(words);
});
