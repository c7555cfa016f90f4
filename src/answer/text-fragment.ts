import type { Span } from '../article/article.js';

/** Up to this many characters a sentence is named whole; a longer one by its first and last words. */
const WHOLE = 80;
/** Words that name each end of a long sentence, and how many may be added until they are found nowhere else. */
const EDGE_WORDS = 4;
const MAX_EDGE_WORDS = 12;
/** Most words of context before or after that tell a repeated text apart. */
const MAX_CONTEXT_WORDS = 8;

const WORD = /[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu;

interface Edge {
  readonly start: number;
  readonly end: number;
}

/**
 * The directive that makes a browser scroll to a sentence and highlight it:
 * `:~:text=[prefix-,]start[,end][,-suffix]` (WICG, Scroll to Text Fragment). A browser takes the first match on the
 * page, on word boundaries and whatever the case; so the text is checked against the whole article, and lengthened or
 * given context until that first match is this sentence.
 *
 * @param paragraphs - the article's texts in reading order
 * @param position - 0-based position of the paragraph
 * @returns '' where the sentence holds no word
 */
export function textFragment(paragraphs: readonly string[], position: number, sentence: Span): string {
  const page = paragraphs.join('\n').toLowerCase();
  const original = paragraphs.join('\n');
  if (page.length !== original.length) return fragmentOf(original, original, paragraphs, position, sentence);
  return fragmentOf(original, page, paragraphs, position, sentence);
}

function fragmentOf(
  original: string,
  page: string,
  paragraphs: readonly string[],
  position: number,
  sentence: Span,
): string {
  const offset = paragraphs.slice(0, position).reduce((sum, text) => sum + text.length + 1, 0);
  const words = wordEdges(original, offset + sentence.start, offset + sentence.end);
  const first = words[0];
  const last = words.at(-1);
  if (first === undefined || last === undefined) return '';
  const text = (from: number, to: number) => encode(original.slice(from, to));

  if (last.end - first.start <= WHOLE || words.length < 2 * EDGE_WORDS) {
    const context = contextFor(original, page, first.start, last.end);
    return `:~:text=${context.prefix}${text(first.start, last.end)}${context.suffix}`;
  }
  const startEnd = lengthen(
    words.slice(0, MAX_EDGE_WORDS),
    (edge) => firstMatch(page, page.slice(first.start, edge.end)) === first.start,
  );
  const prefix = startEnd.unique ? '' : contextFor(original, page, first.start, startEnd.edge.end).prefix;
  const tail = words.slice(-MAX_EDGE_WORDS).reverse();
  const endStart = lengthen(tail, (edge) => {
    const found = firstMatch(page, page.slice(edge.start, last.end), startEnd.edge.end);
    return found === edge.start;
  });
  return `:~:text=${prefix}${text(first.start, startEnd.edge.end)},${text(endStart.edge.start, last.end)}`;
}

/** Takes more words until `unique` holds; the shortest that will do, or all. */
function lengthen(edges: readonly Edge[], unique: (edge: Edge) => boolean): { edge: Edge; unique: boolean } {
  const choices = edges.slice(EDGE_WORDS - 1);
  const found = choices.find(unique);
  const fallback = edges[EDGE_WORDS - 1] ?? (edges.at(-1) as Edge);
  return { edge: found ?? fallback, unique: found !== undefined };
}

/** Words before, and if need be after, that make the first match of [start, end) on the page this one. */
function contextFor(original: string, page: string, start: number, end: number): { prefix: string; suffix: string } {
  const needle = page.slice(start, end);
  if (firstMatch(page, needle) === start) return { prefix: '', suffix: '' };
  const before = wordEdges(original, Math.max(0, original.lastIndexOf('\n', start - 2) + 1), start).reverse();
  for (const edge of before.slice(0, MAX_CONTEXT_WORDS)) {
    if (firstMatch(page, page.slice(edge.start, end)) === edge.start) {
      const context = original.slice(edge.start, start).trimEnd();
      return { prefix: `${encode(context)}-,`, suffix: '' };
    }
  }
  const after = wordEdges(original, end, Math.min(original.length, end + 400));
  for (const edge of after.slice(0, MAX_CONTEXT_WORDS)) {
    if (firstMatch(page, page.slice(start, edge.end)) === start) {
      return { prefix: '', suffix: `,-${encode(original.slice(end, edge.end).trimStart())}` };
    }
  }
  return { prefix: '', suffix: '' };
}

/** Where a text first stands on word boundaries, as a browser finds it; -1 where it does not. */
function firstMatch(page: string, needle: string, from = 0): number {
  for (let at = page.indexOf(needle, from); at !== -1; at = page.indexOf(needle, at + 1)) {
    if (!isWordCharacter(page[at - 1]) && !isWordCharacter(page[at + needle.length])) return at;
  }
  return -1;
}

function isWordCharacter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}

function wordEdges(text: string, from: number, to: number): Edge[] {
  return [...text.slice(from, to).matchAll(WORD)].map((match) => ({
    start: from + match.index,
    end: from + match.index + match[0].length,
  }));
}

/** Percent-encodes a part of a directive; `-` separates its parts, so it is encoded too. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll('-', '%2D');
}
