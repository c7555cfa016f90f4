import type { SystemRun } from '../run.js';

/** Between which scores the line between refused and answered lies, as far as the questions tell. */
export interface Threshold {
  /** The highest score that was refused; null: none was. */
  readonly refused: number | null;
  /** The lowest that was answered; null: none was. */
  readonly answered: number | null;
}

/** @returns null where a system decides nothing, or by something else than its score */
export function thresholdOf({ outcomes }: SystemRun): Threshold | null {
  const side = (answered: boolean) =>
    outcomes.filter(({ decision }) => decision?.answered === answered).map(({ score }) => score);
  if (outcomes.length === 0 || outcomes.some(({ decision }) => decision === null)) return null;
  const [answered, refused] = [side(true), side(false)];
  const threshold = {
    refused: refused.length > 0 ? Math.max(...refused) : null,
    answered: answered.length > 0 ? Math.min(...answered) : null,
  };
  const overlap = threshold.refused !== null && threshold.answered !== null && threshold.refused >= threshold.answered;
  return overlap ? null : threshold;
}

/** Where a line between the two is drawn; null where the questions do not tell. */
export function middleOf({ refused, answered }: Threshold): number | null {
  return refused === null || answered === null ? null : (refused + answered) / 2;
}
