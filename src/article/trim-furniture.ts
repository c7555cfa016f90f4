import type { Block } from './blocks.js';
import { furnitureKind } from './furniture.js';
import { endsSentence, isHeadline, isProse, wordCount } from './prose.js';

/** A link in a list has no more words than this. */
const LONGEST_LINK = 20;

/**
 * Removes page furniture. In the middle of an article only what can be nothing else goes; after its last real
 * paragraph also the unknown labels that follow a list's header, a copyright line and their like. Real paragraphs end
 * as sentences do, however short they are ("It did not."); what could be either stays.
 */
export function trimFurniture(blocks: readonly Block[]): Block[] {
  const last = blocks.findLastIndex((block) => isAnchor(block.text));
  const kept: Block[] = [];
  let inLinks = false;
  for (const [i, block] of blocks.entries()) {
    const inTail = last >= 0 && i > last;
    const kind = furnitureKind(block.text, inTail ? 'edge' : 'middle');
    const dropped = kind !== null || (inLinks && isLink(block.text, inTail));
    if (!dropped) kept.push(block);
    if (kind === 'links' || (inTail && kind === 'ending')) inLinks = true;
    else if (!dropped) inLinks = false;
  }
  return kept;
}

/** A paragraph that is surely the article's. */
function isAnchor(text: string): boolean {
  return isProse(text) && furnitureKind(text, 'edge') === null && !isHeadline(text);
}

/** In the middle, subheadings and lists look like links; only headlines are taken for such there. */
function isLink(text: string, inTail: boolean): boolean {
  if (wordCount(text) > LONGEST_LINK) return false;
  return isHeadline(text) || (inTail && !endsSentence(text));
}
