import { cleanLine } from '../../article/clean-characters.js';
import type { Row } from '../../evaluation/figures.js';
import { ordinal, shareText } from '../../evaluation/numbers.js';
import type { Change, RunDiff, RunFacts } from '../../evaluation/run-diff.js';
import { counted } from './count.js';
import { renderDifferences } from './differences.js';
import type { Look } from './look.js';
import { renderBeside, renderLines, renderParagraph } from './paragraph.js';

/** Questions listed of each sort; --json lists them all. */
const SHOWN = 10;

/** Two runs as people compare them: what differs, the numbers, and the questions that were won and lost. */
export function renderDiff(diff: RunDiff, look: Look): string {
  const { comparison, figures, differsIn } = diff;
  const rows = figures.flatMap((figure, i) => {
    const difference = comparison?.differences[i];
    return difference ? [{ ...figure, difference }] : [];
  });
  const because =
    differsIn.length > 0 ? `They differ in ${differsIn.join(', ')}.` : 'Nothing else differs between them.';
  const lists = [
    list('Won: the right paragraph comes earlier', diff.won, places, look),
    list('Lost: it comes later', diff.lost, places, look),
    list('Answered or refused rightly now', diff.decidedRightly, decisions, look),
    list('Answered or refused wrongly now', diff.decidedWrongly, decisions, look),
  ].filter((lines) => lines.length > 0);
  const parts = [
    [renderLines(`before  ${facts(diff.before)}`, look), renderLines(`after   ${facts(diff.after)}`, look), because],
    [questionsIn(diff), ...(rows.length > 0 ? renderDifferences(rows, look) : [])],
    ...lists,
    ...(lists.length === 0 && diff.questions > 0 ? [['No question was won or lost.']] : []),
  ];
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function facts({ id, at, partial, system, model }: RunFacts): string {
  const when = new Date(at);
  const minute = Number.isNaN(when.getTime()) ? '' : `, ${when.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  const name = system === 'footnote' ? '' : `, ${cleanLine(system)}`;
  return `${cleanLine(id)}${minute}${name}${model === null ? '' : `, ${cleanLine(model)}`}${partial ? ', partial' : ''}`;
}

function questionsIn({ questions, leftOut }: RunDiff): string {
  const left = leftOut === 0 ? '' : `; ${counted(leftOut, 'question')} of one alone left out`;
  return questions === 0 ? 'No question is the same in both.' : `${counted(questions, 'question')} in both${left}.`;
}

function list(heading: string, changes: readonly Change[], what: (change: Change) => string, look: Look): string[] {
  if (changes.length === 0) return [];
  const shown = changes.slice(0, SHOWN);
  const margin = Math.max(...shown.map(({ before }) => look.measure(cleanLine(before.question.id)))) + 4;
  const more = changes.length - shown.length;
  return [
    look.colours.bold(`${heading} (${changes.length})`),
    ...shown.flatMap((change) => [
      ...renderParagraph(
        `  ${cleanLine(change.before.question.id)}`,
        margin,
        cleanLine(change.before.question.question),
        null,
        look,
      ),
      ...renderBeside(margin, what(change), look),
    ]),
    ...(more > 0 ? [`  … and ${more} more; --json lists them all`] : []),
  ];
}

function places({ before, after }: Change): string {
  const right = before.question.paragraphs.map((paragraph) => `¶ ${paragraph}`).join(' or ');
  return `${right}: ${place(before)}, now ${place(after)}${instead(after)}`;
}

function place({ outcome: { rank } }: Row): string {
  return rank === null ? 'not among ten' : ordinal(rank);
}

function instead({ outcome: { rank, ranking } }: Row): string {
  const [first] = ranking;
  return rank === 1 || first === undefined ? '' : ` behind ¶ ${first.paragraph}`;
}

function decisions({ before, after }: Change): string {
  const said = ({ outcome: { decision } }: Row) =>
    `${decision?.answered ? 'answered' : 'refused'} (confidence ${shareText(decision?.confidence ?? null)})`;
  return `${before.question.answerable ? 'answerable' : 'unanswerable'}: ${said(before)}, now ${said(after)}`;
}
