import type { APIMessageTopLevelComponent } from 'discord.js';
import type { FeedbackStore } from '../feedback/feedback-store.js';
import type { ButtonId } from './custom-id.js';
import type { Library } from './library.js';
import type { Sentences } from './locales/en.js';
import { MemberError } from './member-error.js';
import type { Message } from './message.js';
import { moreMessage } from './render/more.js';
import { noticeMessage } from './render/notice.js';
import { questionOf } from './render/question.js';
import { readingMessage } from './render/reading.js';
import { shareMessages } from './render/share.js';
import { SHOWN } from './replies.js';

/** A button that was pressed, and the message it stands on, which holds all else that is known. */
export interface Click {
  readonly components: readonly APIMessageTopLevelComponent[];
  /** Whether the message is the member's own, so that it may change before their eyes. */
  readonly own: boolean;
  readonly member: string;
  readonly sentences: Sentences;
}

export type ClickReply =
  /** For the member alone. */
  | { readonly kind: 'private'; readonly message: Message }
  /** In place of the message. */
  | { readonly kind: 'update'; readonly message: Message }
  /** In place of the message, and another for everybody. */
  | { readonly kind: 'share'; readonly message: Message; readonly post: Message };

type VoteId = ButtonId & { kind: 'vote' };

/** @throws MemberError when what the button names is gone */
export function press(id: Exclude<ButtonId, VoteId>, click: Click, library: Library): ClickReply {
  switch (id.kind) {
    case 'more':
      return more(id, click, library);
    case 'context':
      return { kind: 'private', message: reading(id.passage.key, id.passage.sentence, 0, click, library) };
    case 'read':
      return { kind: click.own ? 'update' : 'private', message: reading(id.key, null, id.part, click, library) };
    case 'share':
      return share(click);
  }
}

function more({ passages: refs }: ButtonId & { kind: 'more' }, click: Click, library: Library): ClickReply {
  const passages = library.cited(refs.slice(0, SHOWN));
  if (passages.length === 0) throw new MemberError(click.sentences.trouble.oldPassage);
  const question = questionOf(click.components)?.text ?? null;
  return { kind: 'private', message: moreMessage({ question, passages, rest: refs.slice(SHOWN) }, click.sentences) };
}

function reading(key: string, sentence: number | null, part: number, { sentences }: Click, library: Library): Message {
  const passage = library.find(key);
  if (passage === undefined) throw new MemberError(sentences.trouble.oldPassage);
  const { article, paragraph } = passage;
  const keyOf = (number: number) => library.keyOf(article.id, number);
  return readingMessage({ article, number: paragraph.number, part, sentence, keyOf }, sentences);
}

function share({ components, member, sentences }: Click): ClickReply {
  const shared = shareMessages(components, `<@${member}>`, sentences);
  if (shared === null) throw new MemberError(sentences.trouble.oldButton);
  return { kind: 'share', message: shared.update, post: shared.post };
}

/**
 * Records a vote, and thanks for it.
 *
 * @throws MemberError when the message does not say what was asked; UserError when the disk does not take it
 */
export async function castVote(
  { vote, answer, keys }: VoteId,
  { components, member, sentences }: Click,
  library: Library,
  feedback: FeedbackStore,
): Promise<Message> {
  const question = questionOf(components);
  if (question === null) throw new MemberError(sentences.trouble.oldButton);
  const passages = keys.flatMap((key) => library.find(key) ?? []);
  const outcome = await feedback.record({
    at: new Date().toISOString(),
    member,
    answer,
    vote,
    question: question.text,
    cut: question.cut,
    answerable: keys.length > 0,
    passages: passages.map(({ article, paragraph }) => ({ article: article.id, paragraph: paragraph.number })),
  });
  const { thanks, changed, unchanged } = sentences.feedback;
  return noticeMessage({ recorded: thanks, changed, unchanged }[outcome]);
}
