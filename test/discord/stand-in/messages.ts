import type { APIMessage } from 'discord.js';
import type { Place } from './world/world.js';

/** A message with what Discord knows of it and does not tell. */
export interface StoredMessage {
  readonly place: Place;
  message: APIMessage;
  /** The only one who sees it. */
  readonly onlyFor: string | undefined;
  /** What it was made for: an interaction, or the message it replies to. */
  readonly madeFor: string | undefined;
}

/** All messages that were not forgotten. */
export class Messages {
  readonly #all = new Map<string, StoredMessage>();
  /** Message ids by channel and nonce. */
  readonly #nonces = new Map<string, string>();

  get size(): number {
    return this.#all.size;
  }

  get(id: string): StoredMessage | undefined {
    return this.#all.get(id);
  }

  in(channelId: string): APIMessage[] {
    return [...this.#all.values()].flatMap(({ message }) => (message.channel_id === channelId ? [message] : []));
  }

  add(stored: StoredMessage): void {
    this.#all.set(stored.message.id, stored);
    const { nonce, channel_id } = stored.message;
    if (nonce !== undefined) this.#nonces.set(`${channel_id} ${nonce}`, stored.message.id);
  }

  byNonce(channelId: string, nonce: string | number): StoredMessage | undefined {
    const id = this.#nonces.get(`${channelId} ${nonce}`);
    return id === undefined ? undefined : this.#all.get(id);
  }

  delete(id: string): boolean {
    const stored = this.#all.get(id);
    if (stored?.message.nonce !== undefined)
      this.#nonces.delete(`${stored.message.channel_id} ${stored.message.nonce}`);
    return this.#all.delete(id);
  }
}
