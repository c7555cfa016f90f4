import { expect, test } from 'vitest';
import { reportOf } from '../../src/evaluation/report.js';
import { answerOf, goldOf, outcomeOf } from './outcomes.js';

const shown = answerOf([2], [[2, 'It was 1911.', 'It was 1911.']]);

test('has a line for all and for each kind, the answerable by rank and the others by refusal', () => {
  const lines = reportOf([
    outcomeOf({ answer: shown, sentenceHoldsAnswer: true }),
    outcomeOf({ gold: goldOf({ kind: 'paraphrase' }), answer: shown, rank: 3 }),
    outcomeOf({ gold: goldOf({ answerable: false, kind: 'near' }), answer: shown }),
    outcomeOf({ gold: goldOf({ answerable: false }) }),
  ]).split('\n');
  expect(lines[0]).toBe('2 answerable and 2 unanswerable questions');
  expect(lines).toContain('all answerable              .50   1.00   1.00    .67   95 % interval of hit@1 ±.69');
  expect(lines).toContain('  lexical (1)              1.00   1.00   1.00   1.00');
  expect(lines).toContain('  paraphrase (1)            .00   1.00   1.00    .33');
  expect(lines).toContain('bold sentence holds the answer                1.00');
  expect(lines).toContain('answered when it should refuse                .50');
  expect(lines).toContain('  near (1), answered wrongly                  1.00');
  expect(lines).toContain('  far (1), answered wrongly                   .00');
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
});

test('shows a dash where there is no number', () => {
  expect(reportOf([outcomeOf({ answer: shown })])).toMatch(/^answered when it should refuse +–$/m);
});
