import { type Furniture, PATTERNS } from './furniture-patterns.js';
import { LINK_HEADERS, LINK_WORDS, MENU_LINES, NETWORKS, SHARE_FILLERS, SHARE_VERBS } from './furniture-words.js';
import { endsSentence } from './prose.js';

/** Where a line stands. Among paragraphs only what can be nothing else is furniture: a list may name Facebook. */
export type Zone = 'middle' | 'edge';

/** Characters; a photo's caption with its credit is the longest of all furniture. */
const LONGEST_CAPTION = 320;
const LONGEST_LABEL = 90;

/** What kind of furniture a line is; null for text. Where it could be either, it is text. */
export function furnitureKind(text: string, zone: Zone): Furniture | null {
  if (text.length > LONGEST_CAPTION) return null;
  // A line of a wrapped paragraph may begin "more: the …"; labels begin with a capital.
  if (zone === 'middle' && /^\p{Ll}/u.test(text)) return null;
  const sentence = endsSentence(text);
  const found = PATTERNS.find(
    ({ line, punctuated = false, edge = false, label = false }) =>
      (punctuated || !sentence) &&
      (zone === 'edge' || !edge) &&
      line.test(text) &&
      !(label && /^[^:»>→]{1,30}[:»>→]\s*\p{Ll}/u.test(text)),
  );
  if (found !== undefined) return found.kind;
  return sentence ? null : vocabularyKind(text, zone);
}

/** Lines made of nothing but the words of buttons, menus and link lists. */
function vocabularyKind(text: string, zone: Zone): Furniture | null {
  if (text.length > LONGEST_LABEL) return null;
  const phrase = text
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/\s*[:»→>|]+$/u, '')
    .trim();
  const tokens = phrase.match(/[\p{L}\p{N}][\p{L}\p{N}'-]*/gu) ?? [];
  if (LINK_HEADERS.test(phrase) && tokens.every((token) => LINK_WORDS.has(token))) return 'links';
  if (isShareBar(tokens, zone)) return 'aside';
  return zone === 'edge' && MENU_LINES.has(phrase) ? 'ending' : null;
}

function isShareBar(tokens: readonly string[], zone: Zone): boolean {
  const buttons = tokens.filter((token) => SHARE_VERBS.has(token) || NETWORKS.has(token));
  if (buttons.length === 0) return false;
  if (!tokens.every((token) => SHARE_VERBS.has(token) || NETWORKS.has(token) || SHARE_FILLERS.has(token))) return false;
  // "Facebook and Twitter" may be an item of a list; "Facebook Twitter Email" is a bar of buttons.
  return (
    zone === 'edge' ||
    tokens.some((token) => /^(?:shar|tweet)/u.test(token)) ||
    (tokens.length >= 3 && buttons.length === tokens.length)
  );
}
