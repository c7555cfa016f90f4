import type { Colors } from 'picocolors/types.js';

/** How many columns a text takes in a terminal: 2 for a Chinese character or an emoji, 0 for a combining accent. */
export type Measure = (text: string) => number;

/** What a rendering depends on besides what it shows. */
export interface Look {
  /** Columns. */
  readonly width: number;
  readonly colours: Colors;
  /** Whether the terminal makes OSC 8 sequences a link. */
  readonly hyperlinks: boolean;
  readonly measure: Measure;
}

/** Latin, typographic punctuation and currency signs: one column each. The soft hyphen is not among them. */
const ONE_COLUMN_EACH = /^[\x20-\x7E\xA0-\xAC\xAE-\u02FF\u2010-\u2027\u2030-\u205E\u20A0-\u20BF]*$/;

/**
 * A measure that is right for these texts. string-width takes 26 ms to import (it compiles the emoji expressions), so
 * it is left out where every character takes one column.
 */
export async function measureFor(texts: Iterable<string>): Promise<Measure> {
  for (const text of texts) {
    if (!ONE_COLUMN_EACH.test(text)) {
      const { default: stringWidth } = await import('string-width');
      return (part) => stringWidth(part, { countAnsiEscapeCodes: true });
    }
  }
  return (text) => text.length;
}
