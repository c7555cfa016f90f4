import type { Difference } from '../../evaluation/compare.js';
import { FIGURES } from '../../evaluation/figures.js';
import { differenceText, pText, shareText } from '../../evaluation/numbers.js';
import type { Look } from './look.js';

/** Columns of a figure's name. */
const NAME = 10;

/** A difference with its interval: `+.04  −.01 to +.09`. */
export function rangeText({ value, low, high }: Pick<Difference, 'value' | 'low' | 'high'>): string {
  if (value === null) return '';
  return `${differenceText(value).padStart(6)}  ${differenceText(low).padStart(5)} to ${differenceText(high)}`;
}

/** Whether a difference is more than noise, in words. */
export function verdictText({ verdict, p, questions }: Difference): string {
  if (verdict === null || p === null) return '';
  if (questions === 0) return 'no question differs';
  const differ = `${questions} ${questions === 1 ? 'differs' : 'differ'}, ${pText(p)}`;
  return verdict === 'noise' ? `noise (${differ})` : `${verdict} (${differ})`;
}

/** One line a figure: before, after, the difference with its 95 % interval, and whether that is more than noise. */
export function renderDifferences(
  rows: readonly { readonly before: number | null; readonly after: number | null; readonly difference: Difference }[],
  look: Look,
): string[] {
  const head = `${''.padEnd(NAME)}${'before'.padStart(7)}${'after'.padStart(7)}  change  95 % interval`;
  const lines = rows.flatMap(({ before, after, difference }) => {
    if (difference.value === null) return [];
    const name = FIGURES[difference.figure].short.padEnd(NAME);
    const values = `${shareText(before).padStart(7)}${shareText(after).padStart(7)}`;
    return [`${name}${values}  ${rangeText(difference).padEnd(23)}${verdictText(difference)}`.trimEnd()];
  });
  return [look.colours.dim(head), ...lines];
}
