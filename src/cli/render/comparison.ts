import { cleanLine } from '../../article/clean-characters.js';
import type { Comparison } from '../../evaluation/compare.js';
import { FIGURES, type FigureName } from '../../evaluation/figures.js';
import { figureText } from '../../evaluation/numbers.js';
import type { SavedRun, SystemRun } from '../../evaluation/run.js';
import { rangeText, verdictText } from './differences.js';
import { askedIn, padded } from './evaluation.js';
import type { Look } from './look.js';
import { renderLines, renderParagraph } from './paragraph.js';

/** In the order in which they are left out of a narrow table, last first. */
const COLUMNS: readonly FigureName[] = ['hit@1', 'hit@3', 'mrr', 'auc', 'decision', 'ndcg@10', 'sentence', 'p50'];
const COLUMN = 8;
/** Differences shown; --json holds the others. */
const DIFFERENCES: readonly FigureName[] = ['hit@1', 'hit@3', 'auc', 'decision'];
const WIDEST_NAME = 32;

/** Several systems side by side: what they are, their numbers, and how the others differ from the first. */
export function renderComparison(run: SavedRun, look: Look): string {
  const names = run.systems.map(({ name }) => look.measure(cleanLine(name)));
  const width = Math.min(WIDEST_NAME, Math.max(...names, 'footnote'.length)) + 2;
  return [
    renderLines(askedIn(run, run.systems), look),
    run.systems.map((system) => described(system, width, look)).join('\n'),
    table(run.systems, width, look).join('\n'),
    ...run.comparisons.map((comparison) => differences(comparison, look).join('\n')),
    renderLines(
      `A change is more than noise where p, after Holm's correction over ${run.comparisons.length}, is below .05: a paired randomisation test. p50 in ms.`,
      look,
      look.colours.dim,
    ),
    renderLines(`Run ${run.id}${run.partial ? ', partial' : ''}.`, look, look.colours.dim),
  ]
    .join('\n\n')
    .concat('\n');
}

function described({ name, description }: SystemRun, width: number, look: Look): string {
  return renderParagraph(padded(cleanLine(name), width, look), width, description, null, look).join('\n');
}

function table(systems: readonly SystemRun[], width: number, look: Look): string[] {
  const columns = COLUMNS.slice(0, Math.max(1, Math.floor((look.width - width) / COLUMN)));
  const row = (name: string, cells: readonly string[]) =>
    `${padded(name, width, look)}${cells.map((cell) => cell.padStart(COLUMN)).join('')}`;
  return [
    look.colours.dim(
      row(
        '',
        columns.map((name) => FIGURES[name].short),
      ),
    ),
    ...systems.map(({ name, figures }) =>
      row(
        cleanLine(name),
        columns.map((figure) => figureText(figure, figures[figure].value)),
      ),
    ),
  ];
}

function differences({ system, against, differences: all }: Comparison, look: Look): string[] {
  const lines = DIFFERENCES.flatMap((figure) => {
    const difference = all.find((one) => one.figure === figure);
    if (difference === undefined || difference.value === null) return [];
    return [`  ${FIGURES[figure].short.padEnd(9)}${rangeText(difference).padEnd(26)}${verdictText(difference)}`];
  });
  return [look.colours.bold(`${cleanLine(system)} against ${cleanLine(against)}`), ...lines];
}
