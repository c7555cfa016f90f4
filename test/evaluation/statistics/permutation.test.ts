import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areaUnderCurve } from '../../../src/evaluation/metrics.js';
import { areaTest, holm, signTest } from '../../../src/evaluation/statistics/permutation.js';

/** All 2^m assignments of signs, one by one. */
function bySigns(differences: readonly number[]): number {
  const observed = Math.abs(differences.reduce((sum, value) => sum + value, 0));
  let asFar = 0;
  for (let mask = 0; mask < 2 ** differences.length; mask++) {
    const sum = differences.reduce((total, value, i) => total + (mask & (1 << i) ? value : -value), 0);
    if (Math.abs(sum) >= observed - 1e-9) asFar++;
  }
  return asFar / 2 ** differences.length;
}

/** McNemar's exact test: how unlikely so uneven a split of `wins + losses` tosses of a coin is. */
function byBinomial(wins: number, losses: number): number {
  const n = wins + losses;
  let term = 1 / 2 ** n;
  let tail = 0;
  for (let k = 0; k <= n; k++) {
    if (k <= Math.min(wins, losses)) tail += term;
    term *= (n - k) / (k + 1);
  }
  return Math.min(1, wins === losses ? 1 : 2 * tail);
}

describe('signTest', () => {
  test('counts every assignment of signs', () => {
    const difference = fc.oneof(
      fc.constant(0),
      fc.integer({ min: -4, max: 4 }),
      fc.integer({ min: -60, max: 60 }).map((part) => part / 61),
    );
    fc.assert(
      fc.property(fc.array(difference, { maxLength: 9 }), (differences) => {
        const { p, method } = signTest(differences);
        expect(method).toBe('exact');
        expect(p).toBeCloseTo(bySigns(differences), 12);
      }),
    );
  });

  test.each([
    [0, 0],
    [1, 0],
    [7, 0],
    [12, 3],
    [10, 10],
    [20, 0],
  ])('of %i questions won and %i lost is the exact binomial', (wins, losses) => {
    const differences = [...Array(wins).fill(1), ...Array(losses).fill(-1), 0, 0];
    expect(signTest(differences)).toEqual({ p: expect.closeTo(byBinomial(wins, losses), 10), method: 'exact' });
  });

  test.each([
    [20, 15],
    [30, 12],
    [60, 40],
  ])('of %i won and %i lost comes near it by drawing', (wins, losses) => {
    const { p, method } = signTest([...Array(wins).fill(1), ...Array(losses).fill(-1)]);
    expect(method).toBe('sampled');
    // Three standard errors of a share of 10,000.
    const exact = byBinomial(wins, losses);
    expect(Math.abs(p - exact)).toBeLessThan(3 * Math.sqrt((exact * (1 - exact)) / 10_000) + 1e-3);
  });

  test('is never impossible, and is the same both ways round and every time', () => {
    const differences = Array.from({ length: 50 }, (_, i) => 1 + (i % 3));
    const { p } = signTest(differences);
    expect(p).toBe(1 / 10_001);
    const mixed = differences.map((value, i) => (i % 4 === 0 ? -value : value));
    expect(signTest(mixed)).toEqual(signTest(mixed));
    expect(signTest(mixed).p).toBe(signTest(mixed.map((value) => -value)).p);
  });
});

describe('areaTest', () => {
  const count = 8;
  const scoresOf = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: count, maxLength: count });

  /** Every exchange of every subset of questions, the scores ranked first. */
  function byExchanges(first: readonly number[], second: readonly number[], positive: readonly boolean[]): number {
    const ranked = [first, second].map((scores) =>
      scores.map((score) => scores.reduce((sum, other) => sum + (other < score ? 1 : other === score ? 0.5 : 0), 0)),
    );
    const side = (scores: readonly number[], is: boolean) => scores.filter((_, i) => positive[i] === is);
    const differenceOf = (mask: number) => {
      const own = [0, 1].map((which) =>
        first.map((_, i) => ranked[mask & (1 << i) ? 1 - which : which]?.[i] ?? Number.NaN),
      );
      const areas = own.map((scores) => areaUnderCurve(side(scores, true), side(scores, false)));
      return Math.abs((areas[0] ?? 0) - (areas[1] ?? 0));
    };
    const observed = differenceOf(0);
    let asFar = 0;
    for (let mask = 0; mask < 2 ** count; mask++) if (differenceOf(mask) >= observed - 1e-9) asFar++;
    return asFar / 2 ** count;
  }

  test('comes near the share of all exchanges', () => {
    const positives = fc
      .array(fc.boolean(), { minLength: count, maxLength: count })
      .filter((all) => new Set(all).size === 2);
    fc.assert(
      fc.property(scoresOf, scoresOf, positives, (first, second, positive) => {
        const exact = byExchanges(first, second, positive);
        // Four standard errors, since many are drawn.
        expect(Math.abs(areaTest([first, second], positive).p - exact)).toBeLessThan(0.021);
      }),
      { numRuns: 25 },
    );
  });

  test('does not care on what scale a system scores', () => {
    const first = [0.1, 0.4, 0.3, 0.9, 0.5, 0.2];
    const second = [3, 1, 9, 4, 8, 2];
    const positive = [false, true, false, true, true, false];
    const stretched = second.map((score) => Math.exp(score) - 100);
    expect(areaTest([first, stretched], positive)).toEqual(areaTest([first, second], positive));
  });

  test('finds no difference between a system and itself', () => {
    expect(
      areaTest(
        [
          [1, 2, 3],
          [1, 2, 3],
        ],
        [true, false, true],
      ).p,
    ).toBe(1);
  });
});

describe('holm', () => {
  test('multiplies the smallest by how many there are, the next by one less, and never falls', () => {
    expect(holm([0.01, 0.04, 0.03])).toEqual([expect.closeTo(0.03), expect.closeTo(0.06), expect.closeTo(0.06)]);
    expect(holm([0.2, null, 0.01, 0.9])).toEqual([
      expect.closeTo(0.4),
      null,
      expect.closeTo(0.03),
      expect.closeTo(0.9),
    ]);
    expect(holm([0.7, 0.9])).toEqual([1, 1]);
    expect(holm([])).toEqual([]);
  });
});
