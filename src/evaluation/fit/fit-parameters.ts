import { DECISION_SIGNALS, probability, QUESTION_SIGNALS } from '../../answer/decision.js';
import { DEFAULT_PARAMETERS } from '../../answer/default-parameters.js';
import {
  type Logistic,
  PASSAGE_FEATURES,
  type Parameters,
  type PassageFeature,
  SENTENCE_FEATURES,
} from '../../answer/parameters.js';
import { fitChoices } from './listwise.js';
import { type Example, fitLogistic } from './logistic.js';
import { type Observation, passageChoices, sentenceChoices } from './observations.js';

const QUESTION_FEATURES: readonly PassageFeature[] = ['questionCosine', 'questionTokens'];

/** A question's probability of being answerable, and whether it is. */
export interface Judged {
  readonly probability: number;
  readonly outcome: boolean;
}

/**
 * Weights that rank passages and choose sentences.
 *
 * @param plain - questions to articles without written questions
 * @param written - questions to articles with some
 */
export function fitRanking(plain: readonly Observation[], written: readonly Observation[]): Parameters {
  return {
    ...DEFAULT_PARAMETERS,
    passage: fitPassage(plain, written),
    sentence: named(SENTENCE_FEATURES, fitChoices(sentenceChoices(plain), SENTENCE_FEATURES.length)),
  };
}

/**
 * The weights of the searches from articles without written questions, then, those held, the weights of written
 * questions: an article that has none is ranked as if they did not exist.
 */
function fitPassage(plain: readonly Observation[], written: readonly Observation[]): Record<PassageFeature, number> {
  const base = fitChoices(passageChoices(plain), PASSAGE_FEATURES.length);
  const own = PASSAGE_FEATURES.map((name) => QUESTION_FEATURES.includes(name));
  const choices = passageChoices(written).map(({ options, right }) => ({
    right,
    options: options.map((option) => [
      option.reduce((sum, value, i) => sum + (own[i] ? 0 : value * (base[i] as number)), 0),
      ...option.filter((_, i) => own[i]),
    ]),
  }));
  const [scale = 1, ...added] = fitChoices(choices, 1 + QUESTION_FEATURES.length);
  const weights = named(PASSAGE_FEATURES, base);
  QUESTION_FEATURES.forEach((name, i) => {
    weights[name] = rounded((added[i] ?? 0) / scale);
  });
  return weights;
}

/**
 * A decision from articles without written questions and, on top of it, what written questions add where there are any.
 *
 * @param plain - examples of articles without written questions
 * @param written - examples of articles with some; others are left out
 */
export function fitDecision(plain: readonly Example[], written: readonly Example[]): Logistic {
  const base = fitLogistic(plain, DECISION_SIGNALS);
  const helped = written.filter(({ signals }) => signals.hasQuestions === 1);
  const decision = helped.length > 0 ? addSignals(base, fitLogistic(onTopOf(base, helped), QUESTION_SIGNALS)) : base;
  return { bias: rounded(decision.bias), weights: roundedAll(decision.weights) };
}

/** The examples with what is known of them without their written questions. */
function onTopOf(base: Logistic, examples: readonly Example[]): Example[] {
  return examples.map((example) => {
    const known = probability(base, example.signals);
    return { ...example, offset: Math.log(known / (1 - known)) };
  });
}

/** A regression on top of another as one: its bias counts where there are questions at all. */
function addSignals(base: Logistic, added: Logistic): Logistic {
  return { bias: base.bias, weights: { ...base.weights, ...added.weights, hasQuestions: added.bias } };
}

export function judge(decision: Logistic, examples: readonly Example[]): Judged[] {
  return examples.map(({ signals, outcome }) => ({ probability: probability(decision, signals), outcome }));
}

/** The threshold at which as large a share of answerable questions is refused as of others is answered. */
export function equalErrorRate(judged: readonly Judged[]): number {
  const share = (outcome: boolean, wrong: (probability: number) => boolean) => {
    const side = judged.filter((row) => row.outcome === outcome);
    return side.filter((row) => wrong(row.probability)).length / side.length;
  };
  const candidates = Array.from({ length: 99 }, (_, i) => (i + 1) / 100);
  const imbalance = (threshold: number) =>
    Math.abs(share(true, (p) => p < threshold) - share(false, (p) => p >= threshold));
  return candidates.reduce((best, threshold) => (imbalance(threshold) < imbalance(best) ? threshold : best));
}

function named<Name extends string>(names: readonly Name[], weights: Float64Array): Record<Name, number> {
  return Object.fromEntries(names.map((name, i) => [name, rounded(weights[i] ?? 0)])) as Record<Name, number>;
}

function roundedAll(weights: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(weights).map(([name, weight]) => [name, rounded(weight)]));
}

/** Four decimals: the file stays readable, and no ranking changes. */
function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
