import { cleanLine } from '../../article/clean-characters.js';
import type { Comparison, Difference } from '../compare.js';
import { FIGURES, type FigureName } from '../figures.js';
import { differenceText } from '../numbers.js';
import { shortened } from '../page/axes.js';
import { DOTS, dotChart } from '../page/dots.js';
import { type Markup, markup } from '../page/markup.js';
import { linearScale, shareScale } from '../page/scale.js';
import { table } from '../page/table.js';
import type { SavedRun, SystemRun } from '../run.js';
import { count, labelOf, verdictWords, withInterval } from './words.js';

/** Drawn for every system; the others are in the table. */
const DRAWN: readonly FigureName[] = ['hit@1', 'hit@3', 'mrr', 'auc', 'decision', 'p50'];

/** Several systems over the same questions, and how the others differ from the first. */
export function comparisonsSection({ systems, comparisons }: SavedRun): Markup {
  if (systems.length < 2) return markup``;
  return markup`<section id="comparisons">
<h2>Side by side</h2>
<ul class="systems">${systems.map(({ name, description }) => markup`<li><b dir="auto">${cleanLine(name)}</b>: <span dir="auto">${cleanLine(description)}</span></li>`)}</ul>
<div class="charts">
${DRAWN.map((figure) => bySystem(figure, systems))}
</div>
<p class="note">By chance alone: how often a difference at least this large comes when whose answer is whose is shuffled question by question (paired randomisation test). Better and worse are said where that is rarer than 5 in 100, Holm's correction allowing for ${count(comparisons.length, 'comparison')}.</p>
${comparisons.map((comparison) => comparisonOf(comparison, comparisons.length))}
</section>`;
}

function bySystem(figure: FigureName, systems: readonly SystemRun[]): Markup {
  const own = systems.filter(({ figures }) => figures[figure].value !== null);
  if (own.length < 2) return markup``;
  const rows = own.map(({ name, figures }) => ({
    name: cleanLine(name),
    text: withInterval(figure, figures[figure]),
    ...figures[figure],
  }));
  const isTime = FIGURES[figure].unit === 'ms';
  const scale = isTime
    ? linearScale([0, ...rows.flatMap(({ value, high }) => [value ?? 0, high ?? 0])], DOTS)
    : shareScale(DOTS);
  return markup`<div><h3>${labelOf(figure)}</h3>${dotChart(rows, { scale, axis: isTime ? 'milliseconds' : FIGURES[figure].short, label: labelOf(figure) })}</div>`;
}

function comparisonOf({ system, against, differences }: Comparison, compared: number): Markup {
  const known = differences.filter(({ value }) => value !== null);
  const names = `${cleanLine(system)} against ${cleanLine(against)}`;
  if (known.length === 0) return markup`<h3 dir="auto">${names}</h3><p>There is nothing to compare.</p>`;
  const ends = known.flatMap(({ value, low, high }) => [value ?? 0, low ?? 0, high ?? 0]);
  const rows = known.map((difference) => ({
    ...difference,
    name: FIGURES[difference.figure].short,
    text: rangeOf(difference),
  }));
  return markup`<h3 dir="auto">${names}</h3>
<div class="charts">
${dotChart(rows, { scale: linearScale([0, ...ends], DOTS), axis: `${shortened(cleanLine(system), 18)} less ${shortened(cleanLine(against), 18)}: right of 0 is better`, label: names, mark: 0 })}
${table({
  caption: `${names}, in words`,
  head: ['figure', 'difference'],
  rows: known.map((difference) => [
    FIGURES[difference.figure].short,
    markup`${rangeOf(difference)}<br>${words(difference, compared)}`,
  ]),
  className: 'words',
})}
</div>`;
}

function words(difference: Difference, compared: number): Markup {
  const { verdict, why } = verdictWords(difference, compared);
  return markup`<b class="${difference.verdict ?? ''}">${verdict}</b>${why === '' ? '' : `: ${why}`}`;
}

function rangeOf({ value, low, high }: Difference): string {
  return `${differenceText(value)} (${differenceText(low)} to ${differenceText(high)})`;
}
