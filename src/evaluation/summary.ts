import type { Outcome } from './evaluate.js';
import { areaUnderCurve, expectedCalibrationError, halfInterval, hitAt, mean, meanReciprocalRank } from './metrics.js';

/** What a run of questions came to; shares are 0 to 1, NaN where nothing counts towards them. */
export interface Summary {
  readonly answerable: number;
  readonly unanswerable: number;
  readonly hit1: number;
  readonly hit3: number;
  readonly hit5: number;
  readonly mrr: number;
  /** Half of the 95 % interval of hit@1. */
  readonly halfInterval: number;
  /** Area under the curve of confidence, answerable against unanswerable. */
  readonly auc: number;
  /** Answerable questions that were refused. */
  readonly refusedWrongly: number;
  /** Unanswerable questions that were answered. */
  readonly answeredWrongly: number;
  readonly calibrationError: number;
  /** Bold sentences that hold the answer, where the passage is right. */
  readonly sentence: number;
  /** Milliseconds. */
  readonly medianMs: number;
}

export function summarise(outcomes: readonly Outcome[]): Summary {
  const answerable = outcomes.filter(({ gold }) => gold.answerable);
  const unanswerable = outcomes.filter(({ gold }) => !gold.answerable);
  const ranks = answerable.map(({ rank }) => rank);
  const sentences = answerable.flatMap(({ sentenceHoldsAnswer }) =>
    sentenceHoldsAnswer === null ? [] : [sentenceHoldsAnswer],
  );
  const hit1 = hitAt(ranks, 1);
  return {
    answerable: answerable.length,
    unanswerable: unanswerable.length,
    hit1,
    hit3: hitAt(ranks, 3),
    hit5: hitAt(ranks, 5),
    mrr: meanReciprocalRank(ranks),
    halfInterval: halfInterval(hit1, ranks.length),
    auc: areaUnderCurve(
      answerable.map(({ answer }) => answer.confidence),
      unanswerable.map(({ answer }) => answer.confidence),
    ),
    refusedWrongly: mean(answerable.map(({ answer }) => (answer.answerable ? 0 : 1))),
    answeredWrongly: mean(unanswerable.map(({ answer }) => (answer.answerable ? 1 : 0))),
    calibrationError: expectedCalibrationError(
      outcomes.map(({ gold, answer }) => ({ probability: answer.confidence, outcome: gold.answerable })),
    ),
    sentence: mean(sentences.map((holds) => (holds ? 1 : 0))),
    medianMs: median(outcomes.map(({ answer }) => answer.timing.totalMs)),
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
