import type { Answer, CitedPassage } from '../../answer/answer.js';
import type { Span } from '../../article/article.js';
import { cleanLine } from '../../article/clean-characters.js';
import { counted, grouped } from './count.js';
import { excerpt } from './excerpt.js';
import { renderLink } from './link.js';
import type { Look } from './look.js';
import { renderLines, renderParagraph } from './paragraph.js';

/** What was searched, for the line below an answer. */
export interface Searched {
  readonly articles: number;
  readonly paragraphs: number;
  readonly model: { readonly id: string; readonly calibrated: boolean };
}

/** An answer as people read it: passages with number, text and citation, or why there is none; then what it took. */
export function renderAnswer(answer: Answer, searched: Searched, look: Look): string {
  const body = answer.answerable ? renderPassages(answer.passages, look) : renderRefusal(answer, searched, look);
  return `${body}\n\n${renderSearched(answer, searched, look)}\n`;
}

/** The question, above its answer. */
export function renderQuestion(question: string, look: Look): string {
  return renderLines(cleanLine(question), look, look.colours.cyan);
}

function renderPassages(passages: readonly CitedPassage[], look: Look): string {
  const labels = passages.map(({ paragraph }) => `¶ ${paragraph}`);
  const margin = Math.max(...labels.map((label) => label.length)) + 2;
  return passages.map((passage, index) => renderPassage(labels[index] ?? '', margin, passage, look)).join('\n\n');
}

function renderPassage(label: string, margin: number, passage: CitedPassage, look: Look): string {
  const { text, sentence } = excerpt(...clean(passage.text, passage.sentence));
  return [
    ...renderParagraph(label, margin, text, sentence, look),
    ...renderLink(margin, `— ${cleanLine(passage.citation)}`, passage.url, look),
  ].join('\n');
}

/** A text without anything a terminal would act on, and where its sentence stands then. */
function clean(text: string, sentence: string): [string, Span | null] {
  const whole = cleanLine(text);
  const part = cleanLine(sentence);
  const start = part === '' ? -1 : whole.indexOf(part);
  return [whole, start === -1 ? null : { start, end: start + part.length }];
}

function renderRefusal({ reason }: Answer, { articles }: Searched, look: Look): string {
  const refusal = articles === 1 ? 'The article does not answer this' : 'The articles do not answer this';
  const why = cleanLine(reason ?? '').replace(/\.$/, '');
  return renderLines(`${refusal}${why && `: ${why}`}.`, look);
}

function renderSearched({ timing }: Answer, { paragraphs, model }: Searched, look: Look): string {
  const name = model.id === 'built-in' ? 'the built-in model' : cleanLine(model.id);
  const note = model.calibrated ? '' : ' (uncalibrated)';
  return renderLines(
    `${counted(paragraphs, 'passage')} searched with ${name}${note} in ${duration(timing.totalMs)}`,
    look,
    look.colours.dim,
  );
}

function duration(ms: number): string {
  return ms < 1 ? 'less than 1 ms' : `${grouped(Math.round(ms))} ms`;
}
