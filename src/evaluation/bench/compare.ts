import { quantile, type Spread, type Unit } from './figure.js';
import type { EarlierFigure, EarlierRun } from './run.js';

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
  /** Figures of Footnote that both have. */
  readonly compared: number;
  /** Figures that only one of them has, of the sections that both ran. */
  readonly unmatched: number;
  /** By section: how many times as long the yardsticks took as in the earlier run. */
  readonly machine: readonly { readonly section: string; readonly times: number }[];
}

interface Pair {
  readonly section: string;
  readonly before: EarlierFigure;
  readonly after: EarlierFigure;
}

/**
 * Holds a run against an earlier one. A figure is worse when even its better quartile is beyond the earlier run's worse
 * quartile by more than noise; and better the other way round. Where a section's yardsticks say that the machine itself
 * was slower (or faster), a time may be so, too.
 */
export function compareRuns(earlier: EarlierRun, now: Pick<EarlierRun, 'model' | 'sections'>): Comparison {
  const ran = new Set(now.sections.map(({ section }) => section));
  const before = keyed(earlier.sections.filter(({ section }) => ran.has(section)));
  const after = keyed(now.sections);
  const pairs = [...after].flatMap(([key, { section, figure }]): Pair[] => {
    const old = before.get(key)?.figure;
    return old === undefined ? [] : [{ section, before: old, after: figure }];
  });
  const machine = machineBySection(pairs);
  const own = pairs.filter((pair) => !pair.after.yardstick);
  return {
    at: earlier.at,
    models: earlier.model === now.model ? null : [earlier.model, now.model],
    changes: own.flatMap((pair) => changeOf(pair, machine.get(pair.section) ?? 1) ?? []),
    compared: own.length,
    unmatched: before.size + after.size - 2 * pairs.length,
    machine: [...machine].map(([section, times]) => ({ section, times })),
  };
}

function keyed(sections: EarlierRun['sections']) {
  return new Map(
    sections.flatMap(({ section, figures }) =>
      figures.map((figure) => [JSON.stringify([section, figure.name, figure.unit]), { section, figure }] as const),
    ),
  );
}

/** The median of what the yardsticks' times became. */
function machineBySection(pairs: readonly Pair[]): Map<string, number> {
  const times = new Map<string, number[]>();
  for (const { section, before, after } of pairs) {
    if (!after.yardstick || !(before.value > 0 && after.value > 0)) continue;
    const ratio = after.value / before.value;
    if (after.unit === 'ms' || after.unit === '/s') {
      times.set(section, [...(times.get(section) ?? []), after.unit === 'ms' ? ratio : 1 / ratio]);
    }
  }
  return new Map([...times].map(([section, ratios]) => [section, quantile(ratios, 0.5)]));
}

function changeOf({ section, before, after }: Pair, machine: number): Change | null {
  const noise = noiseOf(before, after);
  // How far the machine alone may have moved the figure: upwards, and downwards.
  const times = after.unit === 'ms' ? machine : after.unit === '/s' ? 1 / machine : 1;
  const grew = after.quartiles[0] - before.quartiles[1] * Math.max(1, times) > noise;
  const fell = before.quartiles[0] * Math.min(1, times) - after.quartiles[1] > noise;
  if (!grew && !fell) return null;
  const { name, unit, better } = after;
  const verdict = grew === (better === 'less') ? 'worse' : 'better';
  return { section, name, unit, verdict, before: spreadOnly(before), after: spreadOnly(after) };
}

function noiseOf(before: EarlierFigure, after: EarlierFigure): number {
  const { share, plain } = NOISE[before.unit];
  const isExact = before.unit === 'MB' || before.unit === 'share';
  const hidden = !isExact && Math.min(before.rounds, after.rounds) < ENOUGH_ROUNDS ? HIDDEN : 1;
  return hidden * Math.max(share * Math.abs(before.value), plain);
}

function spreadOnly({ value, quartiles, rounds }: Spread): Spread {
  return { value, quartiles, rounds };
}
