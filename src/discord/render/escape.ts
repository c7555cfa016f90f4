/**
 * Discord's client parses with simple-markdown: at each place it tries its rules in turn, one of which lets a backslash
 * hide any character but a letter, a digit or white space. What is escaped here is where a rule could begin (or, for
 * `_`, end), and no more: `S-300`, `12.5 %`, `snake_case` and `[sic]` stay as they are.
 *
 * Every alternative begins with the one character it finds, so that a long text is read once.
 */
const SPECIAL = new RegExp(
  [
    // A backslash that would hide what follows it; at the end, that is our own markup.
    String.raw`\\(?![0-9A-Za-z\s])`,
    // Italics, bold and lists; code and code fences, which may be one backtick.
    '[*`]',
    // Italics and underline end only where no letter, digit or _ follows: without an end they do not begin.
    '_(?![0-9A-Za-z])',
    // Strikethrough and spoilers need two beside each other.
    '~(?=~)',
    String.raw`\|(?=\|)`,
    // <@1> <@&1> <#1> </ask:1> <t:1:R> <a:name:1> <id:guide> <https://a> <a@b.c> <+49…>: none begins with a space.
    String.raw`<(?!\s)`,
    '@(?=everyone|here)',
    // A bare address becomes a link at its scheme.
    ':(?=//)',
    // :smile: becomes an emoji in what a bot writes; 10:30:45 does not.
    String.raw`:(?!\d\d?:)(?=[\w+-]{1,64}:)`,
    // [text](address): the bracket alone is not a link.
    String.raw`\((?<=\]\()`,
    // A line's start: heading (which "### #tag" would not be either), quote, list or subtext, numbered list.
    String.raw`#(?<=^\s*#)`,
    String.raw`>(?<=^\s*>)(?=[\s>]|$)`,
    String.raw`-(?<=^\s*-)(?=[\s#]|$)`,
    String.raw`\.(?<=^\s*\d+\.)(?=\s|$)`,
  ].join('|'),
  'gu',
);

/**
 * One line of clean text (`cleanLine`) as Discord shows it letter by letter, wherever in a line it is put: nothing in
 * it is markdown, a link, a mention or an emoji code. What is cut should be cut before, not after.
 */
export function escapeMarkdown(text: string): string {
  return text.replace(SPECIAL, String.raw`\$&`);
}

/** The inverse of {@link escapeMarkdown}: what Discord shows of it. */
export function unescapeMarkdown(text: string): string {
  return text.replace(/\\([^0-9A-Za-z\s])/gu, '$1');
}
