import type { Block } from './blocks.js';
import { type Byline, isPerson, readByline } from './byline.js';
import { furnitureKind } from './furniture.js';
import { SECTIONS } from './furniture-words.js';
import { normalize } from './normalize.js';
import { endsSentence, isProse, startsSpeech, wordCount } from './prose.js';

/** What stands above an article's first paragraph; null or absent where nothing does. */
export interface Head extends Byline {
  readonly title: string | null;
}

/** A page's head has fewer lines than this. */
const LONGEST_HEAD = 14;
/** A kicker names a paper, column or section; a title says what happened. */
const LONGEST_KICKER = 4;

/** Takes kicker, title, byline, date and reading time off the top. What is none of these stays in the body. */
export function readHead(blocks: readonly Block[]): { head: Head; body: Block[] } {
  const end = headEnd(blocks);
  if (end === blocks.length) return readBareTitle(blocks);
  const labels: { block: Block; index: number }[] = [];
  let byline: Byline = {};
  const datedLines: number[] = [];
  for (const [index, block] of blocks.slice(0, end).entries()) {
    const read = furnitureKind(block.text, 'edge') === null ? readByline(block.text) : {};
    const isTitle = read?.author !== undefined && index === 0 && !isLabelled(blocks[1], end);
    if (read === null || isTitle) labels.push({ block, index });
    else {
      byline = { ...read, ...byline };
      if (read.author === undefined && Object.keys(read).length > 0) datedLines.push(index);
    }
  }
  const { kickers, title, rest } = splitLabels(labels);
  const author = rest.find(
    ({ block, index }) => isPerson(block.text) && datedLines.some((line) => Math.abs(line - index) === 1),
  );
  if (byline.author === undefined && author !== undefined) byline = { ...byline, author: author.block.text };
  const unread = rest.filter((label) => label.block.text !== byline.author && !isSectionLabel(label.block.text));
  const site = /^(.{12,}?) [|] ([^|]{2,40})$/u.exec(title ?? '');
  const publication = byline.publication ?? site?.[2] ?? kickers.find((kicker) => !isSectionLabel(kicker));
  return {
    head: { ...byline, title: site?.[1] ?? title, ...(publication === undefined ? {} : { publication }) },
    body: [...unread.map(({ block }) => block), ...blocks.slice(end)],
  };
}

/** The index of the first block that is the article's text. */
function headEnd(blocks: readonly Block[]): number {
  const index = blocks.findIndex(({ text }, i) => {
    if (furnitureKind(text, 'edge') !== null || readByline(text) !== null) return false;
    // A question can be a title, but only the first line is taken for one.
    if (i === 0 && text.endsWith('?') && !startsSpeech(text) && wordCount(text) <= 15) return false;
    return isProse(text) || /[,;:]$/u.test(text);
  });
  return index < 0 ? blocks.length : Math.min(index, LONGEST_HEAD);
}

/** Nothing here ends as a sentence does: a poem or a list, whose first line is a title only when it stands alone. */
function readBareTitle(blocks: readonly Block[]): { head: Head; body: Block[] } {
  const [first, second] = blocks;
  const alone =
    first !== undefined && second !== undefined && second.group !== first.group && wordCount(first.text) <= 15;
  return alone ? { head: { title: first.text }, body: blocks.slice(1) } : { head: { title: null }, body: [...blocks] };
}

function isLabelled(block: Block | undefined, end: number): boolean {
  return (
    block !== undefined && end > 1 && readByline(block.text) === null && furnitureKind(block.text, 'edge') === null
  );
}

type Label = { readonly block: Block; readonly index: number };

/** Short labels come before the title; what comes after it (a standfirst without a full stop) is text. */
function splitLabels(labels: readonly Label[]): { kickers: string[]; title: string | null; rest: Label[] } {
  const texts = labels.map(({ block }) => block.text);
  const counts = texts.map(wordCount);
  let at = texts.findIndex((text, i) => (counts[i] ?? 0) > LONGEST_KICKER && !isBreadcrumb(text));
  // Among short labels alone the second is the title if it is not the shorter one.
  if (at < 0) at = texts.length > 1 && (counts[1] ?? 0) >= (counts[0] ?? 0) ? 1 : 0;
  const title = texts[at] ?? null;
  const same = (text: string) => title !== null && normalize(text) === normalize(title);
  return {
    kickers: texts.slice(0, at).filter((text) => !isBreadcrumb(text) && !same(text)),
    title,
    rest: labels.slice(at + 1).filter(({ block }) => !same(block.text) && !isBreadcrumb(block.text)),
  };
}

function isBreadcrumb(text: string): boolean {
  return /\S\s+[>›»/]\s+\S/u.test(text) && !endsSentence(text);
}

function isSectionLabel(text: string): boolean {
  return SECTIONS.has(text.toLowerCase());
}
