import type { Article, Span } from '../article/article.js';

/**
 * An article as a browser searches its page: title, headings and paragraphs in reading order, each a block that no match
 * may leave.
 */
export class PageText {
  /** The blocks, one a line. */
  readonly text: string;
  readonly language: string;
  /** Offset in {@link text} of every paragraph. */
  readonly #starts: readonly number[];
  #folded: string | null = null;

  constructor({ title, paragraphs, language }: Pick<Article, 'title' | 'paragraphs' | 'language'>) {
    const blocks = [title];
    const starts: number[] = [];
    let length = title.length + 1;
    let above: readonly string[] = [];
    for (const { text, headings } of paragraphs) {
      const fresh = headings.filter((heading, depth) => heading !== above[depth]);
      above = headings;
      for (const heading of fresh) length += heading.length + 1;
      starts.push(length);
      length += text.length + 1;
      blocks.push(...fresh, text);
    }
    this.text = blocks.join('\n');
    this.language = language;
    this.#starts = starts;
  }

  /** {@link text} with what a browser's search ignores taken off; every character stays at its offset. */
  get folded(): string {
    this.#folded ??= fold(this.text);
    return this.#folded;
  }

  /** Where a span of a paragraph's text stands. @param position - of the paragraph, from 0 */
  locate(position: number, { start, end }: Span): Span {
    const offset = this.#starts[position];
    if (offset === undefined) throw new RangeError(`no paragraph ${position + 1}`);
    return { start: offset + start, end: offset + end };
  }

  /** The block around an offset. */
  blockAt(offset: number): Span {
    const end = this.text.indexOf('\n', offset);
    return { start: this.text.lastIndexOf('\n', offset - 1) + 1, end: end === -1 ? this.text.length : end };
  }

  /** The words of a span that begins and ends at word boundaries. */
  words({ start, end }: Span): Span[] {
    const found: Span[] = [];
    for (const { index, segment, isWordLike } of segmenter(this.language).segment(this.text.slice(start, end))) {
      if (isWordLike) found.push({ start: start + index, end: start + index + segment.length });
    }
    return found;
  }

  /** Whether a word may begin or end at an offset: the boundaries of UAX #29, which browsers use. */
  isBoundary(offset: number): boolean {
    if (isSpace(this.text[offset - 1]) || isSpace(this.text[offset])) return true;
    // No boundary depends on what lies beyond white space.
    let start = offset;
    let end = offset;
    while (!isSpace(this.text[start - 1])) start--;
    while (!isSpace(this.text[end])) end++;
    const run = segmenter(this.language).segment(this.text.slice(start, end));
    return run.containing(offset - start)?.index === offset - start;
  }
}

/** The ends of the page count as white space. */
function isSpace(character: string | undefined): boolean {
  return character === undefined || /\s/u.test(character);
}

/** Browsers compare base letters: whatever the case, the accents, and the shape of quotation marks. */
function fold(text: string): string {
  return text
    .replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
    .replace(/[^\0-\u007F]/gu, (character) => {
      const known = foldings.get(character) ?? foldCharacter(character);
      foldings.set(character, known);
      return known;
    });
}

const foldings = new Map<string, string>();

/** As long as the character itself, so that offsets stay. */
function foldCharacter(character: string): string {
  if (/[‘’‚‛′]/u.test(character)) return "'";
  if (/[“”„‟″]/u.test(character)) return '"';
  const base = character.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const lower = character.toLowerCase();
  return [base, lower].find(({ length }) => length === character.length) ?? character;
}

const segmenters = new Map<string, Intl.Segmenter>();

/** Making one costs milliseconds, so they are kept. */
function segmenter(language: string): Intl.Segmenter {
  const kept = segmenters.get(language);
  if (kept !== undefined) return kept;
  const made = new Intl.Segmenter(language, { granularity: 'word' });
  segmenters.set(language, made);
  return made;
}
