import { cleanLine } from '../../article/clean-characters.js';
import { type Markup, markup } from '../page/markup.js';
import type { SavedRun, SystemRun } from '../run.js';
import { refusalsChart } from './refusals.js';
import { reliabilityChart, reliabilityTable } from './reliability.js';
import { scoresChart } from './scores.js';

/** Whether it knows what it does not know: the first system's charts, and the others' on demand. */
export function decisionsSection(run: SavedRun, first: SystemRun): Markup {
  const [, ...others] = run.systems;
  return markup`<section id="decisions">
<h2>Answering and refusing${others.length > 0 ? `, ${cleanLine(first.name)}` : ''}</h2>
${charts(run, first)}
${others.map((system) => markup`<details><summary dir="auto">The same of ${cleanLine(system.name)}${system.reliability ? '' : ', which ranks and does not decide'}</summary>${charts(run, system)}</details>`)}
</section>`;
}

function charts(run: SavedRun, system: SystemRun): Markup {
  const { reliability } = system;
  return markup`<div class="charts">
${reliability ? markup`<div><h3>Does its confidence come true?</h3>${reliabilityChart(reliability)}<p class="note">A dot is a tenth of the confidence with the share of its questions that the article answers; on the broken line stated and true agree. Whiskers: 95 % (Wilson). Bars: how many questions stated it.</p></div>` : markup``}
<div><h3>Refusals: precision and recall</h3>${refusalsChart(run, system)}</div>
<div><h3>${system.reliability ? 'Confidence' : "Best paragraph's score"} by question</h3>${scoresChart(run, system)}</div>
</div>
${reliability ? markup`<details><summary>Confidence as a table</summary>${reliabilityTable(reliability)}</details>` : markup``}`;
}
