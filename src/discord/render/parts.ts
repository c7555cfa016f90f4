import type { Span } from '../../article/article.js';
import { segmentSentences } from '../../article/sentences.js';
import { fittingLength, LEADING_SPACE } from './cut.js';
import { escapeMarkdown } from './escape.js';
import { sizeOf } from './size.js';

/** UTF-16 units of markdown in one part: half of what a message holds. */
const PART = 2_000;

/**
 * A clean paragraph in parts that a message can hold, cut between sentences; a longer sentence is cut between words.
 *
 * @returns at least one; together they hold all but the spaces between them
 */
export function partsOf(text: string, language: string): Span[] {
  const fits = (start: number, end: number) =>
    end - start <= PART && sizeOf(escapeMarkdown(text.slice(start, end))) <= PART;
  const parts: Span[] = [];
  let part: Span | null = null;
  for (const sentence of segmentSentences(text, language)) {
    if (part !== null && fits(part.start, sentence.end)) {
      part = { start: part.start, end: sentence.end };
      continue;
    }
    if (part !== null) parts.push(part);
    let { start } = sentence;
    while (!fits(start, sentence.end)) {
      const end = start + lengthOfPart(text.slice(start, sentence.end));
      parts.push({ start, end });
      start = LEADING_SPACE.test(text.slice(end)) ? end + 1 : end;
    }
    part = { start, end: sentence.end };
  }
  return part === null ? [{ start: 0, end: text.length }] : [...parts, part];
}

/** Up to the last word that fits; a thousand characters without a space are cut between clusters. */
function lengthOfPart(text: string): number {
  const length = fittingLength(text, PART);
  const space = text.lastIndexOf(' ', length);
  return space > length / 2 ? space : Math.max(1, length);
}
