import type { Span } from '../article/article.js';
import type { PageText } from './page-text.js';

/** A text directive, `text=[prefix-,]start[,end][,-suffix]`, each part as where its words stand on the page. */
export interface Directive {
  readonly prefix?: Span;
  readonly start: Span;
  readonly end?: Span;
  readonly suffix?: Span;
}

/**
 * What a browser selects for a directive: the first match on the page (WICG, Scroll to Text Fragment, "find a range
 * from a text directive"). Each part lies inside one block; between two parts may be white space, or a block's end.
 *
 * @returns null where nothing on the page matches
 */
export function findDirective(page: PageText, directive: Directive): Span | null {
  const { prefix, end, suffix } = directive;
  const start = needle(page, directive.start);
  // What stands between the parts of a match need not be a boundary, its outer ends must.
  const bounds = { startsWord: prefix === undefined, endsWord: suffix === undefined || end !== undefined };
  let from = 0;
  while (from < page.folded.length) {
    let at: number;
    if (prefix === undefined) {
      at = find(page, start, from, bounds);
      from = at + 1;
    } else {
      const before = find(page, needle(page, prefix), from, { startsWord: true, endsWord: false });
      if (before === -1) return null;
      from = before + 1;
      at = skipSpace(page, before + prefix.end - prefix.start);
      if (!standsAt(page, start, at, bounds)) continue;
    }
    if (at === -1) return null;
    const found = findEnd(page, directive, at + start.length);
    if (found !== null) return { start: at, end: found };
    // A range whose end comes nowhere after this start does not come after a later one either.
    if (end !== undefined) return null;
  }
  return null;
}

/** Where a match whose first part ends at `from` ends. */
function findEnd(page: PageText, { end, suffix }: Directive, from: number): number | null {
  const after = suffix && needle(page, suffix);
  const isFollowed = (at: number) =>
    after === undefined || standsAt(page, after, skipSpace(page, at), { startsWord: false, endsWord: true });
  if (end === undefined) return isFollowed(from) ? from : null;
  const last = needle(page, end);
  const bounds = { startsWord: true, endsWord: suffix === undefined };
  for (let at = find(page, last, from, bounds); at !== -1; at = find(page, last, at + 1, bounds)) {
    if (isFollowed(at + last.length)) return at + last.length;
  }
  return null;
}

interface Bounds {
  readonly startsWord: boolean;
  readonly endsWord: boolean;
}

function needle(page: PageText, { start, end }: Span): string {
  return page.folded.slice(start, end);
}

function find(page: PageText, text: string, from: number, bounds: Bounds): number {
  for (let at = page.folded.indexOf(text, from); at !== -1; at = page.folded.indexOf(text, at + 1)) {
    if (isBounded(page, at, at + text.length, bounds)) return at;
  }
  return -1;
}

function standsAt(page: PageText, text: string, at: number, bounds: Bounds): boolean {
  return page.folded.startsWith(text, at) && isBounded(page, at, at + text.length, bounds);
}

function isBounded(page: PageText, start: number, end: number, { startsWord, endsWord }: Bounds): boolean {
  return (!startsWord || page.isBoundary(start)) && (!endsWord || page.isBoundary(end));
}

function skipSpace(page: PageText, from: number): number {
  let at = from;
  while (/\s/u.test(page.folded[at] ?? '')) at++;
  return at;
}
