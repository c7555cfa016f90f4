import { describe, expect, test } from 'vitest';
import type { Difference } from '../../../src/evaluation/compare.js';
import { verdictWords } from '../../../src/evaluation/run-page/words.js';

const difference = (fields: Partial<Difference>): Difference => ({
  figure: 'hit@1',
  value: 0.1,
  low: 0,
  high: 0.2,
  questions: 12,
  p: 0.34,
  method: 'exact',
  verdict: 'noise',
  ...fields,
});
const words = (fields: Partial<Difference>, compared = 1) => {
  const { verdict, why } = verdictWords(difference(fields), compared);
  return `${verdict}: ${why}`.replaceAll('\u00A0', ' ');
};

describe('a difference in words', () => {
  test.each([
    [{}, 'may be noise: 12 questions differ; by chance alone this much 34 of 100 times (p = .34)'],
    [{ questions: 1, p: 1 }, 'may be noise: 1 question differs; by chance alone this much every time (p = 1.00)'],
    [
      { p: 0.0004, verdict: 'better' as const },
      'better: 12 questions differ; by chance alone this much less than once in 1,000 times (p < .001)',
    ],
    [
      { p: 0.004, verdict: 'worse' as const },
      'worse: 12 questions differ; by chance alone this much 4 of 1,000 times (p = .004)',
    ],
    [
      { p: 0.01, verdict: 'better' as const },
      'better: 12 questions differ; by chance alone this much once in 100 times (p = .010)',
    ],
    [{ questions: 0, p: 1 }, 'no question differs: '],
    [{ value: null, p: null, verdict: null }, 'nothing to compare: '],
  ])('%j is %j', (fields, expected) => {
    expect(words(fields)).toBe(expected);
  });

  test('that is rare, but not rare enough among several, says so', () => {
    expect(words({ p: 0.03 }, 6)).toBe(
      'may be noise: 12 questions differ; by chance alone this much 3 of 100 times (p = .030), not rare enough where 6 are compared',
    );
  });
});
