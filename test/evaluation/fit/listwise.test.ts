import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dotProduct } from '../../../src/evaluation/fit/adam.js';
import { accuracy, type Choice, fitChoices, logLikelihood } from '../../../src/evaluation/fit/listwise.js';
import { randomNumbers } from './random.js';

/** Options of random features, the right one drawn by a softmax of their scores under the planted weights. */
function plantedChoices(planted: readonly number[], count: number): Choice[] {
  const random = randomNumbers();
  return Array.from({ length: count }, () => {
    const options = Array.from({ length: 5 }, () => planted.map(random));
    const powers = options.map((option) => Math.exp(dotProduct(option, planted)));
    let left = random() * powers.reduce((sum, power) => sum + power, 0);
    const right = powers.findIndex((power) => {
      left -= power;
      return left < 0;
    });
    return { options, right: new Set([right]) };
  });
}

describe('fitChoices', () => {
  test('recovers planted weights', () => {
    const planted = [6, 3, 0, 1];
    const found = fitChoices(plantedChoices(planted, 3000), planted.length, 0);
    planted.forEach((weight, i) => {
      expect(Math.abs((found[i] ?? Number.NaN) - weight)).toBeLessThan(0.4);
    });
  });

  test('ranks as the planted weights do', () => {
    const planted = [8, 2];
    const choices = plantedChoices(planted, 300);
    const found = fitChoices(choices, 2);
    expect(accuracy(choices, found)).toBeGreaterThanOrEqual(accuracy(choices, Float64Array.from(planted)) - 0.02);
    expect(logLikelihood(choices, found)).toBeGreaterThan(logLikelihood(choices, Float64Array.of(2, 8)) + 0.5);
  });

  test('gives what speaks against the right option no weight rather than a negative one', () => {
    const choices: Choice[] = Array.from({ length: 20 }, () => ({
      options: [
        [1, 0],
        [0, 1],
      ],
      right: new Set([0]),
    }));
    const [helps = 0, harms] = fitChoices(choices, 2);
    expect(helps).toBeGreaterThan(1);
    expect(harms).toBe(0);
  });

  test('never makes a likelier choice of the wrong options than no weights at all', () => {
    const values = fc.double({ min: 0, max: 1, noNaN: true });
    const choice = fc
      .tuple(fc.array(fc.tuple(values, values), { minLength: 2, maxLength: 4 }), fc.nat())
      .map(([options, right]) => ({ options, right: new Set([right % options.length]) }));
    fc.assert(
      fc.property(fc.array(choice, { minLength: 1, maxLength: 6 }), (choices) => {
        const found = fitChoices(choices, 2, 0.01);
        expect([...found].every((weight) => weight >= 0)).toBe(true);
        expect(logLikelihood(choices, found)).toBeGreaterThanOrEqual(
          logLikelihood(choices, new Float64Array(2)) - 1e-3,
        );
      }),
      { numRuns: 30 },
    );
  });

  test('is content with any of several right options', () => {
    const choices: Choice[] = [{ options: [[1], [1], [0]], right: new Set([0, 1]) }];
    const found = fitChoices(choices, 1, 1e-4);
    expect(Math.exp(logLikelihood(choices, found))).toBeGreaterThan(0.99);
  });
});

test('the likelihood of a guess among n options is one nth', () => {
  const choices: Choice[] = [{ options: [[3], [1], [2], [9]], right: new Set([2]) }];
  expect(logLikelihood(choices, Float64Array.of(0))).toBeCloseTo(-Math.log(4), 12);
});

test('accuracy counts the choices whose best options hold a right one', () => {
  const choices: Choice[] = [
    { options: [[3], [1], [2]], right: new Set([0]) },
    { options: [[3], [1], [2]], right: new Set([2]) },
    { options: [[3], [1], [2]], right: new Set([1]) },
  ];
  expect([1, 2, 3].map((k) => accuracy(choices, Float64Array.of(1), k))).toEqual([1 / 3, 2 / 3, 1]);
});
