/** What Discord's client makes of a text, by its published rules, without a line of ours. */
export interface Node {
  readonly type: string;
  /** What one reads of it: of a mention or emoji, its code. */
  readonly text: string;
  readonly url?: string;
  readonly children: readonly Node[];
}

interface Rule {
  readonly type: string;
  readonly pattern: RegExp;
  /** Group that is parsed in turn; the whole match is shown as it is where there is none. */
  readonly inner?: number;
  /** `start`: at a line's start alone; `indent`: after spaces, too. */
  readonly at?: 'start' | 'indent';
}

/** In the order in which they are tried. */
const RULES: readonly Rule[] = [
  { type: 'heading', pattern: /^ *#{1,3}\s+(?!#)([^\n]+?)#*\s*(?:\n|$)/, inner: 1, at: 'indent' },
  { type: 'subtext', pattern: /^-# +(?!-#)([^\n]+)\n?/, inner: 1, at: 'start' },
  { type: 'quote', pattern: /^ *(?:>>> |> )([^\n]*)\n?/, inner: 1, at: 'indent' },
  { type: 'list', pattern: /^ *(?:[*-]|\d+\.) +([^\n]+)\n?/, inner: 1, at: 'indent' },
  { type: 'codeBlock', pattern: /^```[\s\S]+?```/ },
  { type: 'code', pattern: /^(`+)([\s\S]*?[^`])\1(?!`)/ },
  { type: 'autolink', pattern: /^<[^: >]+:\/[^ >]+>/ },
  { type: 'autolink', pattern: /^(?:https?|steam|discord):\/\/[^\s<]+[^<.,:;"'\]\s]/ },
  { type: 'email', pattern: /^<(?:[^<>\s@]+@[^<>\s@]+|\+?[\d-]+)>/ },
  { type: 'mention', pattern: /^<(?:@[!&]?|#)\d+>|^<\/[^<>]+:\d+>|^<id:[\w:-]+>|^@everyone|^@here/ },
  { type: 'time', pattern: /^<t:-?\d+(?::\w)?>/ },
  { type: 'emoji', pattern: /^<a?:\w+:\d+>|^:(?!\d\d?:)[\w+-]+:/ },
  {
    type: 'link',
    pattern:
      /^\[((?:\[[^\]]*\]|[^[\]]|\](?=[^[]*\]))*)\]\(\s*<?((?:\([^)]*\)|[^\s\\]|\\.)*?)>?(?:\s+['"][\s\S]*?['"])?\s*\)/,
  },
  { type: 'bold', pattern: /^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/, inner: 1 },
  { type: 'underline', pattern: /^__((?:\\[\s\S]|[^\\])+?)__(?!_)/, inner: 1 },
  { type: 'italics', pattern: /^_((?:__|\\[\s\S]|[^\\_])+?)_(?![0-9A-Za-z_])/, inner: 1 },
  { type: 'italics', pattern: /^\*(?!\s)((?:\*\*|\\[\s\S]|[^\\*])+?)(?<!\s) {0,2}\*(?!\*)/, inner: 1 },
  { type: 'strike', pattern: /^~~([\s\S]+?)~~/, inner: 1 },
  { type: 'spoiler', pattern: /^\|\|([\s\S]+?)\|\|/, inner: 1 },
];

/** @param before - what stands before it on its line */
export function parseMarkdown(markdown: string, before = ''): Node[] {
  const nodes: Node[] = [];
  let text = '';
  const flush = () => {
    if (text !== '') nodes.push({ type: 'text', text, children: [] });
    text = '';
  };
  for (let at = 0; at < markdown.length; ) {
    const rest = markdown.slice(at);
    const line = (before + markdown.slice(0, at)).split('\n').at(-1) ?? '';
    const escaped = /^\\([^0-9A-Za-z\s])/u.exec(rest);
    const found =
      escaped === null && /^[^0-9A-Za-z]|^(?:https?|steam|discord):|^\d/.test(rest) ? match(rest, line) : null;
    if (found === null) {
      text += escaped?.[1] ?? rest[0] ?? '';
      at += escaped?.[0].length ?? 1;
      continue;
    }
    flush();
    nodes.push(found.node);
    at += found.length;
  }
  flush();
  return nodes;
}

function match(rest: string, line: string): { node: Node; length: number } | null {
  for (const { type, pattern, inner, at } of RULES) {
    if (at === 'start' && line !== '') continue;
    if (at === 'indent' && line.trim() !== '') continue;
    const found = pattern.exec(rest);
    if (found === null) continue;
    if (type === 'link') {
      // Nothing is escaped inside a link's text, and what stands in it is shown.
      const node = { type, text: found[1] ?? '', url: found[2] ?? '', children: parseMarkdown(found[1] ?? '', 'x') };
      return { node, length: found[0].length };
    }
    if (inner === undefined)
      return { node: { type, text: found[2] ?? found[0], children: [] }, length: found[0].length };
    const children = parseMarkdown(found[inner] ?? '', line);
    const newline = found[0].endsWith('\n') ? '\n' : '';
    return { node: { type, text: visible(children) + newline, children }, length: found[0].length };
  }
  return null;
}

/** What one reads of some nodes. */
export function visible(nodes: readonly Node[]): string {
  return nodes.map(({ text }) => text).join('');
}

/** Every node, nested ones too. */
export function walk(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node) => [node, ...walk(node.children)]);
}

/** The kinds of markup in a text. */
export function kindsOf(markdown: string): string[] {
  return [...new Set(walk(parseMarkdown(markdown)).map(({ type }) => type))].filter((type) => type !== 'text').sort();
}
