import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dotProduct, maximise, type Sign } from '../../../src/evaluation/fit/adam.js';

const STEPS = { steps: 800, rate: 0.05 };
const numbers = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 1, maxLength: 5 });

/** The gradient of -½ Σ (weight - target)², which is greatest at the target. */
const towards = (target: readonly number[]) => (weights: Float64Array) =>
  weights.map((weight, i) => (target[i] ?? 0) - weight);

describe('maximise', () => {
  test('climbs to where the gradient vanishes', () => {
    fc.assert(
      fc.property(numbers, (target) => {
        const found = maximise(target.length, towards(target), STEPS);
        target.forEach((value, i) => {
          expect(found[i]).toBeCloseTo(value, 1);
        });
      }),
      { numRuns: 30 },
    );
  });

  test('keeps every weight on its side of zero, and still finds the others', () => {
    const signed = fc.array(fc.tuple(fc.double({ min: -3, max: 3, noNaN: true }), fc.constantFrom<Sign>(-1, 0, 1)), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(signed, (pairs) => {
        const target = pairs.map(([value]) => value);
        const signs = pairs.map(([, sign]) => sign);
        const found = maximise(target.length, towards(target), { ...STEPS, signs });
        pairs.forEach(([value, sign], i) => {
          if (sign !== 0) expect((found[i] ?? Number.NaN) * sign).toBeGreaterThanOrEqual(0);
          expect(found[i]).toBeCloseTo(value * sign < 0 ? 0 : value, 1);
        });
      }),
      { numRuns: 30 },
    );
  });

  test('starts at zero', () => {
    expect([...maximise(2, towards([1, 1]), { steps: 0, rate: 1 })]).toEqual([0, 0]);
  });
});

test('dotProduct adds up products', () => {
  expect(dotProduct([1, 2, 3], Float64Array.of(4, 5, 6))).toBe(32);
  expect(dotProduct([], [])).toBe(0);
});
