/** A text, or the part of it around a sentence. */
export interface Excerpt {
  readonly before: string;
  /** Empty where the text does not hold it. */
  readonly sentence: string;
  readonly after: string;
}

/** Characters: with four paragraphs a question, 100 questions take less than 300 kB. */
const LONGEST = 700;

/** A text with its sentence apart; a long one is cut between words to what stands around the sentence. */
export function excerptAround(text: string, wanted: string): Excerpt {
  const at = wanted === '' ? -1 : text.indexOf(wanted);
  const start = Math.max(0, at);
  const end = at === -1 ? 0 : at + Math.min(wanted.length, LONGEST);
  const room = Math.max(0, LONGEST - (end - start));
  const from = text.length <= LONGEST ? 0 : wordStart(text, Math.max(0, start - Math.floor(room / 2)), start);
  const to = text.length <= LONGEST ? text.length : wordEnd(text, Math.min(text.length, from + LONGEST), end);
  return {
    before: `${from > 0 ? '… ' : ''}${text.slice(from, start)}`,
    sentence: text.slice(start, end),
    after: `${text.slice(end, to)}${to < text.length ? ' …' : ''}`,
  };
}

/** The first start of a word at or after an offset, not after `limit`. */
function wordStart(text: string, offset: number, limit: number): number {
  if (offset === 0) return 0;
  const space = text.indexOf(' ', offset - 1);
  return space === -1 || space >= limit ? limit : space + 1;
}

/** The last end of a word at or before an offset, not before `limit`; between two characters where a word has no end. */
function wordEnd(text: string, offset: number, limit: number): number {
  if (offset === text.length) return offset;
  const space = text.lastIndexOf(' ', offset);
  const end = space > limit ? space : Math.max(limit, offset - LONGEST / 2 > limit ? offset : limit);
  return /[\uDC00-\uDFFF]/.test(text.charAt(end)) ? end - 1 : end;
}
