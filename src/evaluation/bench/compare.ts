import type { Figure, Spread, Unit } from './figure.js';
import type { EarlierFigure, EarlierRun, MeasuredSection } from './run.js';

/**
 * How far two runs of the same code on one machine lie apart, beyond what their rounds show: another layout in memory,
 * another order of compilation, a neighbour on the processor. A share of the earlier value, or a plain difference.
 */
const NOISE: Readonly<Record<Unit, { readonly share: number; readonly plain: number }>> = {
  ms: { share: 0.1, plain: 0.02 },
  '×': { share: 0.1, plain: 0.02 },
  '/s': { share: 0.1, plain: 0 },
  MB: { share: 0.05, plain: 0.5 },
  share: { share: 0, plain: 0.005 },
  exponent: { share: 0, plain: 0.1 },
};
/** Rounds of which quartiles say something. */
const ENOUGH_ROUNDS = 3;
/** A time that was taken once or twice hides its spread. */
const HIDDEN = 3;

/** A figure that is not what it was. */
export interface Change {
  readonly section: string;
  readonly name: string;
  readonly unit: Unit;
  readonly verdict: 'worse' | 'better';
  readonly before: Spread;
  readonly after: Spread;
}

export interface Comparison {
  /** When the earlier run began, ISO 8601. */
  readonly at: string;
  /** The models of both, where they differ. */
  readonly models: readonly [string, string] | null;
  readonly changes: readonly Change[];
  /** Figures that both have. */
  readonly compared: number;
  /** Figures that only one of them has, of the sections that both ran. */
  readonly unmatched: number;
}

/**
 * Holds a run against an earlier one. A figure is worse when even its better quartile is beyond the earlier run's worse
 * quartile by more than noise; and better the other way round.
 */
export function compareRuns(
  earlier: EarlierRun,
  now: { readonly model: string; readonly sections: readonly MeasuredSection[] },
): Comparison {
  const keyed = (sections: readonly { section: string; figures: readonly EarlierFigure[] }[]) =>
    new Map(
      sections.flatMap(({ section, figures }) =>
        figures.map((figure) => [JSON.stringify([section, figure.name, figure.unit]), { section, figure }] as const),
      ),
    );
  const ran = new Set(now.sections.map(({ section }) => section));
  const before = keyed(earlier.sections.filter(({ section }) => ran.has(section)));
  const after = keyed(now.sections.map(({ section, figures }) => ({ section, figures: figures.map(plain) })));
  const common = [...after].filter(([key]) => before.has(key));
  const changes = common.flatMap(([key, { section, figure }]): Change[] => {
    const old = before.get(key)?.figure;
    const verdict = old === undefined ? null : verdictOf(old, figure);
    if (old === undefined || verdict === null) return [];
    return [{ section, name: figure.name, unit: figure.unit, verdict, before: spread(old), after: spread(figure) }];
  });
  return {
    at: earlier.at,
    models: earlier.model === now.model ? null : [earlier.model, now.model],
    changes,
    compared: common.length,
    unmatched: before.size + after.size - 2 * common.length,
  };
}

function verdictOf(before: EarlierFigure, after: EarlierFigure): Change['verdict'] | null {
  const noise = noiseOf(before, after);
  const grew = after.quartiles[0] - before.quartiles[1] > noise;
  const fell = before.quartiles[0] - after.quartiles[1] > noise;
  if (!grew && !fell) return null;
  return grew === (after.better === 'less') ? 'worse' : 'better';
}

function noiseOf(before: EarlierFigure, after: EarlierFigure): number {
  const { share, plain } = NOISE[before.unit];
  const isTime = before.unit === 'ms' || before.unit === '/s' || before.unit === '×';
  const hidden = isTime && Math.min(before.rounds, after.rounds) < ENOUGH_ROUNDS ? HIDDEN : 1;
  return hidden * Math.max(share * Math.abs(before.value), plain);
}

function plain({ name, unit, value, quartiles, rounds, better }: Figure): EarlierFigure {
  return { name, unit, value, quartiles: [...quartiles], rounds, better };
}

function spread({ value, quartiles, rounds }: EarlierFigure): Spread {
  return { value, quartiles, rounds };
}
