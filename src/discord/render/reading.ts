import type { APIButtonComponent, APIComponentInContainer } from 'discord.js';
import { urlOf } from '../../answer/citation.js';
import type { Article, Paragraph, Span } from '../../article/article.js';
import { cleanLine } from '../../article/clean-characters.js';
import { segmentSentences } from '../../article/sentences.js';
import type { Sentences } from '../locales/en.js';
import type { Message } from '../message.js';
import { button, container, heading, linkButton, row, separator, textDisplay } from './components.js';
import { cutMarkdown, cutMarkdownStart } from './cut.js';
import { emphasize } from './excerpt.js';
import { safeUrl } from './link.js';
import { partsOf } from './parts.js';

export interface ReadingMessage {
  readonly article: Article;
  /** Of a paragraph of the article. */
  readonly number: number;
  /** From 0; one beyond the last is the last. */
  readonly part: number;
  /** The sentence of the paragraph, from 0, that is bold; the part that holds it is shown. */
  readonly sentence: number | null;
  /** The key of a paragraph's passage. */
  readonly keyOf: (number: number) => string;
}

/** What stands in one message: a paragraph, or a part of one. */
interface Page {
  readonly paragraph: Paragraph;
  /** The paragraph's text, clean. */
  readonly text: string;
  readonly part: number;
  readonly parts: readonly Span[];
}

/** UTF-16 units of markdown; with a part of 2,000 a message stays below 4,000. */
const TITLE = 200;
const HEADING = 120;
const NEIGHBOUR = 500;

/** A paragraph, or a part of a long one, between what stands before and after it, and buttons to go there. */
export function readingMessage(
  { article, number, part, sentence, keyOf }: ReadingMessage,
  sentences: Sentences,
): Message {
  const bold = sentence === null ? null : (sentencesOf(article, number)[sentence] ?? null);
  const page = pageOf(article, number, bold ?? part);
  const before = turned(article, page, -1);
  const after = turned(article, page, 1);
  const target = (turn: 'back' | 'on', { paragraph, part: at }: Page): APIButtonComponent => {
    const label = turn === 'back' ? `◀ ${sentences.reading.back}` : `${sentences.reading.on} ▶`;
    const isEnd = (turn === 'back' ? before : after) === null;
    return button({ kind: 'read', turn, key: keyOf(paragraph.number), part: at }, { label }, isEnd);
  };
  return {
    components: [
      container([
        textDisplay(titleOf(article, page, sentences)),
        ...(before
          ? [textDisplay(`${headingOf(before, null)}${neighbour(before, cutMarkdownStart)}`), separator()]
          : []),
        textDisplay(`${headingOf(page, before)}${chip(page)} ${emphasize(page.text, spanOf(page), bold)}`),
        ...(after ? [separator(), textDisplay(`${headingOf(after, page)}${neighbour(after, cutMarkdown)}`)] : []),
      ] satisfies APIComponentInContainer[]),
      ...row([
        target('back', before ?? page),
        target('on', after ?? page),
        linkButton(addressOf(article, page, bold), sentences.reading.open),
      ]),
    ],
  };
}

function sentencesOf(article: Article, number: number): Span[] {
  return segmentSentences(cleanLine(article.paragraphs[number - 1]?.text ?? ''), article.language);
}

/** @param where - which part, or a sentence that it holds */
function pageOf(article: Article, number: number, where: number | Span): Page {
  const paragraph = article.paragraphs[number - 1] ?? { number, text: '', headings: [] };
  const text = cleanLine(paragraph.text);
  const parts = partsOf(text, article.language);
  const part = typeof where === 'number' ? where : parts.findIndex(({ end }) => where.start < end);
  return { paragraph, text, parts, part: Math.max(0, Math.min(part, parts.length - 1)) };
}

/** The page before or after; null at the article's ends. */
function turned(article: Article, { paragraph, part, parts }: Page, step: -1 | 1): Page | null {
  if (part + step >= 0 && part + step < parts.length) return pageOf(article, paragraph.number, part + step);
  const number = paragraph.number + step;
  if (article.paragraphs[number - 1] === undefined) return null;
  return pageOf(article, number, step === 1 ? 0 : Number.POSITIVE_INFINITY);
}

function spanOf({ parts, part, text }: Page): Span {
  return parts[part] ?? { start: 0, end: text.length };
}

function titleOf({ title }: Article, { part, parts }: Page, { reading }: Sentences): string {
  const line = heading(cutMarkdown(cleanLine(title), TITLE).markdown);
  return parts.length === 1 ? line : `${line}\n-# ${reading.part(part + 1, parts.length)}`;
}

function chip({ paragraph }: Page): string {
  return `\`¶ ${paragraph.number}\``;
}

/** The innermost heading, on a line of its own, where another stands over what is shown above. */
function headingOf({ paragraph: { headings } }: Page, above: Page | null): string {
  const own = headings.at(-1);
  if (own === undefined || own === above?.paragraph.headings.at(-1)) return '';
  return `-# __${cutMarkdown(cleanLine(own), HEADING).markdown}__\n`;
}

function neighbour(page: Page, cut: typeof cutMarkdownStart): string {
  const { start, end } = spanOf(page);
  return `-# ${chip(page)} ${cut(page.text.slice(start, end), NEIGHBOUR).markdown}`;
}

/** Of the sentence or paragraph in its article where that can be told, or else of the article. */
function addressOf(article: Article, { paragraph, text }: Page, bold: Span | null): string | null {
  const whole = { start: 0, end: paragraph.text.length };
  const exact = urlOf(article, paragraph, text === paragraph.text && bold !== null ? bold : whole);
  return exact !== null && safeUrl(exact) !== null ? exact : article.url;
}
