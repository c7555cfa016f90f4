import { known, type Row } from './figures.js';
import { DEPTH, hitAt } from './metrics.js';
import type { RefusalPoint, ReliabilityBin } from './run.js';
import { BINS, binOf } from './statistics/estimators.js';

/** How far stated confidence comes true, over ten bins of one width; null where a system states none. */
export function reliabilityOf(rows: readonly Row[]): ReliabilityBin[] | null {
  const stated = rows.flatMap(({ question, outcome }) =>
    outcome.decision ? [{ confidence: outcome.decision.confidence, answerable: question.answerable }] : [],
  );
  if (stated.length < rows.length) return null;
  return Array.from({ length: BINS }, (_, bin) => bin).flatMap((bin) => {
    const inBin = stated.filter(({ confidence }) => binOf(confidence) === bin);
    if (inBin.length === 0) return [];
    const came = inBin.filter(({ answerable }) => answerable).length;
    const mean = inBin.reduce((sum, { confidence }) => sum + confidence, 0) / inBin.length;
    return [
      {
        from: bin / BINS,
        to: (bin + 1) / BINS,
        questions: inBin.length,
        stated: known(mean) ?? 0,
        came: known(came / inBin.length) ?? 0,
        ...wilson(came, inBin.length),
      },
    ];
  });
}

/** 95 % interval of a share (Wilson 1927), which has a width even where all or none of the few in a bin came true. */
export function wilson(count: number, of: number): { low: number; high: number } {
  const z = 1.959964;
  const share = count / of;
  const centre = (share + z ** 2 / (2 * of)) / (1 + z ** 2 / of);
  const half = (z / (1 + z ** 2 / of)) * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2));
  return { low: known(Math.max(0, centre - half)) ?? 0, high: known(Math.min(1, centre + half)) ?? 1 };
}

/** Precision and recall of refusals at every threshold that tells two questions apart, lowest first. */
export function refusalsOf(rows: readonly Row[]): RefusalPoint[] {
  const unanswerable = rows.filter(({ question }) => !question.answerable).length;
  const thresholds = [...new Set(rows.map(({ outcome }) => outcome.score))].sort((a, b) => a - b);
  return thresholds.map((threshold) => {
    const refused = rows.filter(({ outcome }) => outcome.score < threshold);
    const rightly = refused.filter(({ question }) => !question.answerable).length;
    return { threshold, precision: known(rightly / refused.length), recall: known(rightly / unanswerable) };
  });
}

/** hit@1 to hit@10; null where no question is answerable. */
export function hitsOf(rows: readonly Row[]): (number | null)[] {
  const ranks = rows.filter(({ question }) => question.answerable).map(({ outcome }) => outcome.rank);
  return Array.from({ length: DEPTH }, (_, i) =>
    known(ranks.reduce<number>((sum, rank) => sum + hitAt(rank, i + 1), 0) / ranks.length),
  );
}
