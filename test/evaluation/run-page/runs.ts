import { buildCorpus } from '../../../src/answer/corpus.js';
import type { Outcome } from '../../../src/evaluation/evaluate.js';
import type { GoldQuestion } from '../../../src/evaluation/gold.js';
import { makeRun } from '../../../src/evaluation/make-run.js';
import type { SavedRun } from '../../../src/evaluation/run.js';
import type { System } from '../../../src/evaluation/system.js';
import { articleOf } from '../../answer/fixtures.js';
import { goldOf, rowOf } from '../outcomes.js';

export const TEXTS = [
  'The kiln was lit in spring. Nobody watched.',
  'It was built in 1911 by two brothers. The bricks came by barge.',
  'The war ended its work. Only the chimney stands.',
];

export interface Made {
  readonly questions: readonly GoldQuestion[];
  /** By name of the system. */
  readonly outcomes: Readonly<Record<string, readonly Outcome[]>>;
  readonly texts?: readonly string[];
  readonly title?: string;
  /** Questions in the gold file, where it was stopped before the last. */
  readonly of?: number;
}

/** A run as footnote eval makes it, of outcomes that are given. */
export function made({ questions, outcomes, texts = TEXTS, title = 'The kiln', of }: Made): Promise<SavedRun> {
  const article = articleOf(texts, { id: 'kiln', title });
  const unasked = Array.from({ length: Math.max(0, (of ?? 0) - questions.length) }, () => goldOf());
  return makeRun({
    article,
    gold: { path: '/home/somebody/kiln.gold.jsonl', sha256: 'f'.repeat(64), questions: [...questions, ...unasked] },
    corpus: buildCorpus([{ article, questions: [] }]),
    systems: Object.keys(outcomes).map(systemOf),
    outcomes: Object.values(outcomes),
  });
}

function systemOf(name: string): System {
  return {
    name,
    description: `${name} as it is`,
    model: { id: 'built-in', hash: 'a'.repeat(64), fittedOn: 'others', parameters: 'b'.repeat(64) },
    index: 'HNSW, 3 vectors',
    answer: () => Promise.reject(new Error('nothing is asked here')),
  };
}

/** Four questions: found, ranked too low and refused, refused rightly, answered wrongly. */
export const ROWS = [
  rowOf(
    { id: 'a1', question: 'when was it built?', answer: '1911', paragraphs: [2] },
    {
      confidence: 0.92,
      ranking: ranking(2, 1, 3),
      rank: 1,
      shown: [{ article: 'kiln', paragraph: 2, sentence: 'It was built in 1911 by two brothers.' }],
    },
  ),
  rowOf(
    { id: 'a2', question: 'what is left of it?', kind: 'paraphrase', paragraphs: [3] },
    { confidence: 0.31, ranking: ranking(1, 3), rank: 2 },
  ),
  rowOf({ id: 'u1', question: 'who won?', answerable: false }, { confidence: 0.12, ranking: ranking(1), rank: null }),
  rowOf(
    { id: 'u2', question: 'who sold it?', answerable: false, kind: 'near' },
    { confidence: 0.71, ranking: ranking(2, 3, 1), rank: null },
  ),
];

export function ranking(...paragraphs: readonly number[]) {
  return paragraphs.map((paragraph, i) => ({ article: 'kiln', paragraph, score: 5 - i }));
}

/** What ranks and does not decide. */
export function undecided(outcome: Outcome): Outcome {
  return { ...outcome, decision: null, shown: [], score: outcome.score * 10 - 3 };
}

export const QUESTIONS = ROWS.map(({ question }) => question);
export const OUTCOMES = ROWS.map(({ outcome }) => outcome);
