import type { Refusal } from '../../answer/refusal.js';
import { cleanLine } from '../../article/clean-characters.js';
import type { Sentences } from '../locales/en.js';
import type { Message } from '../message.js';
import { container, row, textDisplay, voteButtons } from './components.js';
import { cutMarkdown } from './cut.js';
import { questionDisplay } from './question.js';

export interface RefusalMessage {
  readonly question: string;
  readonly refusal: Refusal;
  /** The title of the one article that was asked; null for several. */
  readonly title: string | null;
  /** Up to three questions that would be answered. */
  readonly suggestions: readonly string[];
  /** The id of the interaction or message that asked. */
  readonly answerId: string;
}

/** UTF-16 units of markdown for the title, for the word that nothing mentions, and for each suggestion. */
const TITLE = 200;
const WORD = 60;
const SUGGESTION = 300;

/** That and why a question is not answered, without any passage, and what can be asked instead. */
export function refusalMessage(
  { question, refusal, title, suggestions, answerId }: RefusalMessage,
  sentences: Sentences,
): Message {
  const lines = suggestions.map((suggestion) => `- ${cutMarkdown(cleanLine(suggestion), SUGGESTION).markdown}`);
  const tryThese = lines.length === 0 ? [] : [textDisplay([sentences.refusal.tryThese, ...lines].join('\n'))];
  return {
    components: [
      container([questionDisplay(question), textDisplay(reasonOf(refusal, title, sentences)), ...tryThese]),
      ...row(voteButtons(answerId, [])),
    ],
  };
}

function reasonOf({ word, weakness }: Refusal, title: string | null, { refusal }: Sentences): string {
  const what = title === null ? refusal.ofArticles : refusal.ofArticle(cutMarkdown(cleanLine(title), TITLE).markdown);
  const why = refusal.weaknesses[weakness];
  const named = word === null ? why : refusal.unmentioned(cutMarkdown(cleanLine(word), WORD).markdown, why);
  return refusal.because(what, named);
}
