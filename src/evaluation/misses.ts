import type { Row } from './figures.js';

/** What went wrong with a question. */
export type Problem = 'not-first' | 'refused' | 'answered';

/** A question that went wrong. */
export interface Miss {
  readonly row: Row;
  readonly problem: Problem;
}

/**
 * The questions that went most wrong, by what went wrong.
 *
 * @param most - of each problem
 * @returns paragraphs ranked furthest down first, then answerable questions refused with the least confidence, then
 *   unanswerable ones answered with the most
 */
export function worstMisses(rows: readonly Row[], most: number): Record<Problem, Miss[]> {
  const worst = (problem: Problem, wrong: (row: Row) => boolean, badness: (row: Row) => number): Miss[] =>
    rows
      .filter(wrong)
      .sort((a, b) => badness(b) - badness(a))
      .slice(0, most)
      .map((row) => ({ row, problem }));
  return {
    'not-first': worst(
      'not-first',
      ({ question, outcome }) => question.answerable && outcome.rank !== 1,
      ({ outcome }) => outcome.rank ?? Number.MAX_VALUE,
    ),
    refused: worst(
      'refused',
      ({ question, outcome }) => question.answerable && outcome.decision?.answered === false,
      ({ outcome }) => -outcome.score,
    ),
    answered: worst(
      'answered',
      ({ question, outcome }) => !question.answerable && outcome.decision?.answered === true,
      ({ outcome }) => outcome.score,
    ),
  };
}
