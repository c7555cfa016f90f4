import { expect, test } from 'vitest';
import { summarise } from '../../src/evaluation/summary.js';
import { answerOf, goldOf, outcomeOf } from './outcomes.js';

const shown = (confidence: number, totalMs: number) => ({
  ...answerOf([2], [[2, 'It was 1911.', 'It was 1911.']], confidence),
  timing: { embedMs: 0, searchMs: totalMs, totalMs },
});
const refused = (confidence: number, totalMs: number) => ({
  ...answerOf([2], [], confidence),
  timing: { embedMs: 0, searchMs: totalMs, totalMs },
});
const far = goldOf({ answerable: false });

test('counts what was found, answered and refused', () => {
  const summary = summarise([
    outcomeOf({ rank: 1, answer: shown(0.9, 1), sentenceHoldsAnswer: true }),
    outcomeOf({ rank: 2, answer: shown(0.7, 2), sentenceHoldsAnswer: false }),
    outcomeOf({ rank: 3, answer: refused(0.3, 3) }),
    outcomeOf({ rank: Number.POSITIVE_INFINITY, answer: shown(0.8, 4), sentenceHoldsAnswer: true }),
    outcomeOf({ gold: far, rank: Number.POSITIVE_INFINITY, answer: refused(0.1, 5) }),
    outcomeOf({ gold: far, rank: Number.POSITIVE_INFINITY, answer: refused(0.2, 6) }),
    outcomeOf({ gold: far, rank: Number.POSITIVE_INFINITY, answer: shown(0.75, 9) }),
  ]);
  expect(summary).toMatchObject({
    answerable: 4,
    unanswerable: 3,
    hit1: 0.25,
    hit3: 0.75,
    hit5: 0.75,
    mrr: (1 + 1 / 2 + 1 / 3) / 4,
    // .9 and .8 lie above all three, .7 and .3 above two of them.
    auc: 10 / 12,
    refusedWrongly: 0.25,
    answeredWrongly: 1 / 3,
    sentence: 2 / 3,
    medianMs: 4,
  });
  expect(summary.halfInterval).toBeCloseTo(1.96 * Math.sqrt((0.25 * 0.75) / 4), 12);
  expect(summary.calibrationError).toBeGreaterThan(0);
});

test('says nothing of what nothing was asked about', () => {
  const summary = summarise([outcomeOf()]);
  expect(summary.hit1).toBe(1);
  expect([summary.auc, summary.answeredWrongly, summary.sentence]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  expect(summarise([]).medianMs).toBeNaN();
});
