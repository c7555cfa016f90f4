import { UserError } from '../user-error.js';
import type { Article, Paragraph } from './article.js';
import { cleanCharacters } from './clean-characters.js';
import { readFrontMatter } from './front-matter.js';
import type { Head } from './head.js';

export type ArticleFormat = 'markdown' | 'plain';

export interface ParseOptions {
  /** The article's id unless its front matter gives one; also its title, made readable, where there is no other. */
  readonly id: string;
  readonly format: ArticleFormat;
  /** How error messages name the file; `the article` by default. */
  readonly source?: string;
}

/**
 * Turns a file's text into an article. What front matter says wins over what the text shows. Pure, but asynchronous:
 * the reader of either format is loaded when it is first needed (Markdown's costs 10 ms, which a cold start would feel).
 *
 * @throws UserError when there is no paragraph in it, or for broken front matter
 */
export async function parseArticle(
  text: string,
  { id, format, source = 'the article' }: ParseOptions,
): Promise<Article> {
  const cleaned = cleanCharacters(text);
  if (cleaned.trim() === '') throw new UserError(`${source} is empty; put the article's text into it.`);
  const { fields, body } = await readFrontMatter(cleaned, source);
  const { head, paragraphs } = await (format === 'markdown' ? markdown(body, fields.title, source) : plain(body));
  if (paragraphs.length === 0) {
    throw new UserError(`${source} has no paragraph to answer from; add the article's text to it.`);
  }
  const url = fields.url ?? head.url ?? null;
  return {
    id: fields.id ?? id,
    title: fields.title ?? head.title ?? readable(id),
    author: fields.author ?? head.author ?? null,
    publication: fields.publication ?? head.publication ?? null,
    published: fields.published ?? head.published ?? null,
    url,
    language: fields.language ?? 'en',
    // By its definition the address shows this text; only a retelling has to say that it is one.
    verbatim: fields.verbatim ?? url !== null,
    paragraphs,
  };
}

interface Body {
  readonly head: Head;
  readonly paragraphs: readonly Paragraph[];
}

async function markdown(body: string, given: string | null, source: string): Promise<Body> {
  const { readMarkdown } = await import('./markdown.js');
  const { title, paragraphs } = readMarkdown(body, given, source);
  return { head: { title }, paragraphs };
}

async function plain(body: string): Promise<Body> {
  const { readPlainText } = await import('./plain-text.js');
  const { head, paragraphs } = readPlainText(body);
  return { head, paragraphs: paragraphs.map((text, i) => ({ number: i + 1, text, headings: [] })) };
}

/** `s300-reset` reads `S300 reset`. */
function readable(id: string): string {
  const words = id.replace(/[-_\s]+/gu, ' ').trim();
  return words === '' ? id : words.charAt(0).toUpperCase() + words.slice(1);
}
