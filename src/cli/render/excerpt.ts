import type { Span } from '../../article/article.js';

/** A text, or a part of it, and where in it the answering sentence stands. */
export interface Excerpt {
  readonly text: string;
  /** null where the sentence is not in the text. */
  readonly sentence: Span | null;
}

/** About 16 lines of 75 columns: a paragraph of a newspaper or an encyclopaedia is shown whole, a page of law is not. */
const LONGEST = 1_200;

/**
 * The part of a long paragraph around its answering sentence, cut between words, with an ellipsis where it was cut.
 *
 * @param sentence - where the sentence stands in `text`
 */
export function excerpt(text: string, sentence: Span | null): Excerpt {
  if (text.length <= LONGEST) return { text, sentence };
  const kept = sentence ?? { start: 0, end: 0 };
  const context = Math.max(0, LONGEST - (kept.end - kept.start));
  // Two thirds of the context go before the sentence, where its pronouns point; what one side lacks, the other gets.
  const before = Math.min(kept.start, Math.max((context * 2) / 3, context - (text.length - kept.end)));
  const from = startOfWord(text, kept.start - Math.floor(before), kept.start);
  const to = endOfWord(text, Math.min(text.length, from + LONGEST), kept.end);
  const head = from === 0 ? '' : '… ';
  const shift = head.length - from;
  return {
    text: `${head}${text.slice(from, to)}${to === text.length ? '' : ' …'}`,
    sentence: sentence && { start: sentence.start + shift, end: Math.min(sentence.end, to) + shift },
  };
}

/** The first start of a word at or after an offset, and not after `limit`. */
function startOfWord(text: string, offset: number, limit: number): number {
  if (offset === 0) return 0;
  const space = text.indexOf(' ', offset - 1);
  return space === -1 || space >= limit ? limit : space + 1;
}

/** The last end of a word at or before an offset, and not before the sentence's end; that may be beyond the offset. */
function endOfWord(text: string, offset: number, sentenceEnd: number): number {
  if (offset === text.length) return offset;
  const space = text.lastIndexOf(' ', offset);
  if (sentenceEnd <= offset) return Math.max(space, sentenceEnd);
  // The sentence itself is too long: it ends at a space in its second half, or else between two characters.
  if (space > offset - LONGEST / 2) return space;
  return /[\uDC00-\uDFFF]/.test(text.charAt(offset)) ? offset - 1 : offset;
}
