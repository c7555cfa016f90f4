import { LIMITS } from '../limits.js';
import { cutMarkdown } from './cut.js';

/**
 * Letters, digits, spaces and the punctuation of titles: nothing that Discord could take for an address, an invitation
 * (`discord.gg/abc`) or an emoji.
 */
const PLAIN = /^(?!.*discord\S*\/)(?:[\p{L}\p{M}\p{N} .,;!?'"’‘“”„‚«»‹›()–—·…&%+=€$£°/-]|:(?= ))*$/iu;

/**
 * An address as it may stand between the parentheses of a masked link, and behind a button.
 *
 * @returns null for what is not http(s), or longer than Discord lets a link be
 */
export function safeUrl(url: string): string | null {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) return null;
  // Parentheses, brackets and spaces end a link, an underscore before what is no letter could end italics. The ~ stays:
  // a browser finds a text fragment by `:~:` alone.
  const safe = parsed.href.replace(/[()<>[\]\\\s"`]|_(?![0-9A-Za-z])/gu, percentEncode);
  // The brackets of an IPv6 host cannot be encoded.
  return safe.length > LIMITS.linkUrl || !URL.canParse(safe) ? null : safe;
}

/**
 * A citation that leads to its address. Inside a link's text Discord shows backslashes instead of obeying them, and it
 * makes no link at all of a text with an emoji or an address: such a citation is followed by a link instead.
 *
 * @param text - clean
 * @param budget - UTF-16 units for the text
 * @param label - the link's text, should it need one of its own
 */
export function maskedLink(text: string, budget: number, url: string | null, label: string): string {
  const { markdown } = cutMarkdown(text, budget);
  const address = url === null ? null : safeUrl(url);
  if (address === null) return markdown;
  return PLAIN.test(markdown) ? `[${markdown}](${address})` : `${markdown} · [${label}](${address})`;
}

function percentEncode(character: string): string {
  return [...new TextEncoder().encode(character)]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');
}
