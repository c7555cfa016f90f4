/** A text, or the part of it around a sentence. */
export interface Excerpt {
  readonly before: string;
  /** Empty where the text does not hold it. */
  readonly sentence: string;
  readonly after: string;
}

/** Characters: with four paragraphs a question, 100 questions take less than 300 kB. */
const LONGEST = 700;
/** Characters: where no space comes for longer, the script writes none. */
const LONGEST_WORD = 40;

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

/** The first start of a word from an offset on, before `limit`; where none is, `limit` or between two characters. */
function wordStart(text: string, offset: number, limit: number): number {
  if (offset === 0) return 0;
  const space = text.indexOf(' ', offset - 1);
  if (space !== -1 && space < limit) return space + 1;
  return limit - offset <= LONGEST_WORD ? limit : betweenCharacters(text, offset);
}

/** The last end of a word up to an offset, after `limit`; where none is, `limit` or between two characters. */
function wordEnd(text: string, offset: number, limit: number): number {
  if (offset === text.length) return offset;
  const space = text.lastIndexOf(' ', offset);
  if (space > limit) return space;
  return offset - limit <= LONGEST_WORD ? limit : betweenCharacters(text, offset);
}

function betweenCharacters(text: string, offset: number): number {
  return /[\uDC00-\uDFFF]/.test(text.charAt(offset)) ? offset - 1 : offset;
}
