import type { Logistic } from './parameters.js';
import type { Query } from './query.js';
import type { QuestionKind } from './question-kind.js';
import type { Candidate } from './rank.js';

/** What is known of a ranking when it is decided whether it answers. */
export type Signals = Readonly<Record<string, number>>;

/**
 * The signals, with the sign their weight may have; 0 leaves it free. None separates answerable questions from others
 * alone (areas under the curve of .5 to .64 on the calibration articles); together they do. The signs keep the fit from
 * learning the habits of whoever wrote the questions, such as that unanswerable ones repeat more of an article's names:
 * with them the area rose from .86 to .90 on questions of other writers.
 */
export const DECISION_SIGNALS: Readonly<Record<string, -1 | 0 | 1>> = {
  topicCosine: 1,
  passageCosine: 1,
  mostMissing: -1,
  secondMissing: -1,
  length: 0,
  lacksQuantity: -1,
  lacksTime: -1,
  lacksName: -1,
  lacksIntroduction: -1,
  definition: 0,
  ahead: 1,
  quantity: 0,
  time: 0,
  person: 0,
  place: 0,
  cause: 0,
  choice: 0,
  thing: 0,
  manner: 0,
  'yes-no': 0,
  keywords: 0,
};

/**
 * The signals that the questions written for a passage add. They are fitted apart, on articles that have such questions,
 * so that an article without them is judged as if they did not exist.
 */
export const QUESTION_SIGNALS: Readonly<Record<string, -1 | 0 | 1>> = { askedBefore: 1 };

/** Kinds of question that a name answers. */
const NAMED: ReadonlySet<QuestionKind> = new Set<QuestionKind>(['person', 'place', 'choice']);

/** Words of the longest calibration question: what more of them say of a question was never learnt. */
const LONGEST = 15;

/** @param candidates - best first */
export function decisionSignals(query: Query, candidates: readonly Candidate[]): Signals {
  const best = candidates[0];
  if (best === undefined) return {};
  const answering = best.sentences[best.answering]?.features;
  const lacks = 1 - (answering?.holdsKind ?? 0);
  // Asked for what stands nowhere as it was typed ("who is the man with the key?"), no sentence introduces it.
  const isDefinition = candidates.some(({ features }) => features.firstMention === 1);
  return {
    topicCosine: query.topicCosine,
    passageCosine: best.features.passageCosine,
    lexical: best.features.lexical,
    askedBefore: best.askedBefore,
    hasQuestions: best.questionMatches.length > 0 ? 1 : 0,
    ...missing(query, best),
    length: Math.log(1 + Math.min(new Set(query.words).size, LONGEST)),
    lacksQuantity: query.kind === 'quantity' ? lacks : 0,
    lacksTime: query.kind === 'time' ? lacks : 0,
    lacksName: NAMED.has(query.kind) ? lacks : 0,
    lacksIntroduction: isDefinition ? 1 - (answering?.introduces ?? 0) : 0,
    definition: isDefinition ? 1 : 0,
    ahead: aheadBeyondNames(query, candidates),
    [query.kind]: 1,
  };
}

/**
 * How far ahead of all others the first passage is in what is asked about the names: names match wherever the article
 * mentions them, and say nothing of whether it holds the fact asked for. On the calibration articles it took the area
 * under the curve from .802 to .814; with the names counted in, it took nothing.
 */
function aheadBeyondNames(query: Query, candidates: readonly Candidate[]): number {
  const [best = 0, ...others] = candidates.map(({ matches, questionMatches }) =>
    Math.max(matchBeyondNames(query, matches), matchBeyondNames(query, questionMatches)),
  );
  return others.length > 0 ? best - others.reduce((most, other) => Math.max(most, other), 0) : 0;
}

/** The emphasised mean, 0 to 1, of the matches of the tokens that are of no name; 0 where there are only names. */
function matchBeyondNames({ tokens }: Query, matches: Float64Array): number {
  let sum = 0;
  let total = 0;
  for (let token = 0; token < matches.length; token++) {
    if (!tokens?.beyondNames[token]) continue;
    const emphasis = tokens.emphasis[token] as number;
    sum += (matches[token] as number) * emphasis;
    total += emphasis;
  }
  return total > 0 ? sum / total : 0;
}

/**
 * The weightiest words that neither the passage nor the written question nearest to it matches: a question whose chief
 * word has no counterpart is seldom answered.
 */
function missing(query: Query, best: Candidate): Signals {
  if (query.tokens === null) return {};
  const { weights } = query.tokens;
  const inPassage = unmatched(weights, best.matches);
  const inQuestion = unmatched(weights, best.questionMatches);
  return {
    mostMissing: Math.min(inPassage[0] ?? 0, inQuestion[0] ?? 0),
    secondMissing: Math.min(inPassage[1] ?? 0, inQuestion[1] ?? 0),
  };
}

/** Unmatched weight by token, largest first. */
function unmatched(weights: Float64Array, matches: Float64Array): Float64Array {
  return weights.map((weight, token) => weight * (1 - (matches[token] ?? 0))).sort((a, b) => b - a);
}

/** @returns the probability, 0 to 1, that the best passages answer */
export function probability(decision: Logistic, signals: Signals): number {
  let sum = decision.bias;
  for (const [name, weight] of Object.entries(decision.weights)) sum += weight * (signals[name] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}
