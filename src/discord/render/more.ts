import type { PassageRef } from '../custom-id.js';
import { LIMITS } from '../limits.js';
import type { Sentences } from '../locales/en.js';
import type { Message, ShownPassage } from '../message.js';
import { container, heading, row, textDisplay } from './components.js';
import { passageButtons, passageDisplays } from './passages.js';
import { questionDisplay } from './question.js';
import { sizeOf } from './size.js';

export interface MoreMessage {
  /** null where the message that the button stood on no longer says it. */
  readonly question: string | null;
  /** One to three, best first. */
  readonly passages: readonly ShownPassage[];
  /** What is left after these, best first. */
  readonly rest: readonly PassageRef[];
}

/** The next passages of a ranking, which may answer less well; hence without votes. */
export function moreMessage({ question, passages, rest }: MoreMessage, sentences: Sentences): Message {
  const { moreHeading } = sentences.answer;
  const headings =
    question === null
      ? [textDisplay(heading(moreHeading))]
      : [questionDisplay(question), textDisplay(`-# ${moreHeading}`)];
  const taken = headings.reduce((sum, { content }) => sum + sizeOf(content), 0);
  return {
    components: [
      container([...headings, ...passageDisplays(passages, sentences, LIMITS.message.text - taken)]),
      ...row(passageButtons(passages, rest, sentences)),
    ],
  };
}
