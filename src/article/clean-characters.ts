/** ESC-introduced sequences whole (CSI, OSC and other strings, two-character ones), and their one-byte C1 forms. */
const CSI = String.raw`(?:\u001B\[|\u009B)[0-?]*[ -/]*[@-~]`;
// A string sequence that is never closed ends with its line, so that it cannot swallow the article.
const STRING_SEQUENCE = String.raw`(?:\u001B[\]PX^_]|[\u0090\u0098\u009D-\u009F])[^\u0007\u001B\u009C\n]*(?:\u0007|\u001B\\|\u009C)?`;
const SHORT_SEQUENCE = String.raw`\u001B[ -/]*[0-~]`;
const ESCAPE_SEQUENCES = new RegExp(`${CSI}|${STRING_SEQUENCE}|${SHORT_SEQUENCE}`, 'gu');

/** Scripts (and emoji) in which a zero-width joiner shapes what one sees; everywhere else it is junk. */
const JOINING = String.raw`[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Malayalam}\p{Script=Sinhala}\p{Extended_Pictographic}\uFE0F]`;
const NEEDED_JOINER = String.raw`(?<=${JOINING})[\u200C\u200D](?=${JOINING})`;
/** Format characters (bidi marks and overrides, zero-width, tags), except the Arabic number signs, which one sees. */
const INVISIBLE = new RegExp(`(?!${NEEDED_JOINER}|[\\u0600-\\u0605\\u06DD\\u08E2\\u110BD])\\p{Cf}`, 'gu');

/** Controls but tab and newline, lone surrogates, private use (icon fonts), noncharacters, Hangul fillers. */
const UNPRINTABLE =
  /(?![\t\n])(?:[\p{Cc}\p{Cs}\p{Co}\p{Noncharacter_Code_Point}\u115F\u1160\u3164\uFFA0\uFFFC]|\u034F)/gu;

/**
 * What a person can see of a text: no terminal escape sequences, control characters, bidi overrides or zero-width
 * characters. Every kind of line end becomes `\n`, tabs stay. A soft hyphen at a line's end joins the word it broke.
 */
export function cleanCharacters(text: string): string {
  return text
    .replace(/\r\n?|[\v\f\u0085\u2028]/gu, '\n')
    .replaceAll('\u2029', '\n\n')
    .replace(/\u00AD[ \t]*\n[ \t]*/gu, '')
    .replace(INVISIBLE, '')
    .replace(ESCAPE_SEQUENCES, '')
    .replace(UNPRINTABLE, '');
}

/** `cleanCharacters` on one line: every run of white space, non-breaking ones too, is a single space. */
export function cleanLine(text: string): string {
  return cleanCharacters(text).replace(/\s+/gu, ' ').trim();
}
