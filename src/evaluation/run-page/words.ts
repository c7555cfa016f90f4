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

/** How a figure is called beside others, and which way it is better where that is not plain. */
export function labelOf(name: FigureName): string {
  return FIGURES[name].unit === 'share' && FIGURES[name].better === 'lower'
    ? `${FIGURES[name].label} (less is better)`
    : FIGURES[name].label;
}

/** Whether a difference is more than noise, for those who do not live with p-values. @param compared - systems */
export function verdictWords({ verdict, value, p, questions }: Difference, compared: number): string {
  if (value === null || verdict === null || p === null) return 'nothing to compare';
  if (questions === 0) return 'no question differs';
  const differ = `${count(questions, 'question')} ${questions === 1 ? 'differs' : 'differ'}`;
  const chance = `shuffling which answer is whose makes a difference this large ${oftenWords(p)} (${pText(p)})`;
  if (verdict !== 'noise') return `${verdict}, and not by chance: ${differ}, and ${chance}`;
  if (p >= 0.05) return `may be noise: ${differ}, and ${chance}`;
  return `may be noise, ${count(compared, 'comparison')} made at once: ${differ}, and ${chance}`;
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
