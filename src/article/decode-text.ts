/** What Windows-1252 puts at 0x80-0x9F; a space where it defines nothing. (Node's own decoder gets these wrong.) */
export const WINDOWS_1252_HIGH = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';
/** The part of it that Western prose uses beside accented letters. */
const TYPOGRAPHY = /^[€‚„…†‘’“”•–—™\u00A0¡£§©«\u00AD®°²³´·¹º»¼½¾¿ª×]$/u;
const ACCENTED = /^[À-ÖØ-öø-ÿŠŒŽšœžŸ]$/u;
/** Words of one accented letter, in French, Spanish, Portuguese, Italian and the Nordic languages. */
const ONE_LETTER_WORDS = /^[ÀÉÈÓÔÖÅØàéèóôöåø]$/u;
/** Of all letters. Swedish has 5 %, French 4 %; Czech, Turkish or Polish in their own code pages 8-15 %. */
const MOST_ACCENTED = 0.08;
/** Share of bytes above 127; the most heavily quoted French dialogue stays under 10 %. */
const MOST_HIGH = 0.12;
/** Even a text of one line may hold this many accented letters, and this many high bytes. */
const SOME_ACCENTED = 3;
const SOME_HIGH = 10;

/**
 * The text of a file's bytes: UTF-8, UTF-16 with a byte order mark, or Windows-1252 where that is plausible.
 *
 * @returns null when the encoding cannot be told with confidence
 */
export function decodeText(bytes: Uint8Array): string | null {
  if (startsWith(bytes, [0xff, 0xfe])) return strictly('utf-16le', bytes);
  if (startsWith(bytes, [0xfe, 0xff])) return strictly('utf-16be', bytes);
  const utf8 = strictly('utf-8', bytes);
  if (utf8 !== null || startsWith(bytes, [0xef, 0xbb, 0xbf])) return utf8;
  if (resemblesUtf8(bytes)) return null;
  const western = fromWindows1252(bytes);
  return isWesternProse(western) ? western : null;
}

function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return prefix.every((byte, i) => bytes[i] === byte);
}

function strictly(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * Damaged UTF-8, which must not be read as Windows-1252: it breaks off inside a character, or has at least as many
 * whole multi-byte characters as stray bytes.
 */
function resemblesUtf8(bytes: Uint8Array): boolean {
  let whole = 0;
  let stray = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte < 0x80) continue;
    const expected =
      byte >= 0xc2 && byte <= 0xdf ? 1 : byte >= 0xe0 && byte <= 0xef ? 2 : byte >= 0xf0 && byte <= 0xf4 ? 3 : 0;
    let found = 0;
    while (found < expected && ((bytes[i + 1 + found] ?? 0) & 0xc0) === 0x80) found += 1;
    if (expected > 0 && found === expected) whole += 1;
    else if (expected > 0 && i + found + 1 === bytes.length) return stray === 0;
    else stray += 1;
    i += expected > 0 && found === expected ? found : 0;
  }
  return whole >= stray;
}

/** Decodes every byte; those that Windows-1252 leaves undefined become U+FFFD. */
function fromWindows1252(bytes: Uint8Array): string {
  const parts: string[] = [];
  // Arguments of one call are limited (about 65,000 on some engines), hence the slices.
  for (let from = 0; from < bytes.length; from += 8192)
    parts.push(String.fromCharCode(...bytes.subarray(from, from + 8192)));
  return parts.join('').replace(/[\u0080-\u009F]/gu, (c) => {
    const decoded = WINDOWS_1252_HIGH[c.charCodeAt(0) - 0x80];
    return decoded === undefined || decoded === ' ' ? '\uFFFD' : decoded;
  });
}

/** Whether all that is not ASCII is rare, known in Western prose, and placed as it would be there. */
function isWesternProse(text: string): boolean {
  if (/(?![\t\n\r\f])\p{Cc}/u.test(text)) return false;
  let accented = 0;
  let high = 0;
  for (const [symbol] of text.matchAll(/[^\0-\x7F]/gu)) {
    if (ACCENTED.test(symbol)) accented += 1;
    else if (!TYPOGRAPHY.test(symbol)) return false;
    high += 1;
  }
  const plain = text.match(/[a-z]/giu)?.length ?? 0;
  if (accented > Math.max(SOME_ACCENTED, (plain + accented) * MOST_ACCENTED)) return false;
  if (high > plain || high > Math.max(SOME_HIGH, text.length * MOST_HIGH)) return false;
  // Between letters stand an apostrophe, a dash or a dot, nothing else; low quotation marks open.
  if (/[a-zÀ-ÿ](?:[€†“”•™£§©«®°²³´¹»¼½¾¿¡×][a-zÀ-ÿ]|[‚„])/iu.test(text)) return false;
  return (text.match(/[A-Za-zÀ-ÖØ-öø-ÿŠŒŽšœžŸ]*[À-ÖØ-öø-ÿŠŒŽšœžŸ][A-Za-zÀ-ÖØ-öø-ÿŠŒŽšœžŸ]*/gu) ?? []).every(
    isWesternWord,
  );
}

/** A word with accents has plain letters too, no three accents in a row, and no capital inside lower case. */
function isWesternWord(word: string): boolean {
  if (word.length === 1) return ONE_LETTER_WORDS.test(word);
  return /[A-Za-z]/u.test(word) && !/[À-ÿŠŒŽšœžŸ]{3}/u.test(word) && !/\p{Ll}[À-ÖØ-ÞŠŒŽŸ]/u.test(word);
}
