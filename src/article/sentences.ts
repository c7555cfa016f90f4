import { ALWAYS_FOLLOWED, BEFORE_NUMBERS, MAY_END, SENTENCE_STARTERS } from './abbreviations.js';
import type { Span } from './article.js';

/** A parenthesis of several sentences stays with its own when it closes within so many characters. */
const LONGEST_PARENTHESIS = 300;
/** Longer than any paragraph people write. */
const WINDOW = 8192;
/** What a rule has to see of the text before and after a boundary. */
const CONTEXT = 80;
const SAYING =
  'said|says|asked|asks|replied|added|answered|wrote|writes|told|cried|shouted|whispered|called|demanded|wondered|insisted|explained|exclaimed|joked|recalled|noted|argued';
const ATTRIBUTION = new RegExp(`^(?:\\p{Lu}[\\p{L}.'’-]*,? ){1,4}(?:${SAYING})\\b`, 'u');

interface Segmenter {
  /** The ends of a text's sentences. */
  readonly segment: (text: string) => number[];
}

const segmenters = new Map<string, Segmenter>();

/**
 * The sentences of a text in order, trimmed of white space, without overlap; together they hold every character that
 * is not white space. Where a full stop may belong to an abbreviation, the longer sentence is preferred.
 *
 * @param language - BCP 47; an unknown or malformed tag is read as English
 */
export function segmentSentences(text: string, language = 'en'): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const end of boundaries(text, segmenter(language))) {
    if (end < text.length && !endsHere(text, start, end)) continue;
    const span = trimmed(text, start, end);
    if (span !== null) spans.push(span);
    start = end;
  }
  return spans;
}

/**
 * Where the segmenter sees sentences end. It gets slower with the square of the text (1 s for 160 KB), so it is given
 * windows, each of which begins at the last boundary that the one before could see whole.
 */
function* boundaries(text: string, { segment }: Segmenter): Generator<number> {
  let start = 0;
  let size = WINDOW;
  while (start < text.length) {
    const window = text.slice(start, start + size);
    const ends = segment(window);
    if (start + size < text.length) ends.pop();
    for (const end of ends) yield start + end;
    // A sentence longer than the window: look further.
    size = ends.length === 0 ? 2 * size : WINDOW;
    start += ends.at(-1) ?? 0;
  }
}

/** Making one costs 10 ms the first time, so they are kept. */
function segmenter(language: string): Segmenter {
  let found = segmenters.get(language);
  if (found === undefined) {
    const intl = create(language) ?? new Intl.Segmenter('en', { granularity: 'sentence' });
    found = { segment: (text) => Array.from(intl.segment(text), ({ index, segment }) => index + segment.length) };
    segmenters.set(language, found);
  }
  return found;
}

function create(language: string): Intl.Segmenter | null {
  try {
    return new Intl.Segmenter(language, { granularity: 'sentence' });
  } catch {
    return null;
  }
}

function trimmed(text: string, from: number, to: number): Span | null {
  let start = from;
  let end = to;
  while (start < end && /\s/u.test(text.charAt(start))) start += 1;
  while (end > start && /\s/u.test(text.charAt(end - 1))) end -= 1;
  return start < end ? { start, end } : null;
}

/** Whether the sentence that began at `start` ends at `at`, where the segmenter sees a boundary. */
function endsHere(text: string, start: number, at: number): boolean {
  const before = text.slice(Math.max(start, at - CONTEXT), at).trimEnd();
  const after = text.slice(at, at + CONTEXT).trimStart();
  // A boundary before or after mere punctuation: a closing quotation mark, an ellipsis, a list's bullet.
  if (!/[\p{L}\p{N}]/u.test(text.slice(start, at)) || !/[\p{L}\p{N}]/u.test(after.split(/\s/u, 1)[0] ?? ''))
    return false;
  if (/^[”’»›)\]}]/u.test(after) || /[([{]$/u.test(before)) return false;
  // "Really?" she asked. But: He left. iPhone sales rose.
  if (/^\p{Ll}+(?!\p{Lu})(?:[^\p{L}]|$)/u.test(after)) return false;
  if (/[?!…]["'”’»]$/u.test(before) && ATTRIBUTION.test(after)) return false;
  return !isAbbreviated(before, after) && !isInParenthesis(text, start, at);
}

function isAbbreviated(before: string, after: string): boolean {
  const word = /(?:^|[\s("'“‘[—–/-])((?:[\p{L}\p{N}]+\.)*[\p{L}\p{N}]+)\.$/u.exec(before)?.[1];
  if (word === undefined) return false;
  if (ALWAYS_FOLLOWED.has(word)) return true;
  if (BEFORE_NUMBERS.has(word) && /^\p{N}/u.test(after)) return true;
  // "1." and "b." in front of an item.
  if (before.trimStart() === `${word}.` && /^(?:\p{N}{1,3}|\p{L})$/u.test(word)) return true;
  const initials = /^\p{Lu}(?:\.\p{Lu})*$/u.test(word);
  return (initials || MAY_END.has(word)) && !startsSentence(after);
}

function startsSentence(after: string): boolean {
  if (/^["'“‘«([]/u.test(after)) return true;
  const word = /^[\p{L}'’]+/u.exec(after)?.[0].toLowerCase() ?? '';
  return SENTENCE_STARTERS.has(word.replace(/['’].*$/u, ''));
}

function isInParenthesis(text: string, start: number, at: number): boolean {
  const from = Math.max(start, at - LONGEST_PARENTHESIS);
  let depth = 0;
  for (let i = from; i < Math.min(text.length, from + 2 * LONGEST_PARENTHESIS); i++) {
    const character = text[i];
    if (i >= at && depth <= 0) return false;
    if (character === '(') depth += 1;
    else if (character === ')') depth = Math.max(0, depth - 1);
    if (i >= at && depth === 0) return true;
  }
  return false;
}
