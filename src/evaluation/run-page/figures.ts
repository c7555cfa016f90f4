import { cleanLine } from '../../article/clean-characters.js';
import { FIGURE_NAMES, FIGURES, type FigureName } from '../figures.js';
import { figureText } from '../numbers.js';
import { shortened } from '../page/axes.js';
import { DOTS, dotChart } from '../page/dots.js';
import { type Markup, markup } from '../page/markup.js';
import { linearScale, shareScale } from '../page/scale.js';
import { table } from '../page/table.js';
import type { SavedRun, SystemRun } from '../run.js';
import { intervalText, labelOf, withInterval } from './words.js';

/** Characters of a system's name above a column. */
const LONGEST_HEAD = 20;

/** All numbers with their intervals: drawn for the first system, in a table for all. */
export function figuresSection({ systems }: SavedRun, first: SystemRun): Markup {
  const own = systems.length > 1 ? ` of ${cleanLine(first.name)}` : '';
  return markup`<section id="figures">
<h2>Figures${own}, with 95 % intervals</h2>
<div class="charts">
${shares(first, `Shares${own}`)}
${latencies(first, `Latency${own}`)}
</div>
<p class="note">A dot is the value; the line across it is its 95 % interval: where it may lie with other questions of such kinds (bootstrap over the questions). ↓: less is better.</p>
${figuresTable(systems)}
</section>`;
}

function shares(system: SystemRun, label: string): Markup {
  const names = known(system, 'share');
  if (names.length === 0) return markup``;
  return dotChart(rowsOf(system, names), { scale: shareScale(DOTS), axis: 'share of the questions, or area', label });
}

function latencies(system: SystemRun, label: string): Markup {
  const names = known(system, 'ms');
  if (names.length === 0) return markup``;
  const values = names.flatMap((name) => [system.figures[name].value ?? 0, system.figures[name].high ?? 0]);
  return dotChart(rowsOf(system, names), { scale: linearScale([0, ...values], DOTS), axis: 'milliseconds', label });
}

function known({ figures }: SystemRun, unit: 'share' | 'ms'): FigureName[] {
  return FIGURE_NAMES.filter((name) => FIGURES[name].unit === unit && figures[name].value !== null);
}

function rowsOf({ figures }: SystemRun, names: readonly FigureName[]) {
  return names.map((name) => ({ name: labelOf(name), text: withInterval(name, figures[name]), ...figures[name] }));
}

function figuresTable(systems: readonly SystemRun[]): Markup {
  const alone = systems.length === 1;
  const cells = (name: FigureName, { figures }: SystemRun): (string | Markup)[] => {
    const parts = [figureText(name, figures[name].value), intervalText(name, figures[name])] as const;
    return alone ? [...parts] : [markup`${parts[0]}<span class="interval">${parts[1]}</span>`];
  };
  return table({
    caption: 'Every figure, with its 95 % interval',
    head: [
      'figure',
      ...(alone ? ['value', '95 % interval'] : systems.map(({ name }) => shortened(cleanLine(name), LONGEST_HEAD))),
    ],
    rows: FIGURE_NAMES.map((name) => [
      `${labelOf(name)}${FIGURES[name].unit === 'ms' ? ', ms' : ''}`,
      ...systems.flatMap((system) => cells(name, system)),
    ]),
  });
}
