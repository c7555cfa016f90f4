import { cleanLine } from '../../article/clean-characters.js';
import { FIGURES, type FigureName } from '../figures.js';
import { figureText } from '../numbers.js';
import { DOTS, dotChart } from '../page/dots.js';
import { type Markup, markup } from '../page/markup.js';
import { shareScale } from '../page/scale.js';
import { table } from '../page/table.js';
import type { KindFigures, SystemRun } from '../run.js';
import { intervalText, withInterval } from './words.js';

const RANKING: readonly FigureName[] = ['hit@1', 'hit@3', 'hit@5', 'mrr', 'ndcg@10', 'sentence'];

/** Where it is good and where it is not: the first system's figures by kind of question. */
export function kindsSection({ kinds }: SystemRun): Markup {
  if (kinds.length === 0) return markup``;
  const answerable = kinds.filter((kind) => kind.answerable);
  const unanswerable = kinds.filter((kind) => !kind.answerable);
  return markup`<section id="kinds">
<h2>By kind of question</h2>
<div class="charts">
${chart('Right paragraph first', 'hit@1', answerable)}
${chart('Answerable, and answered', 'decision', answerable)}
${chart('Unanswerable, and refused', 'decision', unanswerable)}
</div>
${answerable.length > 0 ? asTable('Answerable questions by kind', 'answered', RANKING, answerable) : markup``}
${unanswerable.length > 0 ? asTable('Unanswerable questions by kind', 'refused', [], unanswerable) : markup``}
</section>`;
}

function chart(title: string, figure: FigureName, kinds: readonly KindFigures[]): Markup {
  const own = kinds.filter(({ figures }) => figures[figure].value !== null);
  if (own.length === 0) return markup``;
  const rows = own.map(({ kind, figures }) => ({
    name: cleanLine(kind),
    text: withInterval(figure, figures[figure]),
    ...figures[figure],
  }));
  const picture = { scale: shareScale(DOTS), axis: `share of the kind's questions`, label: title };
  return markup`<div><h3>${title}</h3>${dotChart(rows, picture)}</div>`;
}

function asTable(
  caption: string,
  decided: string,
  figures: readonly FigureName[],
  kinds: readonly KindFigures[],
): Markup {
  return table({
    caption: `${caption}, with 95 % intervals`,
    head: ['kind', 'questions', ...figures.map((name) => FIGURES[name].short), decided],
    rows: kinds.map(({ kind, questions, figures: own }) => [
      cleanLine(kind),
      questions.toLocaleString('en'),
      ...[...figures, 'decision' as const].map(
        (name) =>
          markup`${figureText(name, own[name].value)}<span class="interval">${intervalText(name, own[name])}</span>`,
      ),
    ]),
  });
}
