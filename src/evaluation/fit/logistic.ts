import type { Logistic } from '../../answer/parameters.js';
import { dotProduct, maximise, type Sign } from './adam.js';

export interface Example {
  readonly signals: Readonly<Record<string, number>>;
  readonly outcome: boolean;
  /** Log-odds already known, which the fit adds to. Default 0. */
  readonly offset?: number;
}

/**
 * Logistic regression with a ridge penalty on standardised signals, returned in the signals' own units. Both outcomes
 * weigh the same, however many examples each has: the probabilities are those of an even prior, since nobody knows how
 * often a server's members will ask what an article does not say.
 *
 * @param signs - the signals used, with the sign their weight may have; one that an example lacks counts as 0
 */
export function fitLogistic(
  examples: readonly Example[],
  signs: Readonly<Record<string, Sign>>,
  ridge = 0.02,
): Logistic {
  const names = Object.keys(signs);
  const columns = names.map((name) => examples.map(({ signals }) => signals[name] ?? 0));
  const means = columns.map((column) => column.reduce((sum, value) => sum + value, 0) / column.length);
  const scales = columns.map((column, f) => {
    const centre = means[f] as number;
    const variance = column.reduce((sum, value) => sum + (value - centre) ** 2, 0) / column.length;
    return Math.sqrt(variance) || 1;
  });
  const rows = examples.map((_, i) => [
    ...columns.map((column, f) => ((column[i] as number) - (means[f] as number)) / (scales[f] as number)),
    1,
  ]);
  const positives = examples.filter(({ outcome }) => outcome).length / examples.length;
  const gradient = (weights: Float64Array) => {
    const total = new Float64Array(names.length + 1);
    rows.forEach((row, i) => {
      const outcome = examples[i]?.outcome ?? false;
      const importance = 0.5 / (outcome ? positives : 1 - positives);
      const error = (outcome ? 1 : 0) - 1 / (1 + Math.exp(-dotProduct(row, weights) - (examples[i]?.offset ?? 0)));
      for (let f = 0; f < row.length; f++)
        total[f] = (total[f] as number) + (importance * error * (row[f] as number)) / rows.length;
    });
    return total.map((value, f) => (f < names.length ? value - ridge * (weights[f] as number) : value));
  };
  const fitted = maximise(names.length + 1, gradient, {
    steps: 600,
    rate: 0.05,
    signs: Object.values(signs),
  });
  const weights = names.map((name, f) => [name, (fitted[f] as number) / (scales[f] as number)] as const);
  const shift = weights.reduce((sum, [, weight], f) => sum + weight * (means[f] as number), 0);
  return { bias: (fitted[names.length] as number) - shift, weights: Object.fromEntries(weights) };
}
