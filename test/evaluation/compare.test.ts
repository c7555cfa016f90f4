import { describe, expect, test } from 'vitest';
import { compare } from '../../src/evaluation/compare.js';
import type { Row } from '../../src/evaluation/figures.js';
import { rowOf } from './outcomes.js';

/** Answerable questions with these ranks, and one that is not. */
const rowsOf = (ranks: readonly (number | null)[], confidence = 0.8): Row[] => [
  ...ranks.map((rank, i) => rowOf({ id: String(i) }, { rank, confidence: confidence - i / 100 })),
  rowOf({ id: 'none', answerable: false }, { rank: null, confidence: 0.2 }),
];
const ranks = (first: number, of: number) => Array.from({ length: of }, (_, i) => (i < first ? 1 : 4));
const differenceIn = (comparison: ReturnType<typeof compare>[number] | undefined, figure: string) =>
  comparison?.differences.find((difference) => difference.figure === figure);

describe('compare', () => {
  test('calls few questions won noise, and many better', () => {
    const [few, many] = compare({ name: 'a', rows: rowsOf(ranks(10, 40)) }, [
      { name: 'b', rows: rowsOf(ranks(13, 40)) },
      { name: 'c', rows: rowsOf(ranks(30, 40)) },
    ]);
    expect(differenceIn(few, 'hit@1')).toMatchObject({ value: 0.075, questions: 3, p: 0.25, verdict: 'noise' });
    expect(differenceIn(many, 'hit@1')).toMatchObject({
      value: 0.5,
      questions: 20,
      method: 'exact',
      verdict: 'better',
    });
    expect(differenceIn(many, 'hit@1')?.low).toBeGreaterThan(0.3);
    expect(few).toMatchObject({ system: 'b', against: 'a' });
  });

  test('says worse where it is', () => {
    const [worse] = compare({ name: 'a', rows: rowsOf(ranks(30, 40)) }, [{ name: 'b', rows: rowsOf(ranks(10, 40)) }]);
    expect(differenceIn(worse, 'hit@1')).toMatchObject({ value: -0.5, verdict: 'worse' });
    expect(differenceIn(worse, 'mrr')).toMatchObject({ verdict: 'worse' });
  });

  test('asks more of one difference among several', () => {
    const first = { name: 'a', rows: rowsOf(ranks(10, 40)) };
    // Six won and none lost: p = 2 / 64.
    const six = { name: 'b', rows: rowsOf(ranks(16, 40)) };
    expect(differenceIn(compare(first, [six])[0], 'hit@1')).toMatchObject({ p: 0.03125, verdict: 'better' });
    const same = [six, { ...six, name: 'c' }];
    expect(compare(first, same).map((one) => differenceIn(one, 'hit@1')?.verdict)).toEqual(['noise', 'noise']);
  });

  test('finds a system equal to itself', () => {
    const rows = rowsOf(ranks(10, 40));
    const [itself] = compare({ name: 'a', rows }, [{ name: 'b', rows }]);
    for (const { value, low, high, questions, p, verdict } of itself?.differences ?? []) {
      expect({ value, low, high, questions, p, verdict }).toEqual({
        value: 0,
        low: 0,
        high: 0,
        questions: 0,
        p: 1,
        verdict: 'noise',
      });
    }
  });

  test('compares no decisions of what does not decide', () => {
    const rows = rowsOf(ranks(10, 40));
    const undecided = rows.map((row) => ({ ...row, outcome: { ...row.outcome, decision: null } }));
    const [comparison] = compare({ name: 'a', rows }, [{ name: 'b', rows: undecided }]);
    expect(differenceIn(comparison, 'decision')).toEqual({
      figure: 'decision',
      value: null,
      low: null,
      high: null,
      questions: 0,
      p: null,
      method: null,
      verdict: null,
    });
  });
});
