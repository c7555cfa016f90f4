/** What a figure is meant to reach. */
export interface Reach {
  readonly bound: 'at most' | 'at least';
  readonly value: number;
}

/** `/s` is how many a second; an exponent k says that something grows as the k-th power of a size. */
export type Unit = 'ms' | '×' | 'MB' | 'share' | '/s' | 'exponent';

/** The median of some rounds, and how far they lay apart. */
export interface Spread {
  readonly value: number;
  /** A quarter of the rounds were below, a quarter above. */
  readonly quartiles: readonly [number, number];
  readonly rounds: number;
}

/** One number of the benchmark: the median of its rounds. */
export interface Figure extends Spread {
  readonly name: string;
  readonly unit: Unit;
  readonly better: 'less' | 'more';
  /** Whether it is of something that no change to Footnote changes: what it says is how fast the machine is just now. */
  readonly yardstick: boolean;
  readonly reach: Reach | null;
  /** null where there is nothing to reach. */
  readonly met: boolean | null;
}

/** What belongs to one size. */
export interface Point extends Spread {
  readonly size: number;
}

/** The same quantity at several sizes of what is searched. */
export interface Curve {
  readonly name: string;
  readonly unit: Unit;
  readonly points: readonly Point[];
}

export interface Section {
  readonly title: string;
  /** One whose name begins with a plus is a step on top of the one before. */
  readonly figures: readonly Figure[];
  /** What the sizes of the curves count, such as `passages`. */
  readonly sizes?: string;
  readonly curves?: readonly Curve[];
  /** Sentences that the figures need. */
  readonly notes?: readonly string[];
}

/** @param values - one a round, at least one */
export function figure(name: string, unit: Unit, values: readonly number[], reach?: Reach): Figure {
  const spread = spreadOf(values);
  const { value } = spread;
  return {
    name,
    unit,
    ...spread,
    better: reach?.bound === 'at least' || (!reach && unit === '/s') ? 'more' : 'less',
    yardstick: false,
    reach: reach ?? null,
    met: reach === undefined ? null : reach.bound === 'at most' ? value <= reach.value : value >= reach.value,
  };
}

/** A figure of something that is not Footnote's. @param values - one a round, at least one */
export function yardstick(name: string, unit: Unit, values: readonly number[]): Figure {
  return { ...figure(name, unit, values), yardstick: true };
}

/** @param values - one a round, at least one */
export function spreadOf(values: readonly number[]): Spread {
  return {
    value: quantile(values, 0.5),
    quartiles: [quantile(values, 0.25), quantile(values, 0.75)],
    rounds: values.length,
  };
}

/** Round by round, so that what slows the machine for a while slows both sides. */
export function ratios(values: readonly number[], others: readonly number[]): number[] {
  return values.map((value, round) => value / (others[round] ?? Number.NaN));
}

/** What each value has over the other of its round. */
export function differences(values: readonly number[], others: readonly number[]): number[] {
  return values.map((value, round) => value - (others[round] ?? Number.NaN));
}

/** The smallest value that is not exceeded by the given share of them (nearest rank). */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
