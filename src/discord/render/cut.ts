import { escapeMarkdown } from './escape.js';
import { sizeOf } from './size.js';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** A cut moves back to a word's end when one is so near. */
const WORD = 24;
/** A space may carry a combining mark; then it is no mere space. */
export const LEADING_SPACE = /^ (?!\p{M})/u;

/** A text that was made to fit, escaped. */
export interface Cut {
  readonly markdown: string;
  /** Whether something was left out, and an ellipsis put for it. */
  readonly cut: boolean;
}

/**
 * A clean line, escaped, of a size of at most `budget` (see size.ts). What is too long ends with an ellipsis, between two
 * grapheme clusters; only a cluster that alone is longer than the budget is cut, between two code points.
 *
 * @param clusters - the most grapheme clusters to keep
 */
export function cutMarkdown(text: string, budget: number, clusters = Number.POSITIVE_INFINITY): Cut {
  const escaped = text.length <= budget ? escapeMarkdown(text) : null;
  if (escaped !== null && sizeOf(escaped) <= budget && text.length <= clusters)
    return { markdown: escaped, cut: false };
  const end = fittingLength(text, budget, clusters);
  if (escaped !== null && sizeOf(escaped) <= budget && end === text.length) return { markdown: escaped, cut: false };
  if (budget < 1) return { markdown: '', cut: text !== '' };
  const kept = text.slice(0, wordEnd(text, fittingLength(text, budget - 1, clusters))).trimEnd();
  return { markdown: `${escapeMarkdown(kept)}…`, cut: true };
}

/** {@link cutMarkdown} that keeps the end of a text. */
export function cutMarkdownStart(text: string, budget: number): Cut {
  if (text.length <= budget) {
    const markdown = escapeMarkdown(text);
    if (sizeOf(markdown) <= budget) return { markdown, cut: false };
  }
  if (budget < 1) return { markdown: '', cut: text !== '' };
  const starts = clusterStarts(text, text.length - budget).reverse();
  const first = lastFitting(starts, (start) => sizeOf(escapeMarkdown(text.slice(start))) < budget) ?? text.length;
  const kept = text.slice(wordStart(text, first)).replace(LEADING_SPACE, '');
  return { markdown: `…${escapeMarkdown(kept)}`, cut: true };
}

/**
 * How much of a clean line fits, escaped, into a size of `budget`: UTF-16 units of its longest start between two clusters, or
 * between two code points where its first cluster alone does not fit.
 */
export function fittingLength(text: string, budget: number, clusters = Number.POSITIVE_INFINITY): number {
  const fits = (end: number) => sizeOf(escapeMarkdown(text.slice(0, end))) <= budget;
  const ends: number[] = [];
  for (const { index, segment } of graphemes.segment(text)) {
    const end = index + segment.length;
    if (end > budget || ends.length >= clusters) break;
    ends.push(end);
  }
  return lastFitting(ends, fits) ?? lastFitting(codePointEnds(text, budget), fits) ?? 0;
}

/** A name for where Discord shows plain text (a button's label), in so many UTF-16 units. */
export function cutPlain(text: string, budget: number): string {
  if (text.length <= budget) return text;
  let end = 0;
  for (const { index, segment } of graphemes.segment(text)) {
    if (index + segment.length > budget - 1) break;
    end = index + segment.length;
  }
  return `${text.slice(0, wordEnd(text, end)).trimEnd()}…`;
}

/** Where clusters start, from the one that holds the character at `from`; then the text's end. */
function clusterStarts(text: string, from: number): number[] {
  const segments = graphemes.segment(text);
  const starts: number[] = [];
  for (let at = Math.max(0, from); at < text.length; ) {
    const segment = segments.containing(at);
    if (segment === undefined) break;
    starts.push(segment.index);
    at = segment.index + segment.segment.length;
  }
  return [...starts, text.length];
}

function codePointEnds(text: string, most: number): number[] {
  const ends: number[] = [];
  let end = 0;
  for (const character of text.slice(0, most)) {
    end += character.length;
    // The slice may have cut a pair.
    if (!/^[\uD800-\uDBFF]$/.test(character)) ends.push(end);
  }
  return ends;
}

/** The last number for which it holds, where it holds for the first ones and then no more. */
function lastFitting(numbers: readonly number[], fits: (number: number) => boolean): number | undefined {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fits(numbers[middle] ?? 0)) low = middle + 1;
    else high = middle;
  }
  return numbers[low - 1];
}

function wordEnd(text: string, end: number): number {
  if (end === text.length || text[end] === ' ') return end;
  const space = text.lastIndexOf(' ', end - 1);
  return space > 0 && end - space <= WORD ? space : end;
}

function wordStart(text: string, start: number): number {
  if (start === 0 || text[start - 1] === ' ') return start;
  const space = text.indexOf(' ', start);
  return space !== -1 && space - start <= WORD && LEADING_SPACE.test(text.slice(space)) ? space + 1 : start;
}
