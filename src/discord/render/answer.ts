import type { PassageRef } from '../custom-id.js';
import { LIMITS } from '../limits.js';
import type { Sentences } from '../locales/en.js';
import type { Message, ShownPassage } from '../message.js';
import { button, container, row, textDisplay, voteButtons } from './components.js';
import { quietLine } from './notice.js';
import { passageButtons, passageDisplays } from './passages.js';
import { questionDisplay } from './question.js';
import { SHARED_BY } from './share.js';
import { sizeOf } from './size.js';

export interface AnswerMessage {
  readonly question: string;
  /** One to three, best first. */
  readonly passages: readonly ShownPassage[];
  /** What else the ranking holds, best first. */
  readonly rest: readonly PassageRef[];
  /** The id of the interaction or message that asked. */
  readonly answerId: string;
  /** Whether only the member sees it, and may share it. */
  readonly shareable: boolean;
  /** A sentence for the end, such as that the model is uncalibrated. */
  readonly note: string | null;
}

/** UTF-16 units of markdown. */
const NOTE = 200;

/** The question, the passages that answer it, and buttons to read on, to vote and to share. */
export function answerMessage(
  { question, passages, rest, answerId, shareable, note }: AnswerMessage,
  sentences: Sentences,
): Message {
  const heading = questionDisplay(question);
  const notes = note === null ? [] : [textDisplay(quietLine(note, NOTE))];
  const taken = [heading, ...notes].reduce((sum, { content }) => sum + sizeOf(content), shareable ? SHARED_BY : 0);
  const keys = passages.map(({ ref }) => ref.key);
  const share = shareable ? button({ kind: 'share' }, { label: sentences.answer.share }) : null;
  return {
    components: [
      container([heading, ...passageDisplays(passages, sentences, LIMITS.message.text - taken), ...notes]),
      ...row(passageButtons(passages, rest, sentences)),
      ...row([...voteButtons(answerId, keys), share]),
    ],
  };
}
