import { cleanLine } from '../../article/clean-characters.js';
import type { Row } from '../figures.js';
import { rowsOf } from '../make-run.js';
import { PROBLEMS, type Problem, problemsOf } from '../misses.js';
import { shareText } from '../numbers.js';
import { type Markup, markup } from '../page/markup.js';
import type { SavedRun, SystemRun } from '../run.js';
import { found, ranking } from './found.js';
import type { Paragraphs } from './paragraphs.js';
import { count, placeWords } from './words.js';

/** Right paragraphs named in the table; words that stand in every paragraph make more. */
const NAMED = 5;
const HEAD = ['Question', 'Right', 'Its place', 'Decision', 'Ranking'];

/** Every question with what the first system made of it, to be searched and filtered where the script runs. */
export function questionsSection(run: SavedRun, first: SystemRun, paragraphs: Paragraphs): Markup {
  const rows = rowsOf(run.questions, first.outcomes, run.article.id);
  return markup`<section id="questions">
<h2>Every question${run.systems.length > 1 ? `, as ${cleanLine(first.name)} answers` : ''}</h2>
<p class="note">✓ marks what is right, ✗ what is wrong. The text of the paragraphs is below each question.</p>
${filter(rows)}
<table class="questions" role="table">
<caption>Questions, the paragraphs that answer them, and what came of them</caption>
<thead role="rowgroup"><tr role="row">${HEAD.map((name) => markup`<th role="columnheader" scope="col">${name}</th>`)}</tr></thead>
${rows.map((row, index) => questionOf(run, row, index, paragraphs))}</table>
</section>`;
}

function filter(rows: readonly Row[]): Markup {
  const kinds = [...new Set(rows.map(({ question }) => cleanLine(question.kind)))];
  const problems = (Object.keys(PROBLEMS) as Problem[]).flatMap((problem) => {
    const all = rows.filter((row) => problemsOf(row).includes(problem)).length;
    return all > 0 ? [markup`<option value="${problem}">${PROBLEMS[problem]} (${all})</option>`] : [];
  });
  const right = rows.filter((row) => problemsOf(row).length === 0).length;
  return markup`<form id="filter" role="search" hidden>
<label>Search <input type="search" name="words" autocomplete="off"></label>
<label>Kind <select name="kind"><option value="">all</option>${kinds.map((kind) => markup`<option value="${kind}">${kind}</option>`)}</select></label>
<label>Outcome <select name="outcome"><option value="">all</option>${problems}<option value="right">Nothing went wrong (${right})</option></select></label>
<output aria-live="polite">${count(rows.length, 'question')}</output>
</form>`;
}

function questionOf(run: SavedRun, row: Row, index: number, paragraphs: Paragraphs): Markup {
  const { question } = row;
  const problems = problemsOf(row);
  return markup`<tbody role="rowgroup" id="q${index + 1}" data-kind="${cleanLine(question.kind)}" data-outcome="${problems.length > 0 ? problems.join(' ') : 'right'}">
<tr role="row"><th role="rowheader" scope="row"><span dir="auto">${cleanLine(question.question)}</span><span class="soft"><bdi>${cleanLine(question.id)}</bdi> · <bdi>${cleanLine(question.kind)}</bdi></span></th>
<td role="cell" data-head="${HEAD[1] ?? ''}">${right(row, paragraphs)}</td>
<td role="cell" data-head="${HEAD[2] ?? ''}">${place(row)}</td>
<td role="cell" data-head="${HEAD[3] ?? ''}">${decision(row)}</td>
<td role="cell" data-head="${HEAD[4] ?? ''}" class="ranking">${ranking(row, paragraphs)}</td></tr>
<tr role="row" class="more"><td role="cell" colspan="${HEAD.length}"><details><summary>Paragraphs and answer</summary>
${found(run, row, index, paragraphs)}</details></td></tr>
</tbody>
`;
}

function right({ question, article }: Row, paragraphs: Paragraphs): Markup {
  if (!question.answerable) return markup`none: unanswerable`;
  const named = question.paragraphs
    .slice(0, NAMED)
    .map((paragraph) => markup`${paragraphs.link({ article, paragraph })} `);
  const more = question.paragraphs.length - named.length;
  return markup`${named}${more > 0 ? `and ${more} more` : ''}`;
}

function place({ question, outcome: { rank } }: Row): Markup {
  if (!question.answerable) return markup`–`;
  return rank === 1
    ? markup`<span class="good">✓ ${placeWords(rank)}</span>`
    : markup`<span class="bad">✗ ${placeWords(rank)}</span>`;
}

function decision({ question, outcome: { decision, score } }: Row): Markup {
  if (decision === null) return markup`none, score ${score.toFixed(2)}`;
  const what = decision.answered ? 'answered' : 'refused';
  const isRight = decision.answered === question.answerable;
  return markup`<span class="${isRight ? 'good' : 'bad'}">${isRight ? '✓' : '✗'} ${what}</span> <span class="soft">confidence ${shareText(decision.confidence)}</span>`;
}
