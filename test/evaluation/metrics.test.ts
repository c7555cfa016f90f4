import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  areaUnderCurve,
  expectedCalibrationError,
  halfInterval,
  hitAt,
  mean,
  meanReciprocalRank,
} from '../../src/evaluation/metrics.js';

const MISSING = Number.POSITIVE_INFINITY;
const ranks = fc.array(fc.oneof(fc.integer({ min: 1, max: 12 }), fc.constant(MISSING)), {
  minLength: 1,
  maxLength: 30,
});
// Few different values, so that ties are common.
const scores = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 20 });

describe('ranks', () => {
  test('hits and reciprocal ranks of an example', () => {
    const example = [1, 2, 4, MISSING];
    expect([1, 2, 3, 4].map((k) => hitAt(example, k))).toEqual([0.25, 0.5, 0.5, 0.75]);
    expect(meanReciprocalRank(example)).toBe((1 + 1 / 2 + 1 / 4) / 4);
  });

  test('hits never fall with k, and the reciprocal rank lies between hit@1 and hit@∞', () => {
    fc.assert(
      fc.property(ranks, fc.integer({ min: 1, max: 12 }), (all, k) => {
        expect(hitAt(all, k + 1)).toBeGreaterThanOrEqual(hitAt(all, k));
        expect(meanReciprocalRank(all)).toBeGreaterThanOrEqual(hitAt(all, 1) - 1e-12);
        expect(meanReciprocalRank(all)).toBeLessThanOrEqual(hitAt(all, 12) + 1e-12);
      }),
    );
  });

  test('no ranks give no number', () => {
    expect([hitAt([], 1), meanReciprocalRank([]), mean([])]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  });
});

describe('areaUnderCurve', () => {
  test('is the area below the receiver operating characteristic', () => {
    fc.assert(
      fc.property(scores, scores, (positives, negatives) => {
        expect(areaUnderCurve(positives, negatives)).toBeCloseTo(areaByTrapezoids(positives, negatives), 9);
      }),
    );
  });

  test('turns into its complement when the sides are swapped', () => {
    fc.assert(
      fc.property(scores, scores, (positives, negatives) => {
        expect(areaUnderCurve(negatives, positives)).toBeCloseTo(1 - areaUnderCurve(positives, negatives), 9);
      }),
    );
  });

  test('asks for the order alone', () => {
    fc.assert(
      fc.property(scores, scores, (positives, negatives) => {
        const stretched = (values: number[]) => values.map((value) => Math.exp(value) - 7);
        expect(areaUnderCurve(stretched(positives), stretched(negatives))).toBe(areaUnderCurve(positives, negatives));
      }),
    );
  });

  test('needs both sides', () => {
    expect(areaUnderCurve([], [1])).toBeNaN();
    expect(areaUnderCurve([1], [])).toBeNaN();
  });
});

/** By moving the threshold down and adding up trapezoids. */
function areaByTrapezoids(positives: readonly number[], negatives: readonly number[]): number {
  const share = (side: readonly number[], threshold: number) =>
    side.filter((score) => score >= threshold).length / side.length;
  let area = 0;
  let last = { hits: 0, alarms: 0 };
  for (const threshold of [...new Set([...positives, ...negatives])].sort((a, b) => b - a)) {
    const next = { hits: share(positives, threshold), alarms: share(negatives, threshold) };
    area += ((next.alarms - last.alarms) * (next.hits + last.hits)) / 2;
    last = next;
  }
  return area;
}

describe('expectedCalibrationError', () => {
  const rows = (probability: number, right: number, count: number) =>
    Array.from({ length: count }, (_, i) => ({ probability, outcome: i < right }));

  test('is 0 where as many come true as was said', () => {
    expect(expectedCalibrationError([...rows(0.75, 3, 4), ...rows(0.2, 1, 5)])).toBeCloseTo(0, 12);
  });

  test('weighs each bin by what is in it', () => {
    // 0.9 stated and 0.5 true among four, 0.05 stated and 0 true among twelve.
    expect(expectedCalibrationError([...rows(0.9, 2, 4), ...rows(0.05, 0, 12)])).toBeCloseTo(
      0.25 * 0.4 + 0.75 * 0.05,
      12,
    );
  });

  test('has a bin for certainty', () => {
    expect(expectedCalibrationError(rows(1, 0, 3))).toBe(1);
  });
});

describe('halfInterval', () => {
  test('is 1.96 standard errors of a share', () => {
    expect(halfInterval(0.6, 60)).toBeCloseTo(0.124, 3);
    expect(halfInterval(1, 60)).toBe(0);
  });

  test('no questions give no number', () => {
    expect(halfInterval(0.5, 0)).toBeNaN();
  });
});
