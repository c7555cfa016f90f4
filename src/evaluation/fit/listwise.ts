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
  const tables = choices.map(({ options, right }) => ({
    values: Float64Array.from(options.flat()),
    right: Uint8Array.from(options, (_, i) => (right.has(i) ? 1 : 0)),
    likelihood: new Float64Array(options.length),
  }));
  // 800 steps over a thousand choices: flat tables take a fifth of the time that lists of options do.
  const gradient = (weights: Float64Array) => {
    const total = new Float64Array(features);
    for (const { values, right, likelihood } of tables) {
      score(values, weights, likelihood);
      toSoftmax(likelihood);
      let rightMass = 0;
      for (let i = 0; i < right.length; i++) rightMass += right[i] ? (likelihood[i] as number) : 0;
      for (let i = 0; i < right.length; i++) {
        const share = likelihood[i] as number;
        const pull = (right[i] ? share / rightMass : 0) - share;
        for (let f = 0; f < features; f++) {
          total[f] = (total[f] as number) + (pull * (values[i * features + f] as number)) / choices.length;
        }
      }
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
    const likelihood = Float64Array.from(options, (option) => dotProduct(option, weights));
    toSoftmax(likelihood);
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

/** @param scores - by option; set to its weighted features */
function score(values: Float64Array, weights: Float64Array, scores: Float64Array): void {
  for (let i = 0; i < scores.length; i++) {
    let sum = 0;
    for (let f = 0; f < weights.length; f++) sum += (values[i * weights.length + f] as number) * (weights[f] as number);
    scores[i] = sum;
  }
}

function toSoftmax(scores: Float64Array): void {
  let highest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < scores.length; i++) highest = Math.max(highest, scores[i] as number);
  let total = 0;
  for (let i = 0; i < scores.length; i++) {
    const power = Math.exp((scores[i] as number) - highest);
    scores[i] = power;
    total += power;
  }
  for (let i = 0; i < scores.length; i++) scores[i] = (scores[i] as number) / total;
}
