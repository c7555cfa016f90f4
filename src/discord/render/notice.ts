import { cleanCharacters } from '../../article/clean-characters.js';
import { LIMITS } from '../limits.js';
import type { Message } from '../message.js';
import { textDisplay } from './components.js';
import { cutMarkdown } from './cut.js';

const QUIET = '-# ';

/**
 * One quiet line.
 *
 * @param text - plain: nothing in it is markdown
 */
export function noticeMessage(text: string): Message {
  return { components: [textDisplay(quietLine(text, LIMITS.message.text))] };
}

/** A sentence of ours, small and grey, in at most `budget` UTF-16 units; its non-breaking spaces stay. */
export function quietLine(text: string, budget: number): string {
  const line = cleanCharacters(text)
    .replace(/[\t\n]+/gu, ' ')
    .trim();
  return `${QUIET}${cutMarkdown(line, budget - QUIET.length).markdown}`;
}
