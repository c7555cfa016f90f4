import type { Outcome } from '../../src/evaluation/evaluate.js';
import type { Row } from '../../src/evaluation/figures.js';
import type { GoldQuestion } from '../../src/evaluation/gold.js';
import type { Result } from '../../src/evaluation/system.js';

export function goldOf(fields: Partial<GoldQuestion> = {}): GoldQuestion {
  const answerable = fields.answerable ?? true;
  return {
    id: 'g',
    question: 'when was it built?',
    answerable,
    paragraphs: answerable ? [2] : [],
    snippets: [],
    answer: '',
    kind: answerable ? 'lexical' : 'far',
    ...fields,
  };
}

/** @param shown - paragraph and answering sentence of the passages; none: refused */
export function resultOf(
  ranking: readonly number[],
  shown: readonly (readonly [number, string])[] = [],
  confidence = shown.length > 0 ? 0.9 : 0.1,
): Result {
  const answered = shown.length > 0;
  return {
    ranking: ranking.map((paragraph, i) => ({ article: 'kiln', paragraph, score: 10 - i })),
    score: confidence,
    decision: { answered, confidence, reason: answered ? null : 'nothing in it comes close to the question' },
    shown: shown.map(([paragraph, sentence]) => ({ article: 'kiln', paragraph, sentence })),
  };
}

export function outcomeOf(fields: Partial<Outcome> = {}): Outcome {
  return { ...resultOf([2]), rank: 1, sentenceHoldsAnswer: null, ms: 1, ...fields };
}

/** A question that was answered or refused with a confidence. */
export function rowOf(
  gold: Partial<GoldQuestion>,
  { confidence = 0.5, answered = confidence >= 0.5, ...outcome }: Partial<Outcome> & Partial<Decided> = {},
): Row {
  const decision = { answered, confidence, reason: answered ? null : 'it is not close' };
  return { question: goldOf(gold), article: 'kiln', outcome: outcomeOf({ score: confidence, decision, ...outcome }) };
}

interface Decided {
  readonly confidence: number;
  readonly answered: boolean;
}
