/** Share of ranks that are at most k. @param ranks - 1-based rank of the best right paragraph, Infinity when missing */
export function hitAt(ranks: readonly number[], k: number): number {
  return mean(ranks.map((rank) => (rank <= k ? 1 : 0)));
}

/** Mean reciprocal rank of the first right paragraph. */
export function meanReciprocalRank(ranks: readonly number[]): number {
  return mean(ranks.map((rank) => 1 / rank));
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

/** Mean difference between stated probability and what came true, over ten equal-width bins (Naeini et al. 2015). */
export function expectedCalibrationError(
  rows: readonly { readonly probability: number; readonly outcome: boolean }[],
): number {
  let error = 0;
  for (let bin = 0; bin < 10; bin++) {
    const inBin = rows.filter(({ probability }) => Math.min(9, Math.floor(probability * 10)) === bin);
    if (inBin.length === 0) continue;
    const stated = mean(inBin.map(({ probability }) => probability));
    const came = mean(inBin.map(({ outcome }) => (outcome ? 1 : 0)));
    error += (inBin.length / rows.length) * Math.abs(stated - came);
  }
  return error;
}

/** Half the width of the 95 % interval of a share, normal approximation; 0.12 for 0.6 of 60. */
export function halfInterval(share: number, count: number): number {
  return count === 0 ? Number.NaN : 1.96 * Math.sqrt((share * (1 - share)) / count);
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? Number.NaN : values.reduce((sum, value) => sum + value, 0) / values.length;
}
