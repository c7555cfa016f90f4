/** What a browser makes of an address with a text directive, after the WICG's draft, Scroll to Text Fragment. */

export interface Selected {
  /** Which block the match begins in, and where. */
  readonly block: number;
  readonly start: number;
  readonly endBlock: number;
  /** Half-open. */
  readonly end: number;
}

interface Point {
  readonly block: number;
  readonly at: number;
}

interface Directive {
  readonly prefix: string | null;
  readonly start: string;
  readonly end: string | null;
  readonly suffix: string | null;
}

/** "Parse a text directive"; null where it is not valid. */
export function parseDirective(address: string): Directive | null {
  const value = address.split(':~:text=')[1];
  if (value === undefined || value.includes('&')) return null;
  const tokens = value.split(',');
  const prefix = tokens[0]?.endsWith('-') ? (tokens.shift() ?? '').slice(0, -1) : null;
  const suffix = tokens.at(-1)?.startsWith('-') ? (tokens.pop() ?? '').slice(1) : null;
  const [start, end = null, ...rest] = tokens;
  const parts = [prefix, start, end, suffix].filter((part) => part !== null);
  if (start === undefined || rest.length > 0) return null;
  if (parts.some((part) => part === undefined || part === '' || part.includes('-'))) return null;
  const decoded = (part: string | null) => (part === null ? null : decodeURIComponent(part));
  return { prefix: decoded(prefix), start: decodeURIComponent(start), end: decoded(end), suffix: decoded(suffix) };
}

/** "Find a range from a text directive", on a page of such blocks; null where nothing matches. */
export function select(blocks: readonly string[], { prefix, start, end, suffix }: Directive): Selected | null {
  const page = new Page(blocks);
  let from: Point = { block: 0, at: 0 };
  for (;;) {
    let match: Point | null;
    if (prefix !== null) {
      const before = page.find(prefix, from, true, false);
      if (before === null) return null;
      from = { block: before.block, at: before.at + 1 };
      match = page.skipSpace({ block: before.block, at: before.at + prefix.length });
      if (match === null) return null;
      if (!page.isAt(start, match, false, end !== null || suffix === null)) continue;
    } else {
      match = page.find(start, from, true, end !== null || suffix === null);
      if (match === null) return null;
      from = { block: match.block, at: match.at + 1 };
    }
    let last: Point = { block: match.block, at: match.at + start.length };
    for (;;) {
      if (end !== null) {
        const found = page.find(end, last, true, suffix === null);
        if (found === null) return null;
        last = { block: found.block, at: found.at + end.length };
      }
      const after = suffix === null ? null : page.skipSpace(last);
      if (suffix === null || (after !== null && page.isAt(suffix, after, false, true))) {
        return { block: match.block, start: match.at, endBlock: last.block, end: last.at };
      }
      if (end === null) break;
    }
  }
}

class Page {
  readonly #blocks: readonly string[];
  readonly #boundaries: readonly ReadonlySet<number>[];

  constructor(blocks: readonly string[]) {
    this.#blocks = blocks.map(folded);
    this.#boundaries = blocks.map((block) => {
      const words = [...new Intl.Segmenter('en', { granularity: 'word' }).segment(block)];
      return new Set([0, block.length, ...words.map(({ index }) => index)]);
    });
  }

  find(text: string, from: Point, startsWord: boolean, endsWord: boolean): Point | null {
    for (let block = from.block; block < this.#blocks.length; block++) {
      const length = this.#blocks[block]?.length ?? 0;
      for (let at = block === from.block ? from.at : 0; at < length; at++) {
        if (this.isAt(text, { block, at }, startsWord, endsWord)) return { block, at };
      }
    }
    return null;
  }

  isAt(text: string, { block, at }: Point, startsWord: boolean, endsWord: boolean): boolean {
    const sought = folded(text);
    if (this.#blocks[block]?.slice(at, at + sought.length) !== sought) return false;
    const boundaries = this.#boundaries[block];
    return (!startsWord || boundaries?.has(at) === true) && (!endsWord || boundaries?.has(at + sought.length) === true);
  }

  skipSpace({ block, at }: Point): Point | null {
    for (let here = block, from = at; here < this.#blocks.length; here++, from = 0) {
      const rest = this.#blocks[here]?.slice(from) ?? '';
      if (rest.trim() !== '') return { block: here, at: from + rest.length - rest.trimStart().length };
    }
    return null;
  }
}

/** Base characters, as collation at the primary level and browsers' folding of quotation marks compare them. */
function folded(text: string): string {
  return Array.from(text, (character) => {
    const quote = /[‘’]/.test(character) ? "'" : /[“”]/.test(character) ? '"' : character;
    const base = quote.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    return base.length === character.length ? base : character;
  }).join('');
}
