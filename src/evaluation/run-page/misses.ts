import { cleanLine } from '../../article/clean-characters.js';
import { rowsOf } from '../make-run.js';
import { type Miss, PROBLEMS, type Problem, problemsOf, worstMisses } from '../misses.js';
import { shareText } from '../numbers.js';
import { type Markup, markup } from '../page/markup.js';
import type { SavedRun, SystemRun } from '../run.js';
import type { Paragraphs } from './paragraphs.js';
import { count, placeWords } from './words.js';

/** Worst ones listed of each problem; the filter of the questions shows all. */
const LISTED = 5;

/** What went most wrong, by what went wrong. */
export function missesSection(run: SavedRun, first: SystemRun, paragraphs: Paragraphs): Markup {
  const rows = rowsOf(run.questions, first.outcomes, run.article.id);
  const misses = worstMisses(rows, LISTED);
  const lists = (Object.keys(PROBLEMS) as Problem[]).flatMap((problem) => {
    const all = rows.filter((row) => problemsOf(row).includes(problem)).length;
    return all === 0 ? [] : [list(problem, all, misses[problem], run, paragraphs)];
  });
  return markup`<section id="misses">
<h2>What went wrong</h2>
${lists.length > 0 ? lists : markup`<p>Nothing: every right paragraph came first, and every question was answered or refused rightly.</p>`}
</section>`;
}

function list(
  problem: Problem,
  all: number,
  misses: readonly Miss[],
  { questions }: SavedRun,
  paragraphs: Paragraphs,
): Markup {
  const items = misses.map(({ row }) => {
    const { question, outcome } = row;
    const [best] = outcome.ranking;
    const came = best ? `; first came ${paragraphs.nameOf(best)}` : '; nothing was found';
    const where =
      problem === 'not-first' ? `${placeWords(outcome.rank)}${came}` : `confidence ${shareText(outcome.score)}${came}`;
    return markup`<li><a href="#q${questions.indexOf(question) + 1}" dir="auto">${cleanLine(question.question)}</a> <span class="soft">${where}</span></li>
`;
  });
  const some = all > misses.length ? `, the worst ${misses.length}` : '';
  return markup`<h3>${PROBLEMS[problem]}: ${count(all, 'question')}${some}</h3>
<ul>
${items}</ul>`;
}
