import { cleanLine } from '../../article/clean-characters.js';
import { hitsOf } from '../curves.js';
import { rowsOf } from '../make-run.js';
import { DEPTH } from '../metrics.js';
import { shareText } from '../numbers.js';
import { ACROSS, type DrawnCurve, drawCurves, UP } from '../page/curves.js';
import { type Markup, markup } from '../page/markup.js';
import { countScale, shareScale } from '../page/scale.js';
import { TOLD_APART } from '../page/shapes.js';
import { table } from '../page/table.js';
import type { SavedRun, SystemRun } from '../run.js';

interface Hits {
  readonly name: string;
  /** hit@1 to hit@10. */
  readonly hits: SystemRun['hits'];
  /** 95 % intervals, where they were computed; by k. */
  readonly intervals: ReadonlyMap<number, readonly [number, number]>;
}

/** How far down a reader has to look: hit@k by system, and by kind of question. */
export function hitsSection(run: SavedRun, first: SystemRun): Markup {
  const systems = run.systems.map((system) => hitsOfSystem(system, system === first));
  const kinds = hitsByKind(run, first);
  const many = run.systems.length > 1;
  return markup`<section id="hits">
<h2>How far down the right paragraph is</h2>
<div class="charts">
<div><h3>${many ? 'By system' : 'All questions'}</h3>${chart(systems, many ? 'system' : '')}</div>
${kinds.length > 1 ? markup`<div><h3>By kind of question${many ? `, ${cleanLine(first.name)}` : ''}</h3>${chart(kinds, 'kind of question')}</div>` : markup``}
</div>
<p class="note">hit@k: the share of the answerable questions that have a right paragraph among the first k. Lines at k = 1, 3 and 5 are 95 % intervals${many ? ` of ${cleanLine(first.name)}` : ''}.</p>
${asTable([...systems, ...(kinds.length > 1 ? kinds : [])])}
</section>`;
}

/** @param whiskers - seven systems' would hide each other */
function hitsOfSystem({ name, hits, figures }: SystemRun, whiskers: boolean): Hits {
  if (!whiskers) return { name: cleanLine(name), hits, intervals: new Map() };
  const intervals = ([1, 3, 5] as const).flatMap((k) => {
    const { low, high } = figures[`hit@${k}`];
    return low === null || high === null ? [] : [[k, [low, high]] as const];
  });
  return { name: cleanLine(name), hits, intervals: new Map(intervals) };
}

/** The largest kinds, as many as can be told apart. */
function hitsByKind({ questions, article }: SavedRun, { kinds, outcomes }: SystemRun): Hits[] {
  const rows = rowsOf(questions, outcomes, article.id);
  return kinds
    .filter(({ answerable }) => answerable)
    .sort((a, b) => b.questions - a.questions)
    .slice(0, TOLD_APART)
    .map(({ kind, questions: of }) => ({
      name: `${cleanLine(kind)} (${of})`,
      hits: hitsOf(rows.filter(({ question }) => question.answerable && question.kind === kind)),
      intervals: new Map(),
    }));
}

function chart(all: readonly Hits[], by: string): Markup {
  const drawn = all.map(({ name, hits, intervals }): DrawnCurve => {
    const points = hits.flatMap((value, i) =>
      value === null
        ? []
        : [
            {
              x: i + 1,
              y: value,
              spread: intervals.get(i + 1) ?? null,
              title: `${name}, hit@${i + 1}: ${shareText(value)}`,
            },
          ],
    );
    return { name, points };
  });
  const spoken = all.map(({ name, hits }) => `${name}: ${hits.map(shareText).join(', ')}`).join('; ');
  return drawCurves(drawn, {
    x: countScale(DEPTH, ACROSS),
    y: shareScale(UP),
    xName: 'k: paragraphs looked at',
    yName: 'hit@k, share of the answerable questions',
    label: `hit@1 to hit@10${by === '' ? '' : ` by ${by}`}. ${spoken}.`,
  });
}

function asTable(all: readonly Hits[]): Markup {
  const ks = Array.from({ length: DEPTH }, (_, i) => String(i + 1));
  return markup`<details><summary>As a table</summary>
${table({ caption: 'hit@k by k', head: ['', ...ks], rows: all.map(({ name, hits }) => [name, ...hits.map(shareText)]) })}
</details>`;
}
