import type { Outcome } from './evaluate.js';
import type { GoldQuestion } from './gold.js';
import { discountedGain, hitAt, reciprocalRank } from './metrics.js';
import { bootstrap } from './statistics/bootstrap.js';
import { areaUnder, calibrationErrorOf, type Estimator, meanOf, quantileOf, shareOf } from './statistics/estimators.js';

/** What a figure is: how it reads, in what unit, and which way is better. */
export interface FigureKind {
  readonly label: string;
  /** For the head of a column. */
  readonly short: string;
  readonly unit: 'share' | 'ms';
  readonly better: 'higher' | 'lower';
}

/** Every number a run comes to, in the order in which they are shown. */
export const FIGURES = {
  'hit@1': share('right paragraph first (hit@1)', 'hit@1'),
  'hit@3': share('… among the first three (hit@3)', 'hit@3'),
  'hit@5': share('… among the first five (hit@5)', 'hit@5'),
  mrr: share('one over its rank, mean (MRR)', 'MRR'),
  'ndcg@10': share('all right paragraphs on top (nDCG@10)', 'nDCG'),
  sentence: share('bold sentence holds the answer', 'bold'),
  auc: share('answerable or not (AUC)', 'AUC'),
  decision: share('answered or refused, rightly', 'decided'),
  'refusal-precision': share('refusals that were right (precision)', 'precision'),
  'refusal-recall': share('unanswerable ones refused (recall)', 'recall'),
  'calibration-error': {
    label: 'calibration error of the confidence',
    short: 'calibr.',
    unit: 'share',
    better: 'lower',
  },
  p50: milliseconds('latency, p50', 'p50'),
  p95: milliseconds('latency, p95', 'p95'),
  p99: milliseconds('latency, p99', 'p99'),
} as const satisfies Readonly<Record<string, FigureKind>>;

export type FigureName = keyof typeof FIGURES;
export const FIGURE_NAMES = Object.keys(FIGURES) as FigureName[];

/** A number with its 95 % interval; null where nothing counts towards it. */
export interface Figure {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export type Figures = Readonly<Record<FigureName, Figure>>;

/** A question with what a system made of it. */
export interface Row {
  readonly question: GoldQuestion;
  readonly outcome: Outcome;
  /** Whose paragraphs the question's are. */
  readonly article: string;
}

/** The numbers that some questions come to, with 95 % bootstrap intervals over the questions. */
export function figuresOf(rows: readonly Row[]): Figures {
  const estimators = estimatorsOf(rows);
  const values = valuesOf(rows);
  const intervals = bootstrap(
    FIGURE_NAMES.map((name) => estimators[name]),
    strataOf(rows.map(({ question }) => question)),
  );
  const figures = FIGURE_NAMES.map((name, i): [FigureName, Figure] => {
    const { low = Number.NaN, high = Number.NaN } = intervals[i] ?? {};
    return [name, { value: values[name], low: known(low), high: known(high) }];
  });
  return Object.fromEntries(figures) as Record<FigureName, Figure>;
}

/** The numbers alone. */
export function valuesOf(rows: readonly Row[]): Readonly<Record<FigureName, number | null>> {
  const estimators = estimatorsOf(rows);
  const ones = rows.map(() => 1);
  const values = FIGURE_NAMES.map((name): [FigureName, number | null] => [name, known(estimators[name](ones))]);
  return Object.fromEntries(values) as Record<FigureName, number | null>;
}

/** Each figure as a function of how often each question counts. */
export function estimatorsOf(rows: readonly Row[]): Readonly<Record<FigureName, Estimator>> {
  const answerable = rows.map(({ question }) => question.answerable);
  const ofAnswerable = (measure: (row: Row) => number) =>
    meanOf(rows.map((row) => (row.question.answerable ? measure(row) : null)));
  const decided = rows.every(({ outcome }) => outcome.decision !== null);
  const whereDecided = (estimator: () => Estimator): Estimator => (decided ? estimator() : () => Number.NaN);
  const refused = rows.map(({ outcome }) => outcome.decision?.answered === false);
  const confidence = rows.map(({ outcome }) => outcome.decision?.confidence ?? 0);
  const ms = rows.map(({ outcome }) => outcome.ms);
  return {
    'hit@1': ofAnswerable(({ outcome }) => hitAt(outcome.rank, 1)),
    'hit@3': ofAnswerable(({ outcome }) => hitAt(outcome.rank, 3)),
    'hit@5': ofAnswerable(({ outcome }) => hitAt(outcome.rank, 5)),
    mrr: ofAnswerable(({ outcome }) => reciprocalRank(outcome.rank)),
    'ndcg@10': ofAnswerable(({ outcome, question, article }) =>
      discountedGain(outcome.ranking, question.paragraphs, article),
    ),
    sentence: meanOf(rows.map(({ outcome }) => asNumber(outcome.sentenceHoldsAnswer))),
    auc: areaUnder(
      rows.map(({ outcome }) => outcome.score),
      answerable,
    ),
    decision: whereDecided(() => meanOf(refused.map((was, i) => (was === answerable[i] ? 0 : 1)))),
    'refusal-precision': whereDecided(() =>
      shareOf(
        answerable.map((is) => !is),
        refused,
      ),
    ),
    'refusal-recall': whereDecided(() =>
      shareOf(
        refused,
        answerable.map((is) => !is),
      ),
    ),
    'calibration-error': whereDecided(() => calibrationErrorOf(confidence, answerable)),
    p50: quantileOf(ms, 0.5),
    p95: quantileOf(ms, 0.95),
    p99: quantileOf(ms, 0.99),
  };
}

/** Question numbers, the answerable and the others apart. */
export function strataOf(questions: readonly GoldQuestion[]): number[][] {
  const numbers = [...questions.keys()];
  return [true, false].map((answerable) => numbers.filter((i) => questions[i]?.answerable === answerable));
}

/** JSON has no NaN. Six decimals: more than any reader needs. */
export function known(value: number): number | null {
  return Number.isFinite(value) ? Math.round(value * 1e6) / 1e6 : null;
}

function asNumber(holds: boolean | null): number | null {
  return holds === null ? null : holds ? 1 : 0;
}

function share(label: string, short: string): FigureKind {
  return { label, short, unit: 'share', better: 'higher' };
}

function milliseconds(label: string, short: string): FigureKind {
  return { label, short, unit: 'ms', better: 'lower' };
}
