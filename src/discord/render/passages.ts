import type { APIButtonComponent, APISeparatorComponent, APITextDisplayComponent } from 'discord.js';
import { cleanLine } from '../../article/clean-characters.js';
import { MOST_REFS, type PassageRef } from '../custom-id.js';
import type { Sentences } from '../locales/en.js';
import type { ShownPassage } from '../message.js';
import { fairShares } from './budget.js';
import { button, separator, textDisplay } from './components.js';
import { excerpt, excerptable } from './excerpt.js';
import { maskedLink } from './link.js';
import { sizeOf } from './size.js';

/** UTF-16 units of markdown for the excerpts together, and for one that stands alone: a screen of a telephone each. */
const EXCERPTS = 2_700;
const LONGEST_EXCERPT = 1_800;
/**
 * UTF-16 units of a citation without its address: a title of two lines and who wrote it. With the longest of everything
 * (a question of 600, a note, three addresses of 512) 320 are left for each of three excerpts.
 */
const CITATION = 160;

/**
 * Passages below each other, each with its number, its excerpt and its citation.
 *
 * @param room - UTF-16 units they may take together
 */
export function passageDisplays(
  passages: readonly ShownPassage[],
  sentences: Sentences,
  room: number,
): (APISeparatorComponent | APITextDisplayComponent)[] {
  const marks = marksOf(passages);
  const frames = passages.map((passage, index) => ({
    head: `\`${marks[index]}\` `,
    foot: `\n-# ${citation(passage, sentences)}`,
    text: excerptable(passage.text, passage.sentence, passage.ref.sentence),
  }));
  const most = Math.min(LONGEST_EXCERPT, Math.floor(EXCERPTS / passages.length));
  const taken = frames.reduce((sum, { head, foot }) => sum + sizeOf(head) + sizeOf(foot), 0);
  const wants = frames.map(({ text }) => sizeOf(excerpt(text, most)));
  const shares = fairShares(wants, room - taken);
  return frames.flatMap(({ head, foot, text }, index) => [
    separator(),
    textDisplay(`${head}${excerpt(text, shares[index] ?? 0)}${foot}`),
  ]);
}

/** One button a passage that shows it in context, and one for more where there is more. */
export function passageButtons(
  passages: readonly ShownPassage[],
  rest: readonly PassageRef[],
  { answer }: Sentences,
): APIButtonComponent[] {
  const letters = lettersOf(passages);
  const context = passages.map(({ ref, paragraph }, index) =>
    button({ kind: 'context', passage: ref }, { label: `${letters[index]}${answer.context(paragraph)}` }),
  );
  const more = button({ kind: 'more', passages: rest.slice(0, MOST_REFS) }, { label: answer.more });
  return rest.length === 0 ? context : [...context, more];
}

function marksOf(passages: readonly ShownPassage[]): string[] {
  const letters = lettersOf(passages);
  return passages.map(({ paragraph }, index) => `${letters[index]}¶ ${paragraph}`);
}

/** Paragraph 3 of one article is not paragraph 3 of another: passages of several have their article's letter in front. */
function lettersOf(passages: readonly ShownPassage[]): string[] {
  const articles = [...new Set(passages.map(({ article }) => article))];
  if (articles.length === 1) return passages.map(() => '');
  return passages.map(({ article }) => `${String.fromCodePoint(65 + articles.indexOf(article))} `);
}

function citation({ title, paragraph, citation: english, url }: ShownPassage, { answer }: Sentences): string {
  const prefix = `${title}, paragraph ${paragraph}`;
  const local = english.startsWith(prefix)
    ? `${title}, ${answer.paragraph(paragraph)}${english.slice(prefix.length)}`
    : english;
  return maskedLink(cleanLine(local), CITATION, url, answer.open);
}
