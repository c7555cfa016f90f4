import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areaUnderCurve, discountedGain, hitAt, mean, reciprocalRank } from '../../src/evaluation/metrics.js';

const ranks = fc.option(fc.integer({ min: 1, max: 10 }));
// Few different values, so that ties are common.
const scores = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 20 });

describe('ranks', () => {
  test('hits and reciprocal ranks of an example', () => {
    expect([1, 2, 4, null].map((rank) => hitAt(rank, 2))).toEqual([1, 1, 0, 0]);
    expect([1, 2, 4, null].map(reciprocalRank)).toEqual([1, 1 / 2, 1 / 4, 0]);
  });

  test('hits never fall with k, and the reciprocal rank lies between hit@1 and hit@10', () => {
    fc.assert(
      fc.property(ranks, fc.integer({ min: 1, max: 9 }), (rank, k) => {
        expect(hitAt(rank, k + 1)).toBeGreaterThanOrEqual(hitAt(rank, k));
        expect(reciprocalRank(rank)).toBeGreaterThanOrEqual(hitAt(rank, 1));
        expect(reciprocalRank(rank)).toBeLessThanOrEqual(hitAt(rank, 10));
      }),
    );
  });

  test('no values have no mean', () => {
    expect(mean([])).toBeNaN();
    expect(mean([1, 2, 6])).toBe(3);
  });
});

describe('discountedGain', () => {
  const rankingOf = (paragraphs: readonly number[], article = 'kiln') =>
    paragraphs.map((paragraph, i) => ({ article, paragraph, score: -i }));

  test('is what an example by hand comes to', () => {
    // Right ones second and fourth, of two: (1 / log2 3 + 1 / log2 5) / (1 + 1 / log2 3).
    expect(discountedGain(rankingOf([7, 2, 9, 4]), [2, 4], 'kiln')).toBeCloseTo(
      (1 / Math.log2(3) + 1 / Math.log2(5)) / (1 + 1 / Math.log2(3)),
      12,
    );
  });

  test('is 1 for a ranking with all right ones on top, and less once a wrong one comes before a right one', () => {
    const paragraphs = fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { minLength: 2, maxLength: 10 });
    fc.assert(
      fc.property(paragraphs, fc.nat(), (all, cut) => {
        const count = 1 + (cut % (all.length - 1));
        const right = all.slice(0, count);
        expect(discountedGain(rankingOf(all), right, 'kiln')).toBeCloseTo(1, 12);
        const swapped = [...all];
        swapped[count - 1] = all[count] ?? 0;
        swapped[count] = all[count - 1] ?? 0;
        expect(discountedGain(rankingOf(swapped), right, 'kiln')).toBeLessThan(1 - 1e-9);
      }),
    );
  });

  test('counts only the first ten, one paragraph once, and no other article', () => {
    expect(discountedGain(rankingOf([11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 2]), [2], 'kiln')).toBe(0);
    expect(discountedGain(rankingOf([2, 2]), [2, 3], 'kiln')).toBeLessThan(1);
    expect(discountedGain(rankingOf([2], 'other'), [2], 'kiln')).toBe(0);
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
