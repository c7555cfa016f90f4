import { endsSentence } from './prose.js';

/** A line of a plain text, trimmed, with the white space inside it collapsed. */
export interface Line {
  readonly text: string;
  /** Lines with no blank line between them share a group. */
  readonly group: number;
  /** Columns of white space in front. */
  readonly indent: number;
}

/** How a plain text uses its line ends. */
export interface Layout {
  /** The column at which its paragraphs are hard-wrapped; null where lines are not wrapped. */
  readonly width: number | null;
  /** Whether blank lines separate its paragraphs. */
  readonly spaced: boolean;
}

/** Nobody wraps beyond this column; a longer line is a paragraph of its own. */
const WIDEST = 120;
/** Of the lines of wrapped prose about 3 in 4 begin in lower case; of poems and lists next to none. */
const LOWER_CASE_SHARE = 0.4;
/** Share of the breaks that one width must explain. fmt, textwrap and editors come above 0.95. */
const EXPLAINED = 0.6;
/** Lines wrapped by hand are ragged, but long. */
const RAGGED_MEDIAN = 45;

export function readLayout(lines: readonly Line[]): Layout {
  return { width: wrapWidth(lines), spaced: isSpaced(lines) };
}

/** Mostly, what ends a sentence at a line's end also ends a group, or no line ends one (a poem in stanzas). */
function isSpaced(lines: readonly Line[]): boolean {
  if ((lines.at(-1)?.group ?? 0) < 2) return false;
  const ends = lines.filter((line) => endsSentence(line.text)).length;
  const last = lines.filter((line, i) => endsSentence(line.text) && lines[i + 1]?.group !== line.group).length;
  return last >= ends / 2;
}

/**
 * A greedy wrapper breaks a line because the next word does not fit: the width lies between the line's length and that
 * length plus the word. The width that most breaks agree on is the text's.
 */
function wrapWidth(lines: readonly Line[]): number | null {
  const lengths: number[] = [];
  const agreeing = new Array<number>(WIDEST + 2).fill(0);
  let lowerCase = 0;
  for (const [i, line] of lines.entries()) {
    const next = lines[i + 1];
    if (next === undefined || next.group !== line.group || line.text.length > WIDEST) continue;
    lengths.push(line.text.length);
    if (/^\P{L}*\p{Ll}/u.test(next.text)) lowerCase += 1;
    const end = Math.min(WIDEST, line.text.length + firstWord(next.text).length);
    for (let width = line.text.length; width <= end; width++) agreeing[width] = (agreeing[width] ?? 0) + 1;
  }
  if (lengths.length < 3 || lowerCase < lengths.length * LOWER_CASE_SHARE) return null;
  const most = Math.max(...agreeing);
  if (most >= lengths.length * EXPLAINED) return agreeing.indexOf(most);
  lengths.sort((a, b) => a - b);
  const median = lengths[Math.floor(lengths.length / 2)] ?? 0;
  return median >= RAGGED_MEDIAN ? (lengths[Math.floor(lengths.length * 0.9)] ?? null) : null;
}

/** Whether `line` was broken for want of room. */
export function isFull(line: string, next: string, width: number): boolean {
  return line.length <= width + 2 && line.length + 1 + firstWord(next).length > width;
}

function firstWord(text: string): string {
  const end = text.indexOf(' ');
  return end < 0 ? text : text.slice(0, end);
}
