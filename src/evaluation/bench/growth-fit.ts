import { type Curve, type Figure, figure, spreadOf, type Unit } from './figure.js';

/**
 * The exponent k of the power law y = c · x^k that fits best: the slope of the least-squares line through the logarithms.
 *
 * @param sizes - x, above 0, at least two different ones
 * @param values - y of each, above 0
 */
export function fitExponent(sizes: readonly number[], values: readonly number[]): number {
  const xs = sizes.map(Math.log);
  const ys = sizes.map((_, i) => Math.log(values[i] ?? Number.NaN));
  const meanOf = (all: readonly number[]) => all.reduce((sum, value) => sum + value, 0) / all.length;
  const x = meanOf(xs);
  const y = meanOf(ys);
  let covariance = 0;
  let variance = 0;
  xs.forEach((value, i) => {
    covariance += (value - x) * ((ys[i] as number) - y);
    variance += (value - x) ** 2;
  });
  return covariance / variance;
}

/** A quantity that was measured at several sizes. */
export interface Growing {
  readonly name: string;
  readonly unit: Unit;
  /** By size, by round. */
  readonly rounds: readonly (readonly number[])[];
}

/**
 * A quantity's curve and exponent. Each round is fitted by itself, so that the exponent's spread says how sure it is.
 *
 * @param sizes - in ascending order
 * @returns no exponent where there are fewer than two sizes, or no round is above 0 at all of them
 */
export function growth(
  { name, unit, rounds }: Growing,
  sizes: readonly number[],
): { readonly curve: Curve; readonly exponent: Figure | null } {
  const points = sizes.map((size, i) => ({ size, ...spreadOf(rounds[i] ?? []) }));
  const complete = Math.min(...rounds.map(({ length }) => length));
  const exponents: number[] = [];
  for (let round = 0; sizes.length > 1 && round < complete; round++) {
    const values = rounds.map((own) => own[round] as number);
    if (values.every((value) => value > 0)) exponents.push(fitExponent(sizes, values));
  }
  return {
    curve: { name, unit, points },
    exponent: exponents.length > 0 ? figure(`${name}, growth`, 'exponent', exponents) : null,
  };
}

/** What a power law of this exponent does when the size doubles, in a few words. */
export function growthWords(exponent: number): string {
  const factor = 2 ** exponent;
  const times = `× ${factor.toFixed(2)} when it doubles`;
  if (factor < 0.95) return `${times}: falls`;
  if (factor <= 1.05) return `${times}: stays the same`;
  if (factor < 1.9) return `${times}: grows more slowly`;
  if (factor <= 2.1) return `${times}: doubles with it`;
  if (factor < 3.8) return `${times}: grows faster`;
  return `${times}: quadruples or worse`;
}
