import { cleanLine } from '../../article/clean-characters.js';
import { FIGURES, type FigureName } from '../figures.js';
import { FLATTERED, wasFittedOn } from '../fit/fitted-on.js';
import { figureText } from '../numbers.js';
import { type Markup, markup } from '../page/markup.js';
import type { SavedRun, SystemRun } from '../run.js';
import { count, intervalText, minute, modelName } from './words.js';

/** What most people want to know. */
const TILES: readonly (readonly [FigureName, string])[] = [
  ['hit@1', 'right paragraph first'],
  ['hit@3', 'right paragraph among the first three'],
  ['decision', 'answered or refused rightly'],
  ['p50', 'milliseconds from question to answer, median'],
];

/** What was asked of whom, and the numbers that say most. */
export function header(run: SavedRun, first: SystemRun): Markup {
  const { questions, article, gold, partial, systems } = run;
  const answerable = questions.filter((question) => question.answerable).length;
  const others = systems.length - 1;
  const asked = `${count(answerable, 'question')} that the article answers and ${(questions.length - answerable).toLocaleString('en')} that it does not`;
  return markup`<header>
<h1>How well Footnote answers</h1>
<p>${asked}, about <cite dir="auto">${cleanLine(article.title)}</cite>${others > 0 ? `, asked of ${cleanLine(first.name)} and ${count(others, 'other system')}` : ''}.</p>
<p class="soft">${[minute(run.at), ...(first.model ? [modelName(first.model.id)] : [])].join(' · ')}</p>
${partial ? markup`<p class="bad">Stopped after ${questions.length.toLocaleString('en')} of ${count(gold.questions, 'question')}: these numbers are about those alone.</p>` : markup``}
${first.model && wasFittedOn(first.model.fittedOn, article.id) ? markup`<p class="bad">${FLATTERED}</p>` : markup``}
<dl class="tiles">${TILES.filter(([name]) => first.figures[name].value !== null).map((tile) => tileOf(tile, first))}</dl>
<nav aria-label="Parts of this page"><ul>${navigation(run)}</ul></nav>
</header>`;
}

function tileOf([name, label]: (typeof TILES)[number], { figures }: SystemRun): Markup {
  const interval = intervalText(name, figures[name]);
  return markup`<div><dt>${label}</dt><dd><b>${figureText(name, figures[name].value)}</b> <span class="soft">${interval === '' ? '' : `95 %: ${interval}`}${FIGURES[name].unit === 'ms' ? ' ms' : ''}</span></dd></div>`;
}

function navigation({ comparisons, passages }: SavedRun): Markup[] {
  const parts: readonly (readonly [string, string])[] = [
    ['figures', 'Figures'],
    ...(comparisons.length > 0 ? [['comparisons', 'Side by side'] as const] : []),
    ['hits', 'Ranking'],
    ['decisions', 'Answering and refusing'],
    ['kinds', 'Kinds of question'],
    ['misses', 'What went wrong'],
    ['questions', 'Every question'],
    ...(passages.length > 0 ? [['paragraphs', 'Paragraphs'] as const] : []),
    ['evaluated', 'What was evaluated'],
  ];
  return parts.map(([id, name]) => markup`<li><a href="#${id}">${name}</a></li> `);
}
