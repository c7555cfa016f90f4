import { type APIApplication, type APITextChannel, type APIUser, Locale } from 'discord.js';
import { Snowflakes } from '../snowflakes.js';
import { type Guild, makeGuild } from './guilds.js';
import { applicationOf, botUser, person } from './people.js';

/** Where something happens, as it matters to a bot. */
export type PlaceKind =
  /** A server the bot is a member of. */
  | 'guild'
  /** The conversation with the bot itself. */
  | 'bot-dm'
  /** A conversation of two people; only the user install brings the bot here. */
  | 'private-channel'
  /** A server without the bot; only the user install brings it here. */
  | 'foreign-guild';

/** A channel and what is around it. */
export interface Place {
  readonly kind: PlaceKind;
  readonly channelId: string;
  readonly guild: Guild | undefined;
  /** The other one, in a conversation. */
  readonly recipient: APIUser | undefined;
}

/** Everyone and everything there is before the bot says a word. */
export class World {
  readonly snowflakes = new Snowflakes();
  readonly bot: APIUser;
  readonly application: APIApplication;
  /** Who acts where a test names nobody. */
  readonly someone: APIUser;
  readonly guilds: readonly Guild[];
  readonly foreignGuild: Guild;
  readonly #friend: APIUser;
  readonly #dms = new Map<string, Place>();
  readonly #places = new Map<string, Place>();

  constructor(guildCount: number, botName: string, locales: readonly Locale[]) {
    this.bot = botUser(this.snowflakes, botName);
    this.someone = person(this.snowflakes, 'Ida Marsh');
    this.#friend = person(this.snowflakes, 'Vera Holm');
    this.application = applicationOf(this.bot, this.someone);
    this.guilds = Array.from({ length: guildCount }, (_, index) =>
      makeGuild(this.snowflakes, `Harbour ${index + 1}`, locales[index] ?? Locale.EnglishUS),
    );
    this.foreignGuild = makeGuild(this.snowflakes, 'Elsewhere', Locale.EnglishUS);
    for (const guild of this.guilds) this.#add(guild, 'guild');
    this.#add(this.foreignGuild, 'foreign-guild');
  }

  #add(guild: Guild, kind: PlaceKind): void {
    for (const { id } of guild.channels) this.#places.set(id, { kind, channelId: id, guild, recipient: undefined });
  }

  person(name: string): APIUser {
    return person(this.snowflakes, name);
  }

  /** @returns undefined when there is no such channel */
  placeOf(channelId: string): Place | undefined {
    return this.#places.get(channelId);
  }

  /** @param guild - index of the guild @param channel - index of its channel */
  place(kind: PlaceKind, user: APIUser, guild = 0, channel = 0): Place {
    if (kind === 'bot-dm') return this.dm(user.id, user);
    if (kind === 'private-channel') return this.#conversation(`private ${user.id}`, kind, this.#friend);
    const found = (kind === 'guild' ? this.guilds[guild] : this.foreignGuild)?.channels[channel];
    const place = found && this.#places.get(found.id);
    if (place === undefined) throw new RangeError(`There is no channel ${channel} in guild ${guild}.`);
    return place;
  }

  /** The conversation between the bot and somebody. */
  dm(userId: string, user: APIUser): Place {
    return this.#conversation(userId, 'bot-dm', user);
  }

  #conversation(key: string, kind: PlaceKind, recipient: APIUser): Place {
    const known = this.#dms.get(key);
    if (known !== undefined) return known;
    const place: Place = { kind, channelId: this.snowflakes.next(), guild: undefined, recipient };
    this.#dms.set(key, place);
    this.#places.set(place.channelId, place);
    return place;
  }
}

/** A channel as the API describes it: to a bot, and in the interactions that come from it. */
export function channelOf({ channelId, guild, recipient }: Place): APITextChannel | ReturnType<typeof dmChannel> {
  const channel = guild?.channels.find(({ id }) => id === channelId);
  return channel ?? dmChannel(channelId, recipient);
}

function dmChannel(id: string, recipient: APIUser | undefined) {
  return { id, type: 1 as const, last_message_id: null, flags: 0, recipients: recipient ? [recipient] : [] };
}
