import { estimatorsOf, type Figure, type FigureName, known, type Row, strataOf } from './figures.js';
import { discountedGain, hitAt, reciprocalRank } from './metrics.js';
import { bootstrap } from './statistics/bootstrap.js';
import { areaTest, holm, type Significance, signTest } from './statistics/permutation.js';

/** How one system differs from another over the same questions. */
export interface Comparison {
  readonly system: string;
  /** What it is compared with. */
  readonly against: string;
  readonly differences: readonly Difference[];
}

/** One figure of a system, less the same figure of another, with its 95 % interval over the same resamples. */
export interface Difference extends Figure {
  readonly figure: FigureName;
  /** Questions on which the two differ; for the AUC, those whose places among the scores do. */
  readonly questions: number;
  /** Two-sided, by a paired randomisation test; null where there is nothing to compare. */
  readonly p: number | null;
  /** Whether all exchanges were counted or 10,000 of them drawn. */
  readonly method: Significance['method'] | null;
  /** By p after Holm's correction over the systems compared, at .05. */
  readonly verdict: 'better' | 'worse' | 'noise' | null;
}

/** Where a difference is called noise. */
const LEVEL = 0.05;

/** The figures compared that are means over questions, and what each question adds; null where it does not count. */
const MEASURES: Readonly<Partial<Record<FigureName, (row: Row) => number | null>>> = {
  'hit@1': (row) => (row.question.answerable ? hitAt(row.outcome.rank, 1) : null),
  'hit@3': (row) => (row.question.answerable ? hitAt(row.outcome.rank, 3) : null),
  mrr: (row) => (row.question.answerable ? reciprocalRank(row.outcome.rank) : null),
  'ndcg@10': ({ question, outcome, article }) =>
    question.answerable ? discountedGain(outcome.ranking, question.paragraphs, article) : null,
  decision: ({ question, outcome: { decision } }) => decision && (decision.answered === question.answerable ? 1 : 0),
};

export const COMPARED: readonly FigureName[] = ['hit@1', 'hit@3', 'mrr', 'ndcg@10', 'auc', 'decision'];

/** A system's name and its rows, in the order of the questions. */
export interface Compared {
  readonly name: string;
  readonly rows: readonly Row[];
}

/** Compares systems with a first one over the same questions. */
export function compare(first: Compared, others: readonly Compared[]): Comparison[] {
  const found = others.map((other) => differencesOf(first.rows, other.rows));
  const corrected = COMPARED.map((_, f) => holm(found.map((differences) => differences[f]?.p ?? null)));
  return others.map(({ name }, o) => ({
    system: name,
    against: first.name,
    differences: (found[o] ?? []).map((difference, f) => ({
      ...difference,
      verdict: verdictOf(difference.value, corrected[f]?.[o] ?? null),
    })),
  }));
}

function verdictOf(difference: number | null, p: number | null): Difference['verdict'] {
  if (difference === null || p === null) return null;
  if (p >= LEVEL) return 'noise';
  return difference > 0 ? 'better' : 'worse';
}

function differencesOf(before: readonly Row[], after: readonly Row[]): Omit<Difference, 'verdict'>[] {
  const estimators = [estimatorsOf(before), estimatorsOf(after)] as const;
  const subtracted = COMPARED.map(
    (figure) => (weights: ArrayLike<number>) => estimators[1][figure](weights) - estimators[0][figure](weights),
  );
  const intervals = bootstrap(subtracted, strataOf(before.map(({ question }) => question)));
  const ones = before.map(() => 1);
  return COMPARED.map((figure, i) => {
    const value = known(subtracted[i]?.(ones) ?? Number.NaN);
    const { low = Number.NaN, high = Number.NaN } = intervals[i] ?? {};
    const tested = value === null ? null : test(figure, before, after);
    return {
      figure,
      value,
      low: known(low),
      high: known(high),
      questions: tested?.questions ?? 0,
      p: tested && known(tested.p),
      method: tested?.method ?? null,
    };
  });
}

function test(
  figure: FigureName,
  before: readonly Row[],
  after: readonly Row[],
): Significance & { readonly questions: number } {
  const measure = MEASURES[figure];
  if (measure === undefined) {
    const scores = [before, after].map((rows) => rows.map(({ outcome }) => outcome.score));
    const [first = [], second = []] = scores;
    const moved = first.filter((score, i) => placeOf(first, score) !== placeOf(second, second[i] as number)).length;
    const positive = before.map(({ question }) => question.answerable);
    return { ...areaTest([first, second], positive), questions: moved };
  }
  const differences = before.map((row, i) => {
    const values = [measure(row), measure(after[i] as Row)] as const;
    return values[0] === null || values[1] === null ? 0 : values[1] - values[0];
  });
  return { ...signTest(differences), questions: differences.filter((difference) => difference !== 0).length };
}

/** How many scores lie below one, and how many beside it: the same for two systems where their order is. */
function placeOf(scores: readonly number[], score: number): number {
  let place = 0;
  for (const other of scores) place += other < score ? 2 : other === score ? 1 : 0;
  return place;
}
