import type { Span } from '../article/article.js';
import { type Directive, findDirective } from './find-directive.js';
import type { PageText } from './page-text.js';

/** Up to this many characters a sentence is named whole; a longer one by its first and last words. */
const WHOLE = 80;
/** Where its ends will not do, a sentence up to here is named whole: an address is no place for a longer one. */
const LONGEST_WHOLE = 300;
/** Longer than any sentence people write: a text without full stops, of which no part is worth more than another. */
const LONGEST_SENTENCE = 2000;
/** Words that name each end of a long sentence, and how many may be added until they are found nowhere else. */
const EDGE_WORDS = 4;
const MAX_EDGE_WORDS = 12;
/** Most words of context before or after that tell a repeated text apart. */
const MAX_CONTEXT_WORDS = 8;

/**
 * The directive that makes a browser scroll to a sentence and highlight it, from its first word to its last:
 * `:~:text=[prefix-,]start[,end][,-suffix]` (WICG, Scroll to Text Fragment). A browser takes the first match on the
 * page; so each choice is tried on the whole article, the simplest first, and words or context are added until the
 * match is this sentence. Of two places that read the same with all that surrounds them, the first is highlighted.
 *
 * @param position - of the sentence's paragraph, from 0
 * @returns '' where the sentence holds no word, is over 2,000 characters, or cannot be told apart by its ends
 */
export function textFragment(page: PageText, position: number, sentence: Span): string {
  if (sentence.end - sentence.start > LONGEST_SENTENCE) return '';
  const words = page.words(page.locate(position, sentence));
  const first = words[0];
  const last = words.at(-1);
  if (first === undefined || last === undefined) return '';
  const whole = { start: first.start, end: last.end };
  const length = whole.end - whole.start;
  const directive =
    (length > WHOLE ? byEnds(page, words, whole) : null) ??
    (length <= LONGEST_WHOLE ? (firstThatSelects(page, byWhole(page, whole)) ?? { start: whole }) : null);
  return directive === null ? '' : `:~:text=${written(page, directive)}`;
}

/** Names a long sentence by as few of its first and last words as will do; null where none do. */
function byEnds(page: PageText, words: readonly Span[], whole: Span): Directive | null {
  const head = firstThatSelects(page, beginnings(page, words, whole));
  return head && firstThatSelects(page, endings(page, head, words, whole));
}

function* beginnings(page: PageText, words: readonly Span[], whole: Span): Generator<Directive> {
  const heads = words.slice(EDGE_WORDS - 1, Math.min(MAX_EDGE_WORDS, words.length - EDGE_WORDS));
  for (const { end } of heads) yield { start: { start: whole.start, end } };
  const shortest = heads[0];
  if (shortest === undefined) return;
  for (const prefix of prefixes(page, whole)) yield { prefix, start: { start: whole.start, end: shortest.end } };
}

function* endings(page: PageText, head: Directive, words: readonly Span[], whole: Span): Generator<Directive> {
  const tails = words.filter(({ start }) => start >= head.start.end).slice(-MAX_EDGE_WORDS);
  const shortestFirst = tails.slice(0, 1 - EDGE_WORDS).reverse();
  for (const { start } of shortestFirst) yield { ...head, end: { start, end: whole.end } };
  const shortest = shortestFirst[0];
  if (shortest === undefined) return;
  for (const suffix of suffixes(page, whole)) yield { ...head, end: { start: shortest.start, end: whole.end }, suffix };
}

/** Names a sentence by all its words, with as little context as will do. */
function* byWhole(page: PageText, whole: Span): Generator<Directive> {
  yield { start: whole };
  const before = prefixes(page, whole);
  for (const prefix of before) yield { prefix, start: whole };
  const after = suffixes(page, whole);
  for (const suffix of after) yield { start: whole, suffix };
  const suffix = after.at(-1);
  if (suffix !== undefined) for (const prefix of before) yield { prefix, start: whole, suffix };
  yield* acrossBlocks(page, whole);
}

/** The first that a browser takes for just the words it names. */
function firstThatSelects(page: PageText, directives: Iterable<Directive>): Directive | null {
  for (const directive of directives) {
    const found = findDirective(page, directive);
    const { start, end = start } = directive;
    if (found?.start === start.start && found.end === end.end) return directive;
  }
  return null;
}

/** The words before a span in its block, one, two, three … of them. */
function prefixes(page: PageText, span: Span): Span[] {
  const block = page.blockAt(span.start);
  const end = block.start + page.text.slice(block.start, span.start).trimEnd().length;
  return page
    .words({ start: block.start, end })
    .slice(-MAX_CONTEXT_WORDS)
    .reverse()
    .map(({ start }) => ({ start, end }));
}

/** The words after a span in its block, one, two, three … of them. */
function suffixes(page: PageText, span: Span): Span[] {
  const block = page.blockAt(span.end);
  const start = block.end - page.text.slice(span.end, block.end).trimStart().length;
  return page
    .words({ start, end: block.end })
    .slice(0, MAX_CONTEXT_WORDS)
    .map(({ end }) => ({ start, end }));
}

/** What begins a block follows the end of the block before: the last choice, for pages put other things between. */
function* acrossBlocks(page: PageText, whole: Span): Generator<Directive> {
  const block = page.blockAt(whole.start);
  if (block.start === 0 || page.words({ start: block.start, end: whole.start }).length > 0) return;
  const start = { start: block.start, end: whole.end };
  const before = { start: block.start - 1, end: block.start - 1 };
  for (const prefix of prefixes(page, before)) yield { prefix, start };
}

function written(page: PageText, { prefix, start, end, suffix }: Directive): string {
  const text = (span: Span) => encoded(page.text.slice(span.start, span.end));
  return [prefix && `${text(prefix)}-`, text(start), end && text(end), suffix && `-${text(suffix)}`]
    .filter((part) => part !== undefined)
    .join(',');
}

/** Percent-encoded; so is `-`, which marks a directive's parts, and what Markdown and chats would end an address at. */
function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[-!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
