import { cleanLine } from '../../article/clean-characters.js';
import type { Difference } from '../compare.js';
import { FIGURES, type Figure, type FigureName } from '../figures.js';
import { figureText, msText, ordinal, pText, shareText } from '../numbers.js';

/** `.89 (.81 to .96)`, or milliseconds. */
export function withInterval(name: FigureName, { value, low, high }: Figure): string {
  const unit = FIGURES[name].unit === 'ms' && value !== null ? ' ms' : '';
  const interval = intervalText(name, { low, high });
  return `${figureText(name, value)}${unit}${interval === '' ? '' : ` (${interval})`}`;
}

/** `.81 to .96`; nothing where there is none. */
export function intervalText(name: FigureName, { low, high }: Pick<Figure, 'low' | 'high'>): string {
  if (low === null || high === null) return '';
  const text = FIGURES[name].unit === 'ms' ? msText : shareText;
  return `${text(low)} to ${text(high)}`;
}

/** How a figure is called, on its own; ↓ where less is better and nobody would guess so. */
export function labelOf(name: FigureName): string {
  const { label, unit, better } = FIGURES[name];
  const whole = label.replace(/^… /, '');
  return unit === 'share' && better === 'lower' ? `${whole} ↓` : whole;
}

/** Whether a difference is more than noise, for those who do not live with p-values. @param compared - systems */
export function verdictWords(
  { verdict, value, p, questions }: Difference,
  compared: number,
): { readonly verdict: string; readonly why: string } {
  if (value === null || verdict === null || p === null) return { verdict: 'nothing to compare', why: '' };
  if (questions === 0) return { verdict: 'no question differs', why: '' };
  const differ = `${count(questions, 'question')} ${questions === 1 ? 'differs' : 'differ'}`;
  const why = `${differ}; by chance alone this much ${oftenWords(p)} (${pText(p).replaceAll(' ', '\u00A0')})`;
  if (verdict !== 'noise') return { verdict, why };
  return { verdict: 'may be noise', why: p >= 0.05 ? why : `${why}, not rare enough where ${compared} are compared` };
}

function oftenWords(p: number): string {
  if (p < 0.001) return 'less than once in 1,000 times';
  if (p > 0.995) return 'every time';
  const of = p < 0.01 ? 1000 : 100;
  const often = Math.round(p * of);
  return `${often === 1 ? 'once in' : `${often} of`} ${of.toLocaleString('en')} times`;
}

/** `1 question`, `1,200 questions`. */
export function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}

/** `2026-03-01 12:00 UTC`; nothing where it is no time. */
export function minute(at: string): string {
  const when = new Date(at);
  return Number.isNaN(when.getTime()) ? '' : `${when.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

export function modelName(id: string): string {
  return id === 'built-in' ? 'the built-in model' : cleanLine(id);
}

/** Where the first right paragraph came. @param rank - null: nowhere */
export function placeWords(rank: number | null): string {
  return rank === null ? 'not among ten' : ordinal(rank);
}
