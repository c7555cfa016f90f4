import { FIGURES, type FigureName } from './figures.js';

/** A share as `.89` or `1.00`; – where there is none. */
export function shareText(value: number | null): string {
  return value === null ? '–' : value.toFixed(2).replace(/^(-?)0\./, '$1.');
}

/** Milliseconds with as many decimals as say something. */
export function msText(value: number | null): string {
  return value === null ? '–' : value < 100 ? value.toFixed(1) : String(Math.round(value));
}

/** A value of a figure in the figure's unit, without it. */
export function figureText(name: FigureName, value: number | null): string {
  return FIGURES[name].unit === 'ms' ? msText(value) : shareText(value);
}

/** A difference of shares with its sign: `+.04`. */
export function differenceText(value: number | null): string {
  if (value === null) return '–';
  const text = shareText(Math.abs(value));
  return text === '.00' ? text : `${value < 0 ? '−' : '+'}${text}`;
}

/** `p = .013`, `p < .001`. */
export function pText(p: number): string {
  return p < 0.001 ? 'p < .001' : `p = ${p.toFixed(p < 0.1 ? 3 : 2).replace(/^0/, '')}`;
}

export function ordinal(rank: number): string {
  return ['first', 'second', 'third'][rank - 1] ?? `${rank}th`;
}
