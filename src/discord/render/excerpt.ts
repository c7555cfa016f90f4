import type { Span } from '../../article/article.js';
import { cleanLine } from '../../article/clean-characters.js';
import { segmentSentences } from '../../article/sentences.js';
import { cutMarkdown } from './cut.js';
import { escapeMarkdown } from './escape.js';
import { sizeOf } from './size.js';

/** A clean paragraph, its sentences, and which part of it answers. */
export interface Excerptable {
  readonly text: string;
  readonly sentences: readonly Span[];
  /** null where nothing is to be bold. */
  readonly answering: Span | null;
}

/**
 * @param sentence - the answering sentence, verbatim from the text
 * @param index - which of the text's sentences it is, which matters where it stands there twice
 */
export function excerptable(text: string, sentence: string, index: number): Excerptable {
  const clean = cleanLine(text);
  const part = cleanLine(sentence);
  const sentences = segmentSentences(clean);
  const isPart = ({ start, end }: Span) => clean.slice(start, end) === part;
  const numbered = sentences[index];
  if (numbered !== undefined && isPart(numbered)) return { text: clean, sentences, answering: numbered };
  const start = part === '' ? -1 : clean.indexOf(part);
  return { text: clean, sentences, answering: start === -1 ? null : { start, end: start + part.length } };
}

/**
 * The part of a paragraph around its answering sentence, which is bold, in at most `budget` UTF-16 units of markdown. It
 * is cut between sentences, with an ellipsis for what was left out; a sentence too long for the budget is cut itself.
 */
export function excerpt({ text, sentences, answering }: Excerptable, budget: number): string {
  const kept = answering ?? { start: 0, end: sentences[0]?.end ?? text.length };
  const starts = sentences.map(({ start }) => start).filter((start) => start < kept.start);
  const ends = sentences.map(({ end }) => end).filter((end) => end > kept.end);
  let best = fitting(text, kept, answering, budget);
  if (best === null) return cutSentence(text, kept, answering !== null, budget);
  let { start, end } = kept;
  // In turn, the sentence before first, where its pronouns point; a side whose next sentence does not fit is done.
  const sides = ['before', 'after'];
  for (let side = sides.shift(); side !== undefined; side = sides.shift()) {
    const next = side === 'before' ? { start: starts.pop(), end } : { start, end: ends.shift() };
    if (next.start === undefined || next.end === undefined) continue;
    const span = { start: next.start, end: next.end };
    const longer = fitting(text, span, answering, budget);
    if (longer === null) continue;
    best = longer;
    ({ start, end } = span);
    sides.push(side);
  }
  return best;
}

function fitting(text: string, span: Span, bold: Span | null, budget: number): string | null {
  if (span.end - span.start > budget) return null;
  const markdown = markdownOf(text, span, bold);
  return sizeOf(markdown) > budget ? null : markdown;
}

/** A part of a text, with what is bold in it and ellipses where it does not reach the text's ends. */
function markdownOf(text: string, { start, end }: Span, bold: Span | null): string {
  const head = start === 0 ? '' : '… ';
  const tail = end === text.length ? '' : ' …';
  return `${head}${emphasize(text, { start, end }, bold)}${tail}`;
}

/** A part of a text, escaped, and bold where it belongs to `bold`. */
export function emphasize(text: string, { start, end }: Span, bold: Span | null): string {
  const from = Math.max(start, bold?.start ?? end);
  const to = Math.min(end, bold?.end ?? end);
  if (from >= to) return escapeMarkdown(text.slice(start, end));
  const [before, inside, after] = [text.slice(start, from), text.slice(from, to), text.slice(to, end)];
  return `${escapeMarkdown(before)}**${escapeMarkdown(inside)}**${escapeMarkdown(after)}`;
}

function cutSentence(text: string, { start, end }: Span, bold: boolean, budget: number): string {
  const head = start === 0 ? '' : '… ';
  const mark = bold ? '**' : '';
  const sentence = text.slice(start, end);
  // Also what would fit but for the ellipsis behind it is cut: then one stands for both.
  const room = Math.min(budget - head.length - 2 * mark.length, sizeOf(escapeMarkdown(sentence)) - 1);
  return `${head}${mark}${cutMarkdown(sentence, room).markdown}${mark}`;
}
