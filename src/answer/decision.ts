import type { Logistic } from './parameters.js';
import type { Query } from './query.js';
import type { QuestionKind } from './question-kind.js';
import type { Candidate } from './rank.js';
import type { Searchable } from './searchable.js';
import { terms } from './terms.js';

/** What is known of a ranking when it is decided whether it answers; the names are those of the fitted weights. */
export type Signals = Readonly<Record<string, number>>;

/** Kinds of question that a name answers. */
const NAMED: ReadonlySet<QuestionKind> = new Set<QuestionKind>(['person', 'place', 'choice']);

/**
 * The signals by which it is decided whether the best passage answers. None of them separates answerable questions
 * from others alone (areas under the curve of .5 to .64 on the calibration articles); together they do.
 */
export function decisionSignals(searchable: Searchable, query: Query, candidates: readonly Candidate[]): Signals {
  const [first, second] = candidates;
  if (first === undefined) return {};
  const last = candidates[Math.min(3, candidates.length - 1)] ?? first;
  const sentence = first.sentences[first.answering];
  const lacks = 1 - (sentence?.features.holdsKind ?? 0);
  return {
    score: first.score,
    margin: first.score - (second?.score ?? first.score),
    marginFourth: first.score - last.score,
    ...first.features,
    unknownWords: query.words.filter((word) => !searchable.spelling.isKnown(word)).length,
    sharedTerms: sharedTerms(searchable, query, first),
    length: Math.log(1 + query.words.length),
    lacksQuantity: query.kind === 'quantity' ? lacks : 0,
    lacksTime: query.kind === 'time' ? lacks : 0,
    lacksName: NAMED.has(query.kind) ? lacks : 0,
    [query.kind]: 1,
    ...tokenSignals(query, first, candidates),
  };
}

/** How many of the question's different terms the passage holds. */
function sharedTerms(searchable: Searchable, query: Query, { passage }: Candidate): number {
  const held = new Set(terms(searchable.corpus.passages[passage]?.paragraph.text ?? ''));
  return query.terms.filter((term) => held.has(term)).length;
}

/**
 * What late interaction leaves unmatched, in the passage or in the written question that leads to it: a question's
 * weightiest word without a counterpart is seldom answered.
 */
function tokenSignals(query: Query, first: Candidate, candidates: readonly Candidate[]): Signals {
  if (query.tokens === null) return {};
  const { weights, emphasis } = query.tokens;
  const total = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  const explained = weights.map((_, token) => Math.max(first.matches[token] ?? 0, first.questionMatches[token] ?? 0));
  const inPassage = missing(weights, explained);
  const anywhere = missing(
    weights,
    weights.map((_, token) => Math.max(...candidates.map(({ matches }) => matches[token] ?? 0))),
  );
  const sentence = first.sentences[first.answering]?.matches ?? new Float64Array(0);
  return {
    meanWeight: total / Math.max(1, weights.length),
    mostMissing: inPassage[0] ?? 0,
    secondMissing: inPassage[1] ?? 0,
    missing: inPassage.reduce((sum, value) => sum + value, 0),
    emphasisMissing: emphasis.reduce((sum, share, token) => sum + share * (1 - (explained[token] ?? 0)), 0),
    mostMissingAnywhere: anywhere[0] ?? 0,
    secondMissingAnywhere: anywhere[1] ?? 0,
    emphasisMissingAnywhere: emphasis.reduce(
      (sum, share, token) => sum + share * Math.min(...candidates.map(({ matches }) => 1 - (matches[token] ?? 0))),
      0,
    ),
    sentenceMatch: weights.reduce((sum, weight, token) => sum + weight * (sentence[token] ?? 0), 0) / total,
    questionMatch:
      weights.reduce((sum, weight, token) => sum + weight * (first.questionMatches[token] ?? 0), 0) / total,
  };
}

/** Unmatched weight by token, largest first. */
function missing(weights: Float64Array, matches: Float64Array): Float64Array {
  return weights.map((weight, token) => weight * (1 - (matches[token] ?? 0))).sort((a, b) => b - a);
}

/** @returns the probability, 0 to 1, that the ranking's best passages answer */
export function probability(decision: Logistic, signals: Signals): number {
  let sum = decision.bias;
  for (const [name, weight] of Object.entries(decision.weights)) sum += weight * (signals[name] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}
