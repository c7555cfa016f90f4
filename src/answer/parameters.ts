/** The file beside a model's weights that holds what was fitted for it. */
export const PARAMETERS_FILE = 'fitted.json';

/** What ranks a passage; {@link PassageFeatures} says what each number is. */
export const PASSAGE_FEATURES = [
  'passageCosine',
  'sentenceCosine',
  'passageTokens',
  'sentenceTokens',
  'lexical',
  'questionCosine',
  'questionTokens',
  'firstMention',
  'introduces',
  'introducesFirst',
] as const;

/** What chooses the answering sentence inside a passage. */
export const SENTENCE_FEATURES = ['cosine', 'tokens', 'beyondNames', 'lexical', 'holdsKind', 'introduces'] as const;

export type PassageFeature = (typeof PASSAGE_FEATURES)[number];
export type SentenceFeature = (typeof SENTENCE_FEATURES)[number];

/** A logistic regression over named features: p = 1 / (1 + exp(-(bias + Σ weight × feature))). */
export interface Logistic {
  readonly bias: number;
  readonly weights: Readonly<Record<string, number>>;
}

/** What was fitted for a model, never on a question it is judged on. */
export interface Parameters {
  readonly format: 2;
  /** For the reader of the file: on what, by which command. */
  readonly fittedOn: string;
  readonly passage: Readonly<Record<PassageFeature, number>>;
  readonly sentence: Readonly<Record<SentenceFeature, number>>;
  readonly decision: Logistic;
  /** Footnote answers at or above this probability and refuses below it. */
  readonly threshold: number;
}

/** Reads fitted parameters. @throws Error naming what is wrong, where the text is not what this version writes */
export function parseParameters(json: string): Parameters {
  const value: unknown = JSON.parse(json);
  if (!isRecord(value) || value.format !== 2) throw new Error('its format is not 2');
  const { fittedOn, passage, sentence, decision, threshold } = value;
  if (typeof fittedOn !== 'string') throw new Error('fittedOn is missing');
  if (!isNumber(threshold) || threshold < 0 || threshold > 1) throw new Error('the threshold is not between 0 and 1');
  if (!isWeights(passage, PASSAGE_FEATURES)) throw new Error('a passage weight is missing or not a number');
  if (!isWeights(sentence, SENTENCE_FEATURES)) throw new Error('a sentence weight is missing or not a number');
  if (!isRecord(decision) || !isNumber(decision.bias) || !isWeights(decision.weights, [])) {
    throw new Error('the decision is incomplete');
  }
  return {
    format: 2,
    fittedOn,
    passage,
    sentence,
    decision: { bias: decision.bias, weights: decision.weights },
    threshold,
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isWeights<Key extends string>(value: unknown, keys: readonly Key[]): value is Record<Key, number> {
  return isRecord(value) && Object.values(value).every(isNumber) && keys.every((key) => Object.hasOwn(value, key));
}

/** JSON has no NaN, but `1e999` is Infinity. */
function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
