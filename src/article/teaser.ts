import type { Block } from './blocks.js';
import { normalize } from './normalize.js';
import { wordCount } from './prose.js';

/** A teaser or standfirst stands among the first blocks and repeats one of the next few. */
const REACH = 3;
/** Shorter ones ("He waited …") may repeat on purpose. */
const FEWEST_WORDS = 6;
const TRUNCATION = /[,;:–—-]?\s*[[(]?(?:\.\.\.|…)[\])]?(?:\s*(?:\(?(?:read )?more\)?|continue reading|»|→))*$/i;

/** Drops truncated teasers, and a standfirst word for word, that the text below repeats. */
export function dropTeasers(blocks: readonly Block[]): Block[] {
  let kept = [...blocks];
  for (let dropped = 0; dropped < REACH; dropped++) {
    const teaser = findTeaser(kept);
    if (teaser < 0) break;
    kept = kept.toSpliced(teaser, 1);
  }
  return kept;
}

function findTeaser(blocks: readonly Block[]): number {
  const top = blocks.slice(0, 2 * REACH).map(({ text }) => normalize(text));
  return blocks.slice(0, REACH).findIndex(({ text }, i) => {
    const start = normalize(text.replace(TRUNCATION, ''));
    return wordCount(text) >= FEWEST_WORDS && top.slice(i + 1, i + 1 + REACH).some((below) => below.startsWith(start));
  });
}
