import { type ButtonInteraction, MessageFlags, type REST, type RepliableInteraction, Routes } from 'discord.js';
import { isAcknowledged } from './api-errors.js';
import type { ClickReply } from './buttons.js';
import type { Command } from './command.js';
import { insist } from './insist.js';
import { LIMITS } from './limits.js';
import type { Message } from './message.js';
import type { CommandInteraction } from './requests.js';

/** Half of what Discord allows: the other half is for the request's own way. */
const DEFER_AFTER_MS = LIMITS.acknowledgeMs / 2;

/**
 * Sends replies. A reply is the acknowledgement itself where it can be: that is the fastest, and stands outside the
 * limit of 50 requests a second which discord.js keeps for edits and follow-ups (500 questions in 5 s were answered
 * after 34 ms that way, and after 2.2 s as edits).
 */
export class Sender {
  readonly #once: REST;

  /** @param once - never tries again: a follow-up that arrived without our knowing would be there twice */
  constructor(once: REST) {
    this.#once = once;
  }

  /**
   * Sends a reply, deferred in time where what is asked says that it may be slow.
   *
   * @param work - what is being answered; rejects as it does, once a deferral under way has arrived
   * @param onAcknowledged - told when Discord has the first response
   */
  async reply(
    interaction: CommandInteraction | ButtonInteraction,
    acknowledge: Command['acknowledge'],
    isPrivate: boolean,
    work: Promise<Message>,
    onAcknowledged: () => void,
  ): Promise<void> {
    let deferral: Promise<void> | undefined;
    const timer = setTimeout(() => {
      deferral = defer(interaction, isPrivate).then(onAcknowledged);
      // It is awaited below; a rejection before that must not end the process.
      deferral.catch(() => {});
    }, DEFER_AFTER_MS);
    if (acknowledge === 'with-reply') clearTimeout(timer);
    try {
      const message = await work;
      clearTimeout(timer);
      if (deferral === undefined) {
        await insist(() => interaction.reply(body(message, isPrivate)));
        onAcknowledged();
      } else {
        await deferral;
        await insist(() => interaction.editReply(body(message)));
      }
    } finally {
      clearTimeout(timer);
      await deferral?.catch(() => {});
    }
  }

  /** Sends what pressing a button brings. @param onAcknowledged - told when Discord has the first response */
  async press(interaction: ButtonInteraction, reply: ClickReply, onAcknowledged: () => void): Promise<void> {
    if (reply.kind === 'private') await insist(() => interaction.reply(body(reply.message, true)));
    else await insist(() => interaction.update(body(reply.message)));
    onAcknowledged();
    if (reply.kind === 'share') await this.#followUp(interaction, reply.post, false);
  }

  /** Tells the member alone, whatever was sent before. */
  async tell(interaction: RepliableInteraction, message: Message): Promise<void> {
    if (!interaction.deferred && !interaction.replied) {
      await interaction.reply(body(message, true));
    } else if (interaction.deferred && interaction.ephemeral) {
      await interaction.editReply(body(message));
    } else {
      // A follow-up straight after a public deferral would take its place, and be public itself.
      if (interaction.isCommand() && interaction.deferred && !interaction.replied) await interaction.deleteReply();
      await this.#followUp(interaction, message, true);
    }
  }

  async #followUp({ applicationId, token }: RepliableInteraction, message: Message, isPrivate: boolean): Promise<void> {
    await this.#once.post(Routes.webhook(applicationId, token), {
      body: { ...body(message, isPrivate), allowed_mentions: { parse: [] } },
      auth: false,
    });
  }
}

async function defer(interaction: CommandInteraction | ButtonInteraction, isPrivate: boolean): Promise<void> {
  try {
    await insist(() => interaction.deferReply(isPrivate ? { flags: MessageFlags.Ephemeral } : {}));
  } catch (error) {
    if (!isAcknowledged(error)) throw error;
    // The first try arrived, and its answer was lost; discord.js takes that for a failure and would refuse the edit.
    interaction.deferred = true;
    interaction.ephemeral = isPrivate;
  }
}

function body({ components }: Message, isPrivate = false) {
  const flags = MessageFlags.IsComponentsV2 | (isPrivate ? MessageFlags.Ephemeral : 0);
  return { flags, components } as const;
}
