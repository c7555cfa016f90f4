/**
 * A number computed from questions of which each counts a whole number of times: once for what was measured, as often as
 * it was drawn for a resample. NaN where nothing counts.
 *
 * @param weights - by question, 0 or more
 */
export type Estimator = (weights: ArrayLike<number>) => number;

/** The mean over questions. @param values - by question; null where it does not count */
export function meanOf(values: readonly (number | null)[]): Estimator {
  const numbers = Float64Array.from(values, (value) => value ?? 0);
  const counts = Uint8Array.from(values, (value) => (value === null ? 0 : 1));
  return (weights) => {
    let sum = 0;
    let total = 0;
    for (let i = 0; i < numbers.length; i++) {
      const weight = (weights[i] as number) * (counts[i] as number);
      sum += weight * (numbers[i] as number);
      total += weight;
    }
    return sum / total;
  };
}

/** Of the questions that are `among`, the share that are `of`: precision, or recall. */
export function shareOf(of: readonly boolean[], among: readonly boolean[]): Estimator {
  return meanOf(among.map((counts, i) => (counts ? (of[i] ? 1 : 0) : null)));
}

/**
 * Area under the ROC curve: the probability that a positive scores above a negative, ties counting half. One pass over
 * the questions in the order of their scores, where comparing each with each takes n².
 */
export function areaUnder(scores: readonly number[], positive: readonly boolean[]): Estimator {
  const order = orderOf(scores);
  return (weights) => {
    let wins = 0;
    let below = 0;
    let positives = 0;
    for (let start = 0; start < order.length; ) {
      const score = scores[order[start] as number];
      let tiedPositives = 0;
      let tiedNegatives = 0;
      let end = start;
      for (; end < order.length && scores[order[end] as number] === score; end++) {
        const weight = weights[order[end] as number] as number;
        if (positive[order[end] as number]) tiedPositives += weight;
        else tiedNegatives += weight;
      }
      wins += tiedPositives * (below + tiedNegatives / 2);
      below += tiedNegatives;
      positives += tiedPositives;
      start = end;
    }
    return wins / (positives * below);
  };
}

/** The value below or at which a share of the questions lies (nearest rank). @param share - above 0, up to 1 */
export function quantileOf(values: readonly number[], share: number): Estimator {
  const order = orderOf(values);
  return (weights) => {
    let total = 0;
    for (let i = 0; i < order.length; i++) total += weights[i] as number;
    let left = share * total;
    for (let i = 0; i < order.length; i++) {
      left -= weights[order[i] as number] as number;
      // Less than any weight: what rounding leaves of 0.95 × 20 - 19 is none.
      if (left <= 1e-9 && total > 0) return values[order[i] as number] as number;
    }
    return Number.NaN;
  };
}

/** Bins of the calibration error and the reliability diagram. */
export const BINS = 10;

/** @param probability - 0 to 1; 1 is in the last bin */
export function binOf(probability: number): number {
  return Math.min(BINS - 1, Math.floor(probability * BINS));
}

/**
 * Expected calibration error (Naeini et al. 2015) over ten bins of one width: how far what came true lies from what was
 * stated. Chance adds to it and never takes away, so that resamples lie rather above it.
 */
export function calibrationErrorOf(probabilities: readonly number[], outcomes: readonly boolean[]): Estimator {
  const bins = Uint8Array.from(probabilities, binOf);
  const stated = new Float64Array(BINS);
  const came = new Float64Array(BINS);
  return (weights) => {
    stated.fill(0);
    came.fill(0);
    let total = 0;
    for (let i = 0; i < bins.length; i++) {
      const bin = bins[i] as number;
      const weight = weights[i] as number;
      stated[bin] = (stated[bin] as number) + weight * (probabilities[i] as number);
      if (outcomes[i]) came[bin] = (came[bin] as number) + weight;
      total += weight;
    }
    let error = 0;
    for (let bin = 0; bin < BINS; bin++) error += Math.abs((stated[bin] as number) - (came[bin] as number));
    return error / total;
  };
}

function orderOf(values: readonly number[]): Int32Array {
  return Int32Array.from(values.keys()).sort((a, b) => (values[a] as number) - (values[b] as number));
}
