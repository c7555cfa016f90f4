import { cleanLine } from '../../article/clean-characters.js';
import { FIGURE_NAMES, FIGURES, type FigureName, type Row } from '../../evaluation/figures.js';
import { FLATTERED, wasFittedOn } from '../../evaluation/fit/fitted-on.js';
import { rowsOf } from '../../evaluation/make-run.js';
import { PROBLEMS, type Problem, worstMisses } from '../../evaluation/misses.js';
import { figureText, msText, ordinal, shareText } from '../../evaluation/numbers.js';
import type { KindFigures, SavedRun, SystemRun } from '../../evaluation/run.js';
import { counted, grouped } from './count.js';
import type { Look } from './look.js';
import { renderBeside, renderLines, renderParagraph, textWidth } from './paragraph.js';
import { wrap } from './wrap.js';

/** Misses shown of each problem: with three, all of the report is one screen. */
const SHOWN = 3;
const LABEL = 41;

/** A run as people read it: what was asked, the numbers, the kinds of question, what went most wrong. */
export function renderRun(run: SavedRun, look: Look): string {
  const [first] = run.systems;
  if (!first) return '';
  return [
    renderLines(askedIn(run, [first]), look),
    flattered(run, first, look),
    renderFigures(first, look),
    renderKinds(first, look),
    ...renderMisses(run, first, look),
    renderLines(`Run ${run.id}${run.partial ? ', partial' : ''}.`, look, look.colours.dim),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

/** What the measure must know: every text that is shown. */
export function textsOf(run: SavedRun): string[] {
  const [first] = run.systems;
  const sentences = (first?.outcomes ?? []).flatMap(({ shown }) => shown.map(({ sentence }) => sentence));
  const questions = run.questions.flatMap(({ id, question, kind }) => [id, question, kind]);
  return [run.article.title, ...questions, ...sentences, ...run.passages.map(({ text }) => text)];
}

/** What was asked of whom. */
export function askedIn({ questions, article, partial, gold }: SavedRun, systems: readonly SystemRun[]): string {
  const answerable = questions.filter((question) => question.answerable).length;
  const asked = `${grouped(answerable)} answerable and ${grouped(questions.length - answerable)} unanswerable questions`;
  const stopped = partial
    ? `Stopped after ${grouped(questions.length)} of ${counted(gold.questions, 'question')}. `
    : '';
  const models = new Set(systems.flatMap(({ model }) => (model ? [model.id] : [])));
  const names = [...models].map((id) => (id === 'built-in' ? 'the built-in model' : `the model ${cleanLine(id)}`));
  return `${stopped}${asked} about ${cleanLine(article.id)}, asked with ${names.join(' and ')}.`;
}

/** A warning where the ranking and the decision were fitted on these questions. */
function flattered({ article }: SavedRun, { model }: SystemRun, look: Look): string {
  if (model === null || !wasFittedOn(model.fittedOn, article.id)) return '';
  return renderLines(FLATTERED, look);
}

function renderFigures({ figures }: SystemRun, look: Look): string {
  const { dim } = look.colours;
  const line = (label: string, value: string, interval: string) =>
    `${label.padEnd(LABEL)}${value.padStart(7)}   ${dim(interval)}`.trimEnd();
  const shares = FIGURE_NAMES.filter((name) => FIGURES[name].unit === 'share').map((name) => {
    const { value, low, high } = figures[name];
    const interval = value === null || low === null ? '' : `${shareText(low).padStart(4)} to ${shareText(high)}`;
    return line(FIGURES[name].label, shareText(value), interval);
  });
  const latency = (['p50', 'p95', 'p99'] as const).map((name) => msText(figures[name].value)).join(' / ');
  return [line('', '', '95 % interval'), ...shares, `${'latency, p50 / p95 / p99'.padEnd(LABEL)}${latency} ms`].join(
    '\n',
  );
}

const KIND_COLUMNS: readonly FigureName[] = ['hit@1', 'hit@3', 'hit@5', 'mrr', 'ndcg@10', 'sentence'];
const KIND = 26;

function renderKinds({ kinds }: SystemRun, look: Look): string {
  const cells = (values: readonly string[]) => values.map((value) => value.padStart(7)).join('');
  const row = (label: string, values: readonly string[]) => `${padded(label, KIND, look)}${cells(values)}`;
  const side = (answerable: boolean, head: readonly string[], values: (kind: KindFigures) => string[]) => {
    const own = kinds.filter((kind) => kind.answerable === answerable);
    return own.length === 0
      ? []
      : [
          look.colours.dim(row(answerable ? 'answerable, by kind' : 'unanswerable, by kind', head)),
          ...own.map((kind) => row(`  ${cleanLine(kind.kind)} (${kind.questions})`, values(kind))),
        ];
  };
  const decided = (kind: KindFigures) => figureText('decision', kind.figures.decision.value);
  return [
    ...side(true, [...KIND_COLUMNS.map((name) => FIGURES[name].short), 'answ.'], (kind) => [
      ...KIND_COLUMNS.map((name) => figureText(name, kind.figures[name].value)),
      decided(kind),
    ]),
    ...side(false, ['refused'], (kind) => [decided(kind)]),
  ].join('\n');
}

function renderMisses(run: SavedRun, system: SystemRun, look: Look): string[] {
  const misses = worstMisses(rowsOf(run.questions, system.outcomes, run.article.id), SHOWN);
  return (Object.keys(PROBLEMS) as Problem[]).flatMap((problem) => {
    const own = misses[problem];
    if (own.length === 0) return [];
    const margin = Math.max(...own.map(({ row }) => look.measure(cleanLine(row.question.id)))) + 4;
    const lines = own.flatMap(({ row }) => [
      ...renderParagraph(`  ${cleanLine(row.question.id)}`, margin, cleanLine(row.question.question), null, look),
      ...renderBeside(margin, cut(whatCame(run, problem, row), textWidth(look, margin), look), look),
    ]);
    return [[look.colours.bold(PROBLEMS[problem]), ...lines].join('\n')];
  });
}

/** What came instead of what should have come. */
function whatCame(run: SavedRun, problem: Problem, { question, outcome }: Row): string {
  const [first] = outcome.ranking;
  const right = question.paragraphs.map((paragraph) => `¶ ${paragraph}`).join(' or ');
  const place =
    outcome.rank === null ? `${right} is not among the first ten` : `${right} came ${ordinal(outcome.rank)}`;
  if (first === undefined) return 'nothing was found';
  const shown = outcome.shown.find(
    ({ article, paragraph }) => article === first.article && paragraph === first.paragraph,
  );
  const passage = run.passages.find(
    ({ article, paragraph }) => article === first.article && paragraph === first.paragraph,
  );
  const text = cleanLine(shown?.sentence ?? passage?.text ?? '');
  const came = `¶ ${first.paragraph}: ${text}`;
  if (problem === 'answered') return `confidence ${shareText(outcome.score)}, ${came}`;
  if (problem === 'refused')
    return `confidence ${shareText(outcome.score)}, ${outcome.decision?.reason ?? ''}; ${place}`;
  return `${place}; first ${came}`;
}

/** A text on one line, cut between words where it is too long. */
export function cut(text: string, width: number, look: Look): string {
  if (look.measure(text) <= width) return text;
  const [line] = wrap(text, Math.max(2, width - 1), look.measure);
  return `${text.slice(line?.start, line?.end)}…`;
}

/** Padded, or cut where it is too long, to a number of columns. */
export function padded(text: string, width: number, look: Look): string {
  const short = cut(text, width - 1, look);
  return short + ' '.repeat(Math.max(0, width - look.measure(short)));
}
