import { describe, expect, test } from 'vitest';
import { figuresOf, type Row } from '../../src/evaluation/figures.js';
import { resultOf, rowOf } from './outcomes.js';

const ROWS: readonly Row[] = [
  rowOf({ id: 'a' }, { rank: 1, confidence: 0.9, sentenceHoldsAnswer: true, ms: 1 }),
  rowOf(
    { id: 'b' },
    { rank: 2, confidence: 0.7, sentenceHoldsAnswer: false, ms: 2, ranking: resultOf([5, 2]).ranking },
  ),
  rowOf({ id: 'c' }, { rank: 3, confidence: 0.3, ms: 3, ranking: resultOf([5, 6, 2]).ranking }),
  rowOf({ id: 'd' }, { rank: null, confidence: 0.8, sentenceHoldsAnswer: true, ms: 4, ranking: resultOf([5]).ranking }),
  rowOf({ id: 'e', answerable: false }, { rank: null, confidence: 0.1, ms: 5 }),
  rowOf({ id: 'f', answerable: false }, { rank: null, confidence: 0.2, ms: 6 }),
  rowOf({ id: 'g', answerable: false }, { rank: null, confidence: 0.75, ms: 9 }),
];

describe('figuresOf', () => {
  test('counts what was found, answered and refused', () => {
    const figures = figuresOf(ROWS);
    const values = Object.fromEntries(Object.entries(figures).map(([name, { value }]) => [name, value]));
    expect(values).toEqual({
      'hit@1': 0.25,
      'hit@3': 0.75,
      'hit@5': 0.75,
      mrr: expect.closeTo((1 + 1 / 2 + 1 / 3) / 4, 6),
      'ndcg@10': expect.closeTo((1 + 1 / Math.log2(3) + 1 / 2) / 4, 6),
      sentence: expect.closeTo(2 / 3, 6),
      // .9 and .8 lie above all three, .7 and .3 above two of them.
      auc: expect.closeTo(10 / 12, 6),
      decision: expect.closeTo(5 / 7, 6),
      // c, e and f were refused, e and f rightly; g should have been.
      'refusal-precision': expect.closeTo(2 / 3, 6),
      'refusal-recall': expect.closeTo(2 / 3, 6),
      // Bin by bin: .9, .7 and .75 together, .3, .8, .1, .2.
      'calibration-error': expect.closeTo((0.1 + Math.abs(0.7 + 0.75 - 1) + 0.7 + 0.2 + 0.1 + 0.2) / 7, 6),
      p50: 4,
      p95: 9,
      p99: 9,
    });
  });

  test('gives each an interval around it', () => {
    for (const { value, low, high } of Object.values(figuresOf(ROWS))) {
      expect(low).not.toBeNull();
      expect(high).not.toBeNull();
      expect(low ?? 0).toBeLessThan(high ?? 0);
      expect(high ?? 0).toBeGreaterThanOrEqual(value ?? 0);
    }
  });

  test('says nothing of what nothing was asked about', () => {
    const nothing = { value: null, low: null, high: null };
    const figures = figuresOf([ROWS[0] as Row]);
    expect(figures['hit@1'].value).toBe(1);
    expect(figures.auc).toEqual(nothing);
    expect(figures['refusal-recall']).toEqual(nothing);
    expect(Object.values(figuresOf([])).every(({ value }) => value === null)).toBe(true);
  });

  test('says nothing of the decisions of what does not decide, and ranks its scores all the same', () => {
    const rows = ROWS.map((row) => ({ ...row, outcome: { ...row.outcome, decision: null } }));
    const figures = figuresOf(rows);
    expect(figures.decision.value).toBeNull();
    expect(figures['calibration-error'].value).toBeNull();
    expect(figures['refusal-precision'].value).toBeNull();
    expect(figures.auc.value).toBeCloseTo(10 / 12, 6);
  });
});
