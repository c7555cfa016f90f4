import type { RankedParagraph } from '../answer/answer.js';

/** Passages of a ranking that are looked at. */
export const DEPTH = 10;

/** 1 where a right paragraph is among the first k, 0 where not. @param rank - of the first right one; null: none */
export function hitAt(rank: number | null, k: number): number {
  return rank !== null && rank <= k ? 1 : 0;
}

/** One over the rank of the first right paragraph; 0 without one. */
export function reciprocalRank(rank: number | null): number {
  return rank === null ? 0 : 1 / rank;
}

/**
 * Normalised discounted cumulative gain over the first ten (Järvelin and Kekäläinen 2002) with gains of 0 and 1: a right
 * paragraph at rank r gains 1 / log2(r + 1), over what is gained with all right ones on top. Unlike the reciprocal rank it
 * asks for every right paragraph.
 *
 * @param ranking - best first
 * @param right - numbers of the right paragraphs
 * @param article - whose paragraphs they are
 */
export function discountedGain(ranking: readonly RankedParagraph[], right: readonly number[], article: string): number {
  const gain = (position: number) => 1 / Math.log2(position + 2);
  const left = new Set(right);
  let gained = 0;
  ranking.slice(0, DEPTH).forEach(({ article: of, paragraph }, position) => {
    if (of === article && left.delete(paragraph)) gained += gain(position);
  });
  let reachable = 0;
  for (let position = 0; position < Math.min(DEPTH, right.length); position++) reachable += gain(position);
  return reachable === 0 ? 0 : gained / reachable;
}

/**
 * Area under the ROC curve: the probability that a positive scores above a negative, ties counting half. NaN where one
 * side is empty.
 */
export function areaUnderCurve(positives: readonly number[], negatives: readonly number[]): number {
  let wins = 0;
  for (const positive of positives) {
    for (const negative of negatives) wins += positive > negative ? 1 : positive === negative ? 0.5 : 0;
  }
  return wins / (positives.length * negatives.length);
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? Number.NaN : values.reduce((sum, value) => sum + value, 0) / values.length;
}
