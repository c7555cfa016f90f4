import { Lexer, type Token, type Tokens } from 'marked';
import { UserError } from '../user-error.js';
import type { Paragraph } from './article.js';
import { htmlParagraphs, inlineText } from './markdown-inline.js';
import { normalize } from './normalize.js';
import { hasText, wordCount } from './prose.js';

/** A list item of more words than this is a paragraph; a list of shorter ones is one paragraph. */
const LIST_LABEL = 6;

interface Reading {
  title: string | null;
  /** By level: `headings[1]` is the second-level heading that one stands under. */
  headings: (string | undefined)[];
  readonly paragraphs: Paragraph[];
}

/**
 * Reads Markdown's paragraphs with the headings they stand under. A first-level heading is the title, and no context,
 * when none is given or when it repeats the one given.
 *
 * @param text - cleaned (`cleanCharacters`), without front matter
 * @param title - what front matter says
 * @param source - how error messages name the file
 */
export function readMarkdown(
  text: string,
  title: string | null,
  source: string,
): { title: string | null; paragraphs: Paragraph[] } {
  const reading: Reading = { title, headings: [], paragraphs: [] };
  try {
    for (const token of Lexer.lex(text, { gfm: true })) readBlock(token, reading);
  } catch (error) {
    // The lexer and the walk recurse with the nesting of quotes and lists.
    if (!(error instanceof RangeError)) throw error;
    throw new UserError(`${source} nests quotes or lists too deeply; remove the marks at the starts of its lines.`);
  }
  return { title: reading.title, paragraphs: reading.paragraphs };
}

function readBlock(token: Token, reading: Reading): void {
  if (token.type === 'heading') readHeading(token as Tokens.Heading, reading);
  else if (token.type === 'list') readList(token as Tokens.List, reading);
  else if (token.type === 'table') readTable(token as Tokens.Table, reading);
  else if (token.type === 'html') for (const text of htmlParagraphs(token.raw)) add(text, reading);
  else if (token.type === 'blockquote') for (const inner of token.tokens ?? []) readBlock(inner, reading);
  else if (token.type === 'paragraph' || token.type === 'text') add(inlineText(token.tokens ?? [token]), reading);
}

function readHeading({ depth, tokens }: Tokens.Heading, reading: Reading): void {
  const text = inlineText(tokens);
  if (!hasText(text)) return;
  if (depth === 1) {
    reading.title ??= text;
    if (normalize(reading.title) === normalize(text)) {
      reading.headings = [];
      return;
    }
  }
  reading.headings = [...reading.headings.slice(0, depth - 1)];
  reading.headings[depth - 1] = text;
}

function readList({ items }: Tokens.List, reading: Reading): void {
  const texts = items.map((item) => itemText(item.tokens)).filter(hasText);
  const long = texts.filter((text) => wordCount(text) > LIST_LABEL);
  if (long.length > texts.length / 2) for (const text of texts) add(text, reading);
  else add(joinParts(texts), reading);
}

/** An item with all that is nested in it. */
function itemText(tokens: readonly Token[]): string {
  const inner: Reading = { title: null, headings: [], paragraphs: [] };
  const parts = tokens.flatMap((token) => {
    if (token.type === 'list') return (token as Tokens.List).items.map((item) => itemText(item.tokens));
    inner.paragraphs.length = 0;
    // A heading inside an item is part of its text.
    if (token.type === 'heading') return [inlineText(token.tokens ?? [])];
    readBlock(token, inner);
    return inner.paragraphs.map(({ text }) => text);
  });
  return joinParts(parts.filter(hasText));
}

/** What had a line of its own keeps apart from the next by a semicolon, unless punctuation does it. */
function joinParts(parts: readonly string[]): string {
  return parts
    .map((part, i) => (i < parts.length - 1 && !/[.,;:!?…]["'”’)]*$/u.test(part) ? `${part};` : part))
    .join(' ');
}

function readTable({ header, rows }: Tokens.Table, reading: Reading): void {
  const names = header.map((cell) => inlineText(cell.tokens));
  for (const row of rows) {
    const cells = row.map((cell, i) => {
      const text = inlineText(cell.tokens);
      const name = names[i] ?? '';
      return text === '' || name === '' ? text : `${name}: ${text}`;
    });
    add(cells.filter((cell) => cell !== '').join('; '), reading);
  }
}

function add(text: string, { headings, paragraphs }: Reading): void {
  if (!hasText(text)) return;
  paragraphs.push({
    number: paragraphs.length + 1,
    text,
    headings: headings.filter((heading) => heading !== undefined),
  });
}
