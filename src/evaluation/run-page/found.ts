import { cleanLine } from '../../article/clean-characters.js';
import type { Row } from '../figures.js';
import { msText, ordinal } from '../numbers.js';
import { type Markup, markup } from '../page/markup.js';
import type { SavedRun } from '../run.js';
import { excerptAround } from './excerpt.js';
import type { Named, Paragraphs } from './paragraphs.js';

/** Paragraphs of a ranking, and right ones, whose text stands with the question; the others are linked to. */
const WITH_TEXT = 3;

/** What came of one question, in full. @param index - of the question */
export function found(run: SavedRun, row: Row, index: number, paragraphs: Paragraphs): Markup {
  const { question, outcome } = row;
  const answer = cleanLine(question.answer);
  const reason = outcome.decision?.reason ?? null;
  return markup`${answer === '' ? markup`` : markup`<p>Expected: <span dir="auto">${answer}</span></p>`}
${reason === null ? markup`` : markup`<p>Refused: <span dir="auto">${cleanLine(reason)}</span>.</p>`}
${withText(row).map((named) => passage(row, named, paragraphs))}
${others(run, row, index, paragraphs)}
<p class="soft">Answered after ${msText(outcome.ms)} ms.</p>`;
}

/** The best ranked and the first right ones, in the order of the ranking. */
function withText({ question, outcome, article }: Row): Named[] {
  const top = outcome.ranking.slice(0, WITH_TEXT);
  const right = question.paragraphs
    .map((paragraph) => ({ article, paragraph, place: placeOf(outcome.ranking, { article, paragraph }) }))
    .sort((a, b) => a.place - b.place)
    .slice(0, WITH_TEXT)
    .filter(({ place }) => place > WITH_TEXT);
  return [...top, ...right];
}

/** From 1; infinite where it is not in the ranking. */
function placeOf(ranking: readonly Named[], { article, paragraph }: Named): number {
  const at = ranking.findIndex((one) => one.article === article && one.paragraph === paragraph);
  return at === -1 ? Number.POSITIVE_INFINITY : at + 1;
}

function passage(row: Row, named: Named, paragraphs: Paragraphs): Markup {
  const { outcome } = row;
  const place = placeOf(outcome.ranking, named);
  const score = outcome.ranking[place - 1]?.score;
  const shown = outcome.shown.find((one) => one.article === named.article && one.paragraph === named.paragraph);
  const right = isRight(row, named);
  const facts = [
    Number.isFinite(place) ? `ranked ${ordinal(place)}` : 'not among ten',
    ...(score === undefined ? [] : [`score ${score.toFixed(2)}`]),
    ...(shown ? ['shown'] : []),
  ];
  const { before, sentence, after } = excerptAround(paragraphs.textOf(named), cleanLine(shown?.sentence ?? ''));
  return markup`<div class="passage${right ? ' right' : ''}"><p class="soft">${paragraphs.link(named)} · ${facts.join(' · ')}${right ? markup` · <b>✓ right</b>` : markup``}</p><p dir="auto">${before}<strong>${sentence}</strong>${after}</p></div>
`;
}

/** A right paragraph bears a sign besides its colour. */
export function ranking(row: Row, paragraphs: Paragraphs): Markup[] {
  return row.outcome.ranking.map((named) =>
    isRight(row, named)
      ? markup`<b class="right">${paragraphs.link(named, '✓\u00A0')}</b> `
      : markup`${paragraphs.link(named)} `,
  );
}

function isRight({ question, article }: Row, named: Named): boolean {
  return named.article === article && question.paragraphs.includes(named.paragraph);
}

/** What the other systems made of it: numbers alone, since seven systems' links would be most of the page. */
function others({ systems }: SavedRun, { question, article }: Row, index: number, paragraphs: Paragraphs): Markup {
  const lines = systems.slice(1).flatMap(({ name, outcomes }) => {
    const outcome = outcomes[index];
    if (outcome === undefined) return [];
    const names = outcome.ranking.map(
      (named) =>
        `${isRight({ question, outcome, article }, named) ? '✓ ' : ''}${paragraphs.nameOf(named).replace(/^¶\s/, '')}`,
    );
    const decided = outcome.decision ? `, ${outcome.decision.answered ? 'answered' : 'refused'}` : '';
    return [
      markup`<li><span dir="auto">${cleanLine(name)}</span>${decided}: ${names.length > 0 ? names.join(', ') : 'nothing'}</li>`,
    ];
  });
  return lines.length === 0 ? markup`` : markup`<ul class="others">${lines}</ul>`;
}
