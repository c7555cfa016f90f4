import type { Pair, Scalar } from 'yaml';
import { UserError } from '../user-error.js';
import { cleanLine } from './clean-characters.js';
import { publishedDate } from './dates.js';

/** What the lines between `---` at the top of a file say; null where they do not. */
export interface FrontMatter {
  readonly id: string | null;
  readonly title: string | null;
  readonly author: string | null;
  readonly publication: string | null;
  readonly published: string | null;
  readonly url: string | null;
  readonly language: string | null;
  readonly verbatim: boolean | null;
}

const NONE: FrontMatter = {
  id: null,
  title: null,
  author: null,
  publication: null,
  published: null,
  url: null,
  language: null,
  verbatim: null,
};

/**
 * Splits front matter from the text below it.
 *
 * @param text - with `\n` line ends
 * @param source - how error messages name the file
 * @throws UserError with the line, for front matter that is not closed, not YAML, or holds a value of a wrong type
 */
export async function readFrontMatter(text: string, source: string): Promise<{ fields: FrontMatter; body: string }> {
  const lines = text.replace(/^\s*\n/u, '').split('\n');
  if (!opensFrontMatter(lines)) return { fields: NONE, body: text };
  const skipped = text.split('\n').length - lines.length;
  const end = lines.findIndex((line, i) => i > 0 && /^(?:---|\.\.\.)\s*$/u.test(line));
  if (end < 0) {
    throw new UserError(
      `${source}, line ${skipped + 1}: the front matter is not closed; end it with a line of three dashes.`,
    );
  }
  const yaml = lines.slice(1, end).join('\n');
  const body = lines.slice(end + 1).join('\n');
  if (yaml.trim() === '') return { fields: NONE, body };
  return { fields: await readFields(yaml, skipped + 1, source), body };
}

/** A first line of dashes is a mere rule unless a `key:` (or nothing but the closing dashes) follows at once. */
function opensFrontMatter(lines: readonly string[]): boolean {
  if (!/^---\s*$/u.test(lines[0] ?? '')) return false;
  return /^(?:---|\.\.\.)\s*$|^\s*#|^\s*["']?[\p{L}_][\p{L}\p{N}_ .-]{0,40}["']?\s*:(?:\s|$)/u.test(lines[1] ?? '');
}

async function readFields(yaml: string, firstLine: number, source: string): Promise<FrontMatter> {
  // YAML costs 30 ms to load: only a file that has front matter pays.
  const { LineCounter, isMap, isScalar, isSeq, parseDocument } = await import('yaml');
  const lineCounter = new LineCounter();
  const lineOf = (offset: number | undefined) => firstLine + Math.max(1, lineCounter.linePos(offset ?? 0).line);
  const fail = (offset: number | undefined, problem: string): never => {
    throw new UserError(`${source}, line ${lineOf(offset)}: ${problem}`);
  };
  const document = attempt(() => parseDocument(yaml, { lineCounter, prettyErrors: false, logLevel: 'silent' }));
  if (document === null) return fail(0, 'the front matter is nested too deeply; keep it to lines of "key: value".');
  const [broken] = document.errors;
  if (broken !== undefined) {
    const reason = cleanLine(broken.message).replace(/\.$/u, '');
    fail(
      broken.pos[0],
      `the front matter is not valid YAML (${reason}); mend that line, for instance by putting its value in quotes.`,
    );
  }
  if (!isMap(document.contents)) return fail(0, 'the front matter must be lines of "key: value".');

  const fields: { -readonly [K in keyof FrontMatter]: FrontMatter[K] } = { ...NONE };
  for (const { key, value } of document.contents.items as Pair[]) {
    const name = isScalar(key) ? String(key.value).toLowerCase() : '';
    if (!isField(name) || value === null || (isScalar(value) && value.value === null)) continue;
    const offset = (value as Scalar).range?.[0];
    if (name === 'verbatim') {
      if (!isScalar(value) || typeof value.value !== 'boolean') fail(offset, '"verbatim" must be true or false.');
      else fields.verbatim = value.value;
      continue;
    }
    // Several authors are often written as a list.
    const items = name === 'author' && isSeq(value) ? value.items : [value];
    const parts = items.map((item) => (isScalar(item) ? asWritten(item) : fail(offset, `"${name}" must be text.`)));
    const problem = set(fields, name, cleanLine(parts.join(', ')));
    if (problem !== null) fail(offset, problem);
  }
  return fields;
}

function attempt<T>(parse: () => T): T | null {
  try {
    return parse();
  } catch {
    return null;
  }
}

function isField(name: string): name is keyof FrontMatter {
  return Object.hasOwn(NONE, name);
}

/** Numbers keep their digits: `published: 2010` and `title: 1.10` are meant as text. */
function asWritten(node: Scalar): string {
  return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
}

type TextFields = { -readonly [K in Exclude<keyof FrontMatter, 'verbatim'>]: FrontMatter[K] };

/** Sets one field and returns null, or returns what is wrong with the value. An empty value counts as none. */
function set(fields: TextFields, name: keyof TextFields, text: string): string | null {
  if (text === '') return null;
  if (name === 'url') {
    const address = URL.canParse(text) ? new URL(text) : null;
    if (address === null || !/^https?:$/u.test(address.protocol)) return '"url" must be a web address (https://…).';
    fields.url = address.href;
  } else if (name === 'language') {
    const tag = attempt(() => Intl.getCanonicalLocales(text.replaceAll('_', '-'))[0]);
    if (tag === null || tag === undefined) return '"language" must be a language tag such as en or pt-BR.';
    fields.language = tag;
  } else {
    fields[name] = name === 'published' ? publishedDate(text) : text;
  }
  return null;
}
