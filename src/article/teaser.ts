import type { Block } from './blocks.js';
import { normalize } from './normalize.js';
import { isProse, wordCount } from './prose.js';

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

/** Only what stands right above its repetition, labels aside: a refrain further on is meant to be one. */
function findTeaser(blocks: readonly Block[]): number {
  return blocks.slice(0, REACH).findIndex(({ text }, i) => {
    if (wordCount(text) < FEWEST_WORDS) return false;
    const below = blocks.slice(i + 1, i + 1 + REACH).map((block) => block.text);
    const paragraph = below.findIndex(isProse);
    const start = normalize(text.replace(TRUNCATION, ''));
    return below.slice(0, paragraph + 1).some((candidate) => normalize(candidate).startsWith(start));
  });
}
