import { frame } from '../../page/frame.js';
import { type Markup, markup } from '../../page/markup.js';
import type { Change, Comparison } from '../compare.js';
import type { Curve, Figure, Section, Unit } from '../figure.js';
import { growthWords } from '../growth-fit.js';
import { hasMoved, machineWords, amount as plainAmount } from '../render.js';
import type { MeasuredSection, Run } from '../run.js';
import { barChart } from './bars.js';
import { curveChart } from './curves.js';

/** A run as a page of its own, which needs nothing beside it. */
export function renderPage(run: Run, comparison: Comparison | null): string {
  const body = markup`${header(run)}
${comparison ? changes(comparison) : markup``}
${run.sections.map(section)}`;
  return frame({ title: `Footnote: the benchmark of ${run.at.slice(0, 10)}`, body });
}

/** A number that keeps its unit beside it, however narrow its column. */
function amount(value: number, unit: Unit): string {
  return plainAmount(value, unit).replaceAll(' ', '\u00A0');
}

function header({ model, node, processor, cores, at, full, complete, sections }: Run): Markup {
  const goals = sections.flatMap(({ figures }) => figures.filter(({ met }) => met !== null));
  const missed = goals.filter(({ met }) => met === false);
  const when = `${at.slice(0, 16).replace('T', ' ')} UTC`;
  return markup`<header>
<h1>How fast Footnote is</h1>
<p class="soft">${when} · ${model} model · Node ${node} · ${cores} × ${processor}${full ? ' · with the large sizes' : ''}</p>
${complete ? markup`` : markup`<p class="bad">Not complete: this is what was measured so far.</p>`}
<p>${goals.length - missed.length} of ${goals.length} goals met.${missed.length > 0 ? markup` Missed: ${missed.map(({ name }) => name).join('; ')}.` : markup``}</p>
<p class="soft">A bar and its dot end at the median of the rounds; the line across it spans their middle half; a dashed mark is a goal. A row that begins with + starts where the one above it ends.</p>
</header>`;
}

function section({ title, figures, curves = [], sizes = '', notes = [] }: MeasuredSection): Markup {
  return markup`<section>
<h2>${title}</h2>
<div class="charts">
${charts(title, figures)}
${byUnit(curves).map((own) => curveChart(own, sizes))}
</div>
${figures.length > 0 ? table(figures) : markup``}
${notes.map((note) => markup`<p class="note">${note}</p>`)}
</section>
`;
}

/** A picture of one number would say less than the number. Exponents are in the curves. */
function charts(title: string, figures: Section['figures']): Markup[] {
  return byUnit(figures)
    .filter((own) => own.length > 1 && own[0]?.unit !== 'exponent')
    .map((own) => barChart(own, `${title}, in ${own[0]?.unit}`));
}

function byUnit<Item extends Figure | Curve>(items: readonly Item[]): Item[][] {
  const units = new Set(items.map(({ unit }) => unit));
  return [...units].map((unit) => items.filter((item) => item.unit === unit));
}

function table(figures: readonly Figure[]): Markup {
  const rows = figures.map(({ name, unit, value, quartiles, rounds, reach, met }) => {
    const spread = rounds > 1 ? quartiles.map((end) => amount(end, unit)).join(' – ') : '';
    const goal = reach
      ? markup`<span class="${met ? 'good' : 'bad'}">${met ? 'met' : 'missed'}: ${reach.bound} ${amount(reach.value, unit)}</span>`
      : markup`${unit === 'exponent' ? growthWords(value) : ''}`;
    return markup`<tr><td>${name}</td><td>${amount(value, unit)}</td><td>${spread}</td><td>${rounds}</td><td>${goal}</td></tr>
`;
  });
  const last = figures.some(({ reach }) => reach) ? 'goal' : '';
  return markup`<div class="scroll"><table>
<thead><tr><th scope="col">figure</th><th scope="col">median</th><th scope="col">middle half</th><th scope="col">rounds</th><th scope="col">${last}</th></tr></thead>
<tbody>
${rows}</tbody></table></div>`;
}

function changes({ at, models, changes, compared, machine }: Comparison): Markup {
  const row = ({ verdict, name, unit, before, after }: Change) =>
    markup`<tr><td>${name}</td><td>${amount(before.value, unit)}</td><td>${amount(after.value, unit)}</td><td class="${verdict === 'worse' ? 'bad' : 'good'}">${verdict}</td></tr>
`;
  const when = at.slice(0, 16).replace('T', ' ');
  const moved = machine.filter(({ times }) => hasMoved(times));
  const body =
    changes.length === 0
      ? markup`<p>None of the ${compared} figures changed by more than noise.</p>`
      : markup`<div class="scroll"><table>
<thead><tr><th scope="col">figure</th><th scope="col">then</th><th scope="col">now</th><th scope="col"></th></tr></thead>
<tbody>
${changes.map(row)}</tbody></table></div>
<p class="note">The other ${compared - changes.length} changed by no more than noise.</p>`;
  return markup`<section>
<h2>Against the run of ${when} UTC</h2>
${models ? markup`<p>That run had the ${models[0]} model, this one ${models[1]}.</p>` : markup``}
${moved.length > 0 ? markup`<p>${machineWords(moved)}</p>` : markup``}
${body}
</section>`;
}
