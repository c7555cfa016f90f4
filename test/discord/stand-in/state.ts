import type { APIMessage } from 'discord.js';
import { Clock } from './clock.js';
import { Commands } from './commands.js';
import { textDisplays } from './components.js';
import type { Gateway } from './gateway/gateway.js';
import { Handle } from './handle.js';
import { type InteractionFacts, InteractionHandle } from './interaction-handle.js';
import { Messages, type StoredMessage } from './messages.js';
import { type DEFAULT_MENTIONS, type Ping, pingedBy } from './pings.js';
import { Intent, MessageFlag } from './protocol.js';
import type { MessageBody } from './validate/message-body.js';
import type { Place, World } from './world/world.js';

/** All that Discord knows at this moment. */
export class State {
  readonly clock = new Clock();
  readonly messages = new Messages();
  readonly commands: Commands;
  readonly pings: Ping[] = [];
  readonly world: World;
  readonly gateway: Gateway;
  readonly #interactions = new Map<string, InteractionHandle>();
  readonly #byToken = new Map<string, InteractionHandle>();
  /** What members wrote, by message id. */
  readonly #said = new Map<string, Handle>();

  constructor(world: World, gateway: Gateway) {
    this.world = world;
    this.gateway = gateway;
    this.commands = new Commands(world.snowflakes, world.application.id);
  }

  readonly #read = (id: string): APIMessage | undefined => this.messages.get(id)?.message;

  /** How many handles and messages are kept. */
  get kept(): number {
    return this.#interactions.size + this.#said.size + this.messages.size;
  }

  addInteraction(facts: InteractionFacts): InteractionHandle {
    const handle = new InteractionHandle(this.world.snowflakes.next(), facts, this.#read, () => {
      this.#interactions.delete(handle.id);
      this.#byToken.delete(handle.token);
      // The message whose button was clicked belongs to what made it.
      for (const id of handle.messageIds) if (id !== facts.sourceId) this.messages.delete(id);
    });
    this.#interactions.set(handle.id, handle);
    this.#byToken.set(handle.token, handle);
    return handle;
  }

  addSaid(messageId: string): Handle {
    const handle = new Handle(messageId, this.#read, () => {
      this.#said.delete(messageId);
      for (const id of [messageId, ...handle.messageIds]) this.messages.delete(id);
    });
    this.#said.set(messageId, handle);
    return handle;
  }

  interaction(id: string): InteractionHandle | undefined {
    return this.#interactions.get(id);
  }

  interactionOf(token: string): InteractionHandle | undefined {
    return this.#byToken.get(token);
  }

  said(messageId: string | undefined): Handle | undefined {
    return messageId === undefined ? undefined : this.#said.get(messageId);
  }

  forgetAll(): void {
    for (const handle of [...this.#interactions.values(), ...this.#said.values()]) handle.forget();
  }

  /** Notes whom a message of the bot's pings, as the request that wrote it allowed. */
  notePings(
    { message, onlyFor }: StoredMessage,
    body: MessageBody,
    kind: keyof typeof DEFAULT_MENTIONS,
    repliedTo: string | undefined,
  ): void {
    const texts = [message.content, ...textDisplays(message.components ?? [])];
    for (const target of pingedBy(texts, body.allowed_mentions, kind, repliedTo))
      this.pings.push({ messageId: message.id, target, ephemeral: onlyFor !== undefined });
  }

  /** Tells the clients of a message of the bot's own, where Discord would. */
  announce(event: 'MESSAGE_CREATE' | 'MESSAGE_UPDATE', { message, place, onlyFor }: StoredMessage): void {
    const intent = intentFor(place);
    if (onlyFor !== undefined || intent === undefined) return;
    this.gateway.dispatch(event, place.guild?.id, intent, () => ({
      ...message,
      ...(place.guild && { guild_id: place.guild.id }),
      channel_type: place.guild ? 0 : 1,
    }));
  }

  /** Removes a message. @returns false when there was none */
  delete(id: string): boolean {
    const stored = this.messages.get(id);
    if (stored === undefined) return false;
    this.messages.delete(id);
    const { place, onlyFor } = stored;
    const intent = intentFor(place);
    if (onlyFor === undefined && intent !== undefined)
      this.gateway.dispatch('MESSAGE_DELETE', place.guild?.id, intent, () => ({
        id,
        channel_id: place.channelId,
        ...(place.guild && { guild_id: place.guild.id }),
      }));
    return true;
  }
}

/** The intent by which the bot hears of messages in a place; undefined where it never does. */
export function intentFor(place: Place): number | undefined {
  if (place.kind === 'guild') return Intent.GuildMessages;
  return place.kind === 'bot-dm' ? Intent.DirectMessages : undefined;
}

export function isLoading({ message }: StoredMessage): boolean {
  return ((message.flags ?? 0) & MessageFlag.Loading) !== 0;
}
