import { joinBroken, joinStanzas, readLines, toBlocks } from './blocks.js';
import { type Head, readHead } from './head.js';
import { readSpelling } from './hyphens.js';
import { dropTeasers } from './teaser.js';
import { trimFurniture } from './trim-furniture.js';
import { readLayout } from './wrap-width.js';

/**
 * Reads a plain text as people export it from a web page: its head becomes fields, its paragraphs are put together
 * from their lines, and what the page put around them is left out.
 *
 * @param text - cleaned (`cleanCharacters`), without front matter
 * @returns paragraphs in reading order, verbatim save that white space is a single space
 */
export function readPlainText(text: string): { head: Head; paragraphs: string[] } {
  const spelling = readSpelling(text);
  const lines = readLines(text);
  const { head, body } = readHead(toBlocks(lines, spelling));
  const prose = joinBroken(trimFurniture(dropTeasers(body)), spelling);
  return { head, paragraphs: joinStanzas(prose, readLayout(lines)).map((block) => block.text) };
}
