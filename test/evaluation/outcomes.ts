import type { Answer } from '../../src/answer/answer.js';
import type { Outcome } from '../../src/evaluation/evaluate.js';
import type { GoldQuestion } from '../../src/evaluation/gold.js';

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

/** @param shown - paragraph, text and answering sentence of the passages; none: refused */
export function answerOf(
  ranking: readonly number[],
  shown: readonly (readonly [number, string, string])[] = [],
  confidence = shown.length > 0 ? 0.9 : 0.1,
): Answer {
  return {
    question: 'when was it built?',
    answerable: shown.length > 0,
    confidence,
    reason: shown.length > 0 ? null : 'nothing in it comes close to the question',
    refusal: null,
    passages: shown.map(([paragraph, text, sentence]) => ({
      article: 'kiln',
      title: 'The kiln',
      paragraph,
      text,
      sentence,
      score: 1,
      citation: `The kiln, paragraph ${paragraph}`,
      url: null,
    })),
    ranking: ranking.map((paragraph, i) => ({ article: 'kiln', paragraph, score: -i })),
    timing: { embedMs: 0.5, searchMs: 0.5, totalMs: 1 },
  };
}

export function outcomeOf(fields: Partial<Outcome> = {}): Outcome {
  return { gold: goldOf(), answer: answerOf([2]), rank: 1, sentenceHoldsAnswer: null, ...fields };
}
