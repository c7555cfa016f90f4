import { readByline } from './byline.js';
import { furnitureKind } from './furniture.js';
import { joinLines, type Spelling } from './hyphens.js';
import {
  continues,
  endsClause,
  endsSentence,
  hasText,
  isHeadline,
  isProse,
  startsItem,
  startsSpeech,
  wordCount,
} from './prose.js';
import { isFull, type Layout, type Line, readLayout } from './wrap-width.js';

/** One or more lines that belong together: a paragraph, or something of the page around it. */
export interface Block {
  readonly text: string;
  readonly group: number;
}

/** An open line of so many words is a broken sentence rather than a label. */
const BROKEN_SENTENCE = 8;
/** Lines of verse and of lists are shorter than this. */
const SHORT_LINE = 70;
/** Of the width; below it a line ends because something is over. */
const RAGGED = 0.7;
/** With one of these at its end a line cannot be over. */
const LEADING_WORD =
  /\s(?:an?|the|of|to|in|on|at|by|for|with|from|and|or|as|than|into|his|her|its|their|our|my|your)$/u;

/** The lines that have something to read. A rule such as `* * *` separates as a blank line does. */
export function readLines(text: string): Line[] {
  const lines: Line[] = [];
  let group = 0;
  for (const raw of text.split('\n')) {
    const line = raw.replace(/\s+/gu, ' ').trim();
    if (hasText(line)) lines.push({ text: line, group, indent: /^[ \t]*/u.exec(raw)?.[0].length ?? 0 });
    else if (lines.at(-1)?.group === group) group += 1;
  }
  return lines;
}

/** Puts hard-wrapped and accidentally broken lines together. Only lines with no blank line between them are joined. */
export function toBlocks(lines: readonly Line[], spelling: Spelling): Block[] {
  const layout = readLayout(lines);
  const blocks: { text: string[]; group: number }[] = [];
  let inBody = false;
  for (const [i, line] of lines.entries()) {
    const previous = lines[i - 1];
    const block = blocks.at(-1);
    if (
      block !== undefined &&
      previous?.group === line.group &&
      belongTogether(previous, line, layout, block.text.length > 1, inBody)
    ) {
      block.text.push(line.text);
    } else {
      blocks.push({ text: [line.text], group: line.group });
    }
    inBody ||= isProse(line.text);
  }
  return blocks.map(({ text, group }) => ({ text: joinLines(text, spelling), group }));
}

/**
 * Whether two lines without a blank line between them are one paragraph.
 *
 * @param joined - whether `line` is known to go on a paragraph: it may then look like a label by chance
 * @param inBody - whether the text has begun, so that no title or byline is to be expected
 */
function belongTogether(line: Line, next: Line, { width, spaced }: Layout, joined: boolean, inBody: boolean): boolean {
  const open = !endsClause(line.text);
  const wrapped = width !== null && isFull(line.text, next.text, width);
  if (wrapped && open && /^\P{Lu}/u.test(next.text) && !/^[@#©]/u.test(next.text)) return true;
  if ((!joined && isLabel(line.text)) || isLabel(next.text)) return false;
  // Wrapped by hand, lines are ragged; blank lines then tell where paragraphs end.
  if (wrapped || (width !== null && spaced && line.text.length > width * RAGGED)) {
    return open || !(startsItem(next.text) || next.indent > line.indent + 1);
  }
  if (continues(line.text, next.text)) return true;
  if (startsItem(next.text)) return false;
  if (/[\p{L}\p{N}](?:["”’]?,|-)$/u.test(line.text)) return true;
  const words = wordCount(line.text);
  if (words >= 4 && LEADING_WORD.test(line.text)) return true;
  return spaced && open && (joined || (inBody && words >= BROKEN_SENTENCE && !isHeadline(line.text)));
}

function isLabel(text: string): boolean {
  return furnitureKind(text, 'middle') !== null || readByline(text) !== null;
}

/** Joins a sentence that something between its halves, now removed, or a blank line had broken. */
export function joinBroken(blocks: readonly Block[], spelling: Spelling): Block[] {
  const joined: Block[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    const broken =
      last !== undefined &&
      continues(last.text, block.text) &&
      /[\p{L}\p{N},-]$/u.test(last.text) &&
      wordCount(last.text) >= BROKEN_SENTENCE &&
      endsSentence(block.text);
    if (broken) joined[joined.length - 1] = { text: joinLines([last.text, block.text], spelling), group: last.group };
    else joined.push(block);
  }
  return joined;
}

/** In a text whose paragraphs are separated by blank lines, a stanza or a list of short lines is one paragraph. */
export function joinStanzas(blocks: readonly Block[], { spaced }: Layout): Block[] {
  if (!spaced) return [...blocks];
  const byGroup = new Map<number, Block[]>();
  for (const block of blocks) {
    const group = byGroup.get(block.group);
    if (group === undefined) byGroup.set(block.group, [block]);
    else group.push(block);
  }
  return [...byGroup.values()].flatMap((group) => {
    const sentences = group.filter((block) => endsSentence(block.text)).length;
    const stanza =
      group.length >= 3 &&
      sentences < group.length / 2 &&
      group.every(({ text }) => text.length <= SHORT_LINE && !startsSpeech(text));
    return stanza ? [{ text: group.map((block) => block.text).join(' '), group: group[0]?.group ?? 0 }] : group;
  });
}
