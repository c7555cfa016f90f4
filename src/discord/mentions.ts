import { type Message, MessageFlags, type OmitPartialGroupDMChannel } from 'discord.js';
import { cleanLine } from '../article/clean-characters.js';
import { isReplyForbidden, isUnwelcome } from './api-errors.js';
import { askedQuestion } from './asked.js';
import type { DispatcherParts } from './dispatcher.js';
import { insist } from './insist.js';
import type { Happening } from './journal.js';
import { sentencesFor } from './locales/index.js';
import { MemberError } from './member-error.js';
import type { Message as Rendered } from './message.js';
import { COSTS, QuotaError } from './quota.js';
import { newReference } from './reference.js';
import { noticeMessage } from './render/notice.js';
import { answerTo } from './replies.js';
import { withoutTags } from './tags.js';

export type MentionsParts = Pick<DispatcherParts, 'library' | 'quota' | 'journal' | 'inFlight'>;

type Asking = OmitPartialGroupDMChannel<Message>;

/**
 * Answers messages that mention the bot, and those in its DM, by a reply to them. Discord gives the text of such messages
 * to any bot: no privileged intent is needed.
 */
export class Mentions {
  readonly #parts: MentionsParts;

  constructor(parts: MentionsParts) {
    this.#parts = parts;
  }

  /** Never rejects. */
  async answer(message: Asking): Promise<void> {
    if (!isAsking(message)) return;
    const { id, guildId } = message;
    const place = guildId === null ? 'bot dm' : 'server';
    const happening: Happening = { id, through: 'mention', place, arrived: performance.now() };
    await this.#parts.inFlight.once(id, async () => {
      this.#parts.journal.received(happening);
      try {
        await this.#reply(message, happening);
      } catch (error) {
        if (isUnwelcome(error)) this.#parts.journal.lost(happening, error.message, error.code);
        else this.#parts.journal.failed(happening, error, newReference());
      }
    });
  }

  async #reply(message: Asking, happening: Happening): Promise<void> {
    const { library, quota, journal } = this.#parts;
    // A message does not say which language its author reads; the server does.
    const sentences = sentencesFor(message.guild?.preferredLocale ?? 'en-US');
    try {
      quota.take(message.author.id, message.guildId, COSTS.question, sentences);
      const text = cleanLine(withoutTags(message.content));
      if (text === '') throw new MemberError(sentences.trouble.emptyMention);
      const asked = { id: message.id, sentences };
      const reply = await answerTo(askedQuestion(text, sentences), asked, library, { shareable: false });
      await send(message, reply.message);
      journal.acknowledged(happening);
      if (reply.answer) journal.answered(happening, reply.answer);
    } catch (error) {
      if (error instanceof QuotaError) journal.limited(happening, error.whose);
      // Everybody sees a reply to a message: whoever goes on asking too much is told once.
      if (error instanceof QuotaError && !error.first) return;
      if (error instanceof MemberError) return send(message, noticeMessage(error.message));
      if (isUnwelcome(error)) throw error;
      const reference = newReference();
      journal.failed(happening, error, reference);
      await send(message, noticeMessage(sentences.trouble.failed(reference)));
    }
  }
}

/** A person's message to the bot: written in its DM, or naming it. A reply to one of its messages alone is none. */
function isAsking({ author, client, content, guildId, system }: Asking): boolean {
  if (author.bot || system) return false;
  return guildId === null || new RegExp(`<@!?${client.user.id}>`).test(content);
}

async function send(message: Asking, { components }: Rendered): Promise<void> {
  const post = {
    flags: MessageFlags.IsComponentsV2,
    components,
    allowedMentions: { parse: [], repliedUser: false },
    // Discord makes one message of two with the same nonce: a try whose answer was lost is not posted again.
    nonce: message.id,
    enforceNonce: true,
  } as const;
  try {
    await insist(() => message.reply({ ...post, failIfNotExists: false }));
  } catch (error) {
    if (!isReplyForbidden(error)) throw error;
    // Whoever may write in a channel, and not read what was said, cannot refer to it.
    await insist(() => message.channel.send(post));
  }
}
