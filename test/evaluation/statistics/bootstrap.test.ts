import { describe, expect, test } from 'vitest';
import { bootstrap } from '../../../src/evaluation/statistics/bootstrap.js';
import { meanOf } from '../../../src/evaluation/statistics/estimators.js';
import { Random } from '../../../src/evaluation/statistics/random.js';

const numbers = (count: number, from = 0) => Array.from({ length: count }, (_, i) => from + i);
const only = (intervals: readonly { low: number; high: number }[]) =>
  intervals[0] ?? { low: Number.NaN, high: Number.NaN };

/** The k below or at which a share of a binomial's draws lies, divided by n. */
function binomialQuantile(n: number, p: number, share: number): number {
  let mass = (1 - p) ** n;
  let below = mass;
  let k = 0;
  while (below < share) {
    mass *= ((n - k) / (k + 1)) * (p / (1 - p));
    below += mass;
    k++;
  }
  return k / n;
}

describe('bootstrap', () => {
  test.each([
    [40, 28],
    [72, 64],
    [105, 10],
  ])('of a share of %i questions is the binomial that its resamples follow', (count, right) => {
    const values = numbers(count).map((i) => (i < right ? 1 : 0));
    const { low, high } = only(bootstrap([meanOf(values)], [numbers(count)]));
    expect(Math.abs(low - binomialQuantile(count, right / count, 0.025))).toBeLessThanOrEqual(1 / count + 1e-9);
    expect(Math.abs(high - binomialQuantile(count, right / count, 0.975))).toBeLessThanOrEqual(1 / count + 1e-9);
  });

  test('holds the true mean in about 95 of 100 samples', () => {
    const random = new Random(7);
    let held = 0;
    for (let sample = 0; sample < 100; sample++) {
      // Squares of evenly spread numbers: lopsided, with a mean of 1/3.
      const values = numbers(60).map(() => (random.below(1_000_000) / 1_000_000) ** 2);
      const { low, high } = only(bootstrap([meanOf(values)], [numbers(60)]));
      if (low <= 1 / 3 && 1 / 3 <= high) held++;
    }
    expect(held).toBeGreaterThanOrEqual(89);
    expect(held).toBeLessThan(100);
  });

  test('draws from each group by itself', () => {
    // All of one group have 0, all of the other 1: without groups the mean would vary.
    const values = numbers(30).map((i) => (i < 10 ? 0 : 1));
    expect(only(bootstrap([meanOf(values)], [numbers(10), numbers(20, 10)]))).toEqual({ low: 2 / 3, high: 2 / 3 });
    const { low, high } = only(bootstrap([meanOf(values)], [numbers(30)]));
    expect(high - low).toBeGreaterThan(0.2);
  });

  test('computes all numbers from the same draws', () => {
    const values = numbers(40).map((i) => (i * i) % 7);
    const mean = meanOf(values);
    const difference = only(bootstrap([(weights) => mean(weights) - mean(weights)], [numbers(40)]));
    expect(difference).toEqual({ low: 0, high: 0 });
  });

  test('is the same every time, and has no interval without a number', () => {
    const estimator = meanOf(numbers(20));
    expect(bootstrap([estimator], [numbers(20)])).toEqual(bootstrap([estimator], [numbers(20)]));
    expect(only(bootstrap([meanOf([null, null])], [numbers(2)]))).toEqual({ low: Number.NaN, high: Number.NaN });
    expect(only(bootstrap([meanOf([])], [[], []]))).toEqual({ low: Number.NaN, high: Number.NaN });
  });
});
