/** What a figure is meant to reach. */
export interface Reach {
  readonly bound: 'at most' | 'at least';
  readonly value: number;
}

/** One number of the benchmark: the median of its rounds. */
export interface Figure {
  readonly name: string;
  readonly unit: 'ms' | '×' | 'MB' | 'share';
  readonly value: number;
  /** A quarter of the rounds were below, a quarter above. */
  readonly quartiles: readonly [number, number];
  readonly rounds: number;
  readonly reach: Reach | null;
  /** null where there is nothing to reach. */
  readonly met: boolean | null;
}

export interface Section {
  readonly title: string;
  readonly figures: readonly Figure[];
}

/** @param values - one a round, at least one */
export function figure(name: string, unit: Figure['unit'], values: readonly number[], reach?: Reach): Figure {
  const value = quantile(values, 0.5);
  return {
    name,
    unit,
    value,
    quartiles: [quantile(values, 0.25), quantile(values, 0.75)],
    rounds: values.length,
    reach: reach ?? null,
    met: reach === undefined ? null : reach.bound === 'at most' ? value <= reach.value : value >= reach.value,
  };
}

/** Round by round, so that what slows the machine for a while slows both sides. */
export function ratios(values: readonly number[], others: readonly number[]): number[] {
  return values.map((value, round) => value / (others[round] ?? Number.NaN));
}

/** The smallest value that is not exceeded by the given share of them (nearest rank). */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
