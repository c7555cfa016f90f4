import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areaUnderCurve } from '../../../src/evaluation/metrics.js';
import {
  areaUnder,
  calibrationErrorOf,
  type Estimator,
  meanOf,
  quantileOf,
  shareOf,
} from '../../../src/evaluation/statistics/estimators.js';

/** Questions, each a score, an outcome, a value that may be missing, and how often it counts. */
const questions = fc.array(
  fc.record({
    // Few different values, so that ties are common.
    score: fc.integer({ min: 0, max: 8 }).map((tenth) => tenth / 8),
    positive: fc.boolean(),
    value: fc.option(fc.integer({ min: -3, max: 3 })),
    weight: fc.integer({ min: 0, max: 3 }),
  }),
  { maxLength: 25 },
);

type Question = typeof questions extends fc.Arbitrary<(infer One)[]> ? One : never;

/** An estimator with weights is the plain number over each question repeated as often as it counts. */
function isRepetition(
  estimatorOf: (all: readonly Question[]) => Estimator,
  plain: (all: readonly Question[]) => number,
) {
  fc.assert(
    fc.property(questions, (all) => {
      const repeated = all.flatMap((question) => Array.from({ length: question.weight }, () => question));
      const found = estimatorOf(all)(all.map(({ weight }) => weight));
      const expected = plain(repeated);
      if (Number.isNaN(expected)) expect(found).toBeNaN();
      else expect(found).toBeCloseTo(expected, 9);
    }),
  );
}

describe('an estimator with weights', () => {
  test('of a mean', () => {
    isRepetition(
      (all) => meanOf(all.map(({ value }) => value)),
      (all) => {
        const values = all.flatMap(({ value }) => (value === null ? [] : [value]));
        return values.reduce((sum, value) => sum + value, 0) / values.length;
      },
    );
  });

  test('of a share', () => {
    isRepetition(
      (all) =>
        shareOf(
          all.map(({ positive }) => positive),
          all.map(({ score }) => score > 0.5),
        ),
      (all) => {
        const among = all.filter(({ score }) => score > 0.5);
        return among.filter(({ positive }) => positive).length / among.length;
      },
    );
  });

  test('of the area under the curve', () => {
    isRepetition(
      (all) =>
        areaUnder(
          all.map(({ score }) => score),
          all.map(({ positive }) => positive),
        ),
      (all) => {
        const side = (is: boolean) => all.filter(({ positive }) => positive === is).map(({ score }) => score);
        return areaUnderCurve(side(true), side(false));
      },
    );
  });

  test('of a quantile', () => {
    for (const share of [0.05, 0.5, 0.95, 1]) {
      isRepetition(
        (all) =>
          quantileOf(
            all.map(({ score }) => score),
            share,
          ),
        (all) => {
          const sorted = all.map(({ score }) => score).sort((a, b) => a - b);
          return sorted[Math.ceil(share * sorted.length - 1e-9) - 1] ?? Number.NaN;
        },
      );
    }
  });

  test('of the calibration error', () => {
    isRepetition(
      (all) =>
        calibrationErrorOf(
          all.map(({ score }) => score),
          all.map(({ positive }) => positive),
        ),
      (all) => {
        let error = 0;
        for (let bin = 0; bin < 10; bin++) {
          const own = all.filter(({ score }) => Math.min(9, Math.floor(score * 10)) === bin);
          const stated = own.reduce((sum, { score }) => sum + score, 0);
          error += Math.abs(stated - own.filter(({ positive }) => positive).length);
        }
        return error / all.length;
      },
    );
  });
});

describe('the calibration error', () => {
  const errorOf = (rows: readonly (readonly [number, number, number])[]) => {
    const all = rows.flatMap(([stated, right, count]) =>
      Array.from({ length: count }, (_, i) => ({ stated, came: i < right })),
    );
    return calibrationErrorOf(
      all.map(({ stated }) => stated),
      all.map(({ came }) => came),
    )(all.map(() => 1));
  };

  test('is 0 where as many come true as was said, and weighs each bin by what is in it', () => {
    expect(
      errorOf([
        [0.75, 3, 4],
        [0.2, 1, 5],
      ]),
    ).toBeCloseTo(0, 12);
    expect(
      errorOf([
        [0.9, 2, 4],
        [0.05, 0, 12],
      ]),
    ).toBeCloseTo(0.25 * 0.4 + 0.75 * 0.05, 12);
  });

  test('has a bin for certainty', () => {
    expect(errorOf([[1, 0, 3]])).toBe(1);
  });
});
