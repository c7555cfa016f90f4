import { dotProduct, maximise } from './adam.js';

/** One question's options, by feature, and which of them are right. */
export interface Choice {
  /** options × features */
  readonly options: readonly (readonly number[])[];
  readonly right: ReadonlySet<number>;
}

/**
 * Weights that make the right option most likely under a softmax over the options' weighted features (ListNet, Cao et
 * al. 2007): they fuse the searches on one scale, where a difference is a log-odds. No weight is negative: none of the
 * features speaks against an option.
 *
 * @param ridge - strength of the pull towards zero
 */
export function fitChoices(choices: readonly Choice[], features: number, ridge = 3e-4): Float64Array {
  const gradient = (weights: Float64Array) => {
    const total = new Float64Array(features);
    for (const { options, right } of choices) {
      const likelihood = softmax(options.map((option) => dotProduct(option, weights)));
      const rightMass = likelihood.reduce((sum, value, i) => sum + (right.has(i) ? value : 0), 0);
      options.forEach((option, i) => {
        const share = likelihood[i] as number;
        const pull = (right.has(i) ? share / rightMass : 0) - share;
        for (let f = 0; f < features; f++)
          total[f] = (total[f] as number) + (pull * (option[f] as number)) / choices.length;
      });
    }
    return total.map((value, f) => value - ridge * (weights[f] as number));
  };
  return maximise(features, gradient, {
    steps: 800,
    rate: 0.1,
    signs: Array.from({ length: features }, () => 1 as const),
  });
}

/** Mean log-likelihood of a right option; 0 is certainty. */
export function logLikelihood(choices: readonly Choice[], weights: Float64Array): number {
  let sum = 0;
  for (const { options, right } of choices) {
    const likelihood = softmax(options.map((option) => dotProduct(option, weights)));
    sum += Math.log(likelihood.reduce((total, value, i) => total + (right.has(i) ? value : 0), 0));
  }
  return sum / choices.length;
}

/** Share of questions whose best option is right. */
export function accuracy(choices: readonly Choice[], weights: Float64Array, k = 1): number {
  let right = 0;
  for (const choice of choices) {
    const order = choice.options
      .map((option, i) => ({ i, score: dotProduct(option, weights) }))
      .sort((a, b) => b.score - a.score);
    if (order.slice(0, k).some(({ i }) => choice.right.has(i))) right++;
  }
  return right / choices.length;
}

function softmax(scores: readonly number[]): number[] {
  const highest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - highest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}
