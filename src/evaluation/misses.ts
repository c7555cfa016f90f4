import type { Outcome } from './evaluate.js';
import type { Row } from './figures.js';

/** What went wrong with a question. */
export type Problem = 'not-first' | 'refused' | 'answered';

/** What went wrong, for people. */
export const PROBLEMS: Readonly<Record<Problem, string>> = {
  'not-first': 'Ranked too low',
  refused: 'Refused, though the article answers',
  answered: 'Answered, though the article does not say',
};

/** What went wrong with a question: nothing, or one or two things. */
export function problemsOf({ question, outcome }: Row): Problem[] {
  const answered = outcome.decision?.answered;
  if (!question.answerable) return answered === true ? ['answered'] : [];
  return [
    ...(outcome.rank === 1 ? [] : (['not-first'] as const)),
    ...(answered === false ? (['refused'] as const) : []),
  ];
}

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
  const worst = (problem: Problem, badness: (outcome: Outcome) => number): Miss[] =>
    rows
      .filter((row) => problemsOf(row).includes(problem))
      .sort((a, b) => badness(b.outcome) - badness(a.outcome))
      .slice(0, most)
      .map((row) => ({ row, problem }));
  return {
    'not-first': worst('not-first', ({ rank }) => rank ?? Number.MAX_VALUE),
    refused: worst('refused', ({ score }) => -score),
    answered: worst('answered', ({ score }) => score),
  };
}
