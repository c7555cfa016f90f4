import type { Token } from 'marked';
import { cleanLine } from './clean-characters.js';
import { decodeEntities } from './entities.js';

/** What a reader sees of inline Markdown, on one line: no markup, links as their text, entities resolved. */
export function inlineText(tokens: readonly Token[]): string {
  return cleanLine(tokens.map(visible).join(''));
}

function visible(token: Token): string {
  switch (token.type) {
    case 'image':
    case 'checkbox':
      return '';
    case 'br':
      return ' ';
    case 'html':
      return /^<(?:br|wbr|img)\b/iu.test(token.raw) ? ' ' : '';
    case 'codespan':
    case 'escape':
      return 'text' in token ? String(token.text) : '';
    case 'link':
      // [^1] with a definition below is read as a link: a footnote's marker.
      if (/^\[\^/u.test(token.raw)) return '';
  }
  if ('tokens' in token && token.tokens !== undefined) return token.tokens.map(visible).join('');
  // `text` has some entities resolved and others not; `raw` has them all as they were written.
  return token.type === 'text' ? decodeEntities(token.raw.replace(/\[\^[^\]\s]+\]:?/gu, '')) : '';
}

const BLOCK_TAG =
  /<\/?(?:p|div|section|article|header|footer|aside|main|blockquote|ul|ol|li|dl|dt|dd|table|tr|h[1-6]|figure|figcaption|details|summary|hr|pre)\b[^>]*>/giu;

/** The paragraphs of a block of HTML: no tags, comments, scripts or styles. */
export function htmlParagraphs(html: string): string[] {
  return html
    .replace(/<!--.*?(?:-->|$)|<(script|style|template|svg|pre)\b.*?(?:<\/\1\s*>|$)/gisu, '')
    .replace(BLOCK_TAG, '\0')
    .replace(/<(?:br|wbr|img|td|th)\b[^>]*>/giu, ' ')
    .replace(/<[/!?a-z][^>]*>/giu, '')
    .split('\0')
    .map((text) => cleanLine(decodeEntities(text)))
    .filter((text) => text !== '');
}
