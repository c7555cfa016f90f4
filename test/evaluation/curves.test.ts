import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hitsOf, refusalsOf, reliabilityOf, wilson } from '../../src/evaluation/curves.js';
import { rowOf } from './outcomes.js';

describe('reliabilityOf', () => {
  test('compares what was stated with what came, bin by bin', () => {
    const rows = [
      rowOf({}, { confidence: 0.91 }),
      rowOf({ answerable: false }, { confidence: 0.99 }),
      rowOf({}, { confidence: 1 }),
      rowOf({ answerable: false }, { confidence: 0.2 }),
    ];
    expect(reliabilityOf(rows)).toMatchObject([
      { from: 0.2, questions: 1, stated: 0.2, came: 0 },
      { from: 0.9, to: 1, questions: 3, stated: expect.closeTo(0.966667, 5), came: expect.closeTo(2 / 3, 5) },
    ]);
  });

  test('has no bins for what states no confidence', () => {
    const row = rowOf({});
    expect(reliabilityOf([{ ...row, outcome: { ...row.outcome, decision: null } }])).toBeNull();
  });
});

describe('wilson', () => {
  test('is where the score test stops to reject', () => {
    const counts = fc
      .integer({ min: 1, max: 200 })
      .chain((of) => fc.tuple(fc.integer({ min: 0, max: of }), fc.constant(of)));
    fc.assert(
      fc.property(counts, ([count, of]) => {
        const { low, high } = wilson(count, of);
        for (const bound of [low, high]) {
          if (bound === 0 || bound === 1) continue;
          const distance = Math.abs(count / of - bound) / Math.sqrt((bound * (1 - bound)) / of);
          expect(distance).toBeCloseTo(1.96, 1);
        }
        expect(low).toBeLessThanOrEqual(count / of + 1e-6);
        expect(high).toBeGreaterThanOrEqual(count / of - 1e-6);
      }),
    );
  });
});

describe('refusalsOf', () => {
  test('says what refusing below each score would come to', () => {
    const rows = [
      rowOf({ answerable: false }, { confidence: 0.1 }),
      rowOf({}, { confidence: 0.3 }),
      rowOf({ answerable: false }, { confidence: 0.5 }),
      rowOf({}, { confidence: 0.9 }),
    ];
    expect(refusalsOf(rows)).toEqual([
      { threshold: 0.1, precision: null, recall: 0 },
      { threshold: 0.3, precision: 1, recall: 0.5 },
      { threshold: 0.5, precision: 0.5, recall: 0.5 },
      { threshold: 0.9, precision: expect.closeTo(2 / 3, 5), recall: 1 },
    ]);
  });
});

test('hitsOf goes from hit@1 to hit@10', () => {
  const rows = [
    rowOf({}, { rank: 1 }),
    rowOf({}, { rank: 4 }),
    rowOf({}, { rank: null }),
    rowOf({ answerable: false }),
  ];
  const third = expect.closeTo(1 / 3, 5);
  const both = expect.closeTo(2 / 3, 5);
  expect(hitsOf(rows)).toEqual([third, third, third, both, both, both, both, both, both, both]);
  expect(hitsOf([])[0]).toBeNull();
});
