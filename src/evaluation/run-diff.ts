import { COMPARED, type Comparison, compare } from './compare.js';
import { type FigureName, type Row, valuesOf } from './figures.js';
import { rowsOf } from './make-run.js';
import { reciprocalRank } from './metrics.js';
import type { SavedRun, SystemRun } from './run.js';

/** One question in two runs. */
export interface Change {
  readonly before: Row;
  readonly after: Row;
}

/** What changed from one run to another, over the questions that both asked. */
export interface RunDiff {
  readonly before: RunFacts;
  readonly after: RunFacts;
  /** What the runs differ in besides their results, for people. */
  readonly differsIn: readonly string[];
  /** Questions that both asked, about the same article with the same right paragraphs. */
  readonly questions: number;
  /** Asked in one of them alone, or with other right paragraphs. */
  readonly leftOut: number;
  /** Over those questions. */
  readonly figures: readonly {
    readonly figure: FigureName;
    readonly before: number | null;
    readonly after: number | null;
  }[];
  /** Of the later run with the earlier one. */
  readonly comparison: Comparison | null;
  /** The right paragraph comes earlier; most gained first. */
  readonly won: readonly Change[];
  /** … or later. */
  readonly lost: readonly Change[];
  /** Answered or refused rightly, and wrongly before. */
  readonly decidedRightly: readonly Change[];
  readonly decidedWrongly: readonly Change[];
}

export interface RunFacts {
  readonly id: string;
  readonly at: string;
  readonly partial: boolean;
  readonly system: string;
  readonly model: string | null;
}

/** Compares two runs by their first systems. @throws Error where a run has none */
export function diffRuns(before: SavedRun, after: SavedRun): RunDiff {
  const first = sideOf(before);
  const second = sideOf(after);
  const partners = new Map(second.rows.map((row) => [keyOf(row), row]));
  const changes = first.rows.flatMap((row): Change[] => {
    const partner = partners.get(keyOf(row));
    return partner ? [{ before: row, after: partner }] : [];
  });
  const asked = new Set([...first.rows, ...second.rows].map(keyOf)).size;
  const rows = { before: changes.map((change) => change.before), after: changes.map((change) => change.after) };
  const values = { before: valuesOf(rows.before), after: valuesOf(rows.after) };
  const [comparison = null] = compare({ name: before.id, rows: rows.before }, [{ name: after.id, rows: rows.after }]);
  const moved = (sign: 1 | -1) =>
    changes.filter((change) => sign * gainOf(change) > 0).sort((a, b) => sign * (gainOf(b) - gainOf(a)));
  return {
    before: factsOf(first),
    after: factsOf(second),
    differsIn: differences(first, second),
    questions: changes.length,
    leftOut: asked - changes.length,
    figures: COMPARED.map((figure) => ({
      figure,
      before: values.before[figure],
      after: values.after[figure],
    })),
    comparison: changes.length > 0 ? comparison : null,
    won: moved(1),
    lost: moved(-1),
    decidedRightly: changes.filter((change) => isRight(change.after) && isWrong(change.before)),
    decidedWrongly: changes.filter((change) => isWrong(change.after) && isRight(change.before)),
  };
}

interface Side {
  readonly run: SavedRun;
  readonly system: SystemRun;
  readonly rows: readonly Row[];
}

function sideOf(run: SavedRun): Side {
  const [system] = run.systems;
  if (system === undefined) throw new Error(`run ${run.id} has no system`);
  return { run, system, rows: rowsOf(run.questions, system.outcomes, run.article.id) };
}

/** The same question is one with the same right paragraphs: with others it is another test. */
function keyOf({ question, article }: Row): string {
  return JSON.stringify([article, question.id, question.question, question.answerable, question.paragraphs]);
}

function gainOf({ before, after }: Change): number {
  if (!before.question.answerable) return 0;
  return reciprocalRank(after.outcome.rank) - reciprocalRank(before.outcome.rank);
}

function isRight({ question, outcome: { decision } }: Row): boolean {
  return decision !== null && decision.answered === question.answerable;
}

function isWrong({ question, outcome: { decision } }: Row): boolean {
  return decision !== null && decision.answered !== question.answerable;
}

function factsOf({ run: { id, at, partial }, system: { name, model } }: Side): RunFacts {
  return { id, at, partial, system: name, model: model?.id ?? null };
}

function differences(before: Side, after: Side): string[] {
  const facts: readonly (readonly [string, (side: Side) => unknown])[] = [
    ['the system', ({ system }) => system.name],
    ['the model', ({ system }) => [system.model?.id, system.model?.hash]],
    ['what was fitted', ({ system }) => system.model?.parameters],
    ['the code', ({ run }) => run.code],
    ['the articles or their written questions', ({ run }) => run.corpus.sha256],
    ['the gold file', ({ run }) => run.gold.sha256],
  ];
  return facts.filter(([, fact]) => JSON.stringify(fact(before)) !== JSON.stringify(fact(after))).map(([name]) => name);
}
