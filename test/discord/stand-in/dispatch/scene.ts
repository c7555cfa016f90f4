import type { APIAuthorizingIntegrationOwnersMap, APIUser, LocaleString } from 'discord.js';
import { BOT_PERMISSIONS, MEMBER_PERMISSIONS, memberOf } from '../world/guilds.js';
import { channelOf, type Place, type PlaceKind, type World } from '../world/world.js';

/** Who does something, and where. What is left out: an ordinary member in the first channel of the first guild. */
export interface Scene {
  readonly place?: PlaceKind;
  /** Index of the guild. */
  readonly guild?: number;
  /** Index of its channel. */
  readonly channel?: number;
  readonly user?: APIUser;
  /** The language the member's client speaks. */
  readonly locale?: LocaleString;
  /** The guild's language. */
  readonly guildLocale?: LocaleString;
  /** What the member may do, as Discord's bit field in decimal; '8' for an administrator. */
  readonly permissions?: string;
}

/** A scene with everything filled in. */
export interface Setting {
  readonly place: Place;
  readonly user: APIUser;
  readonly owners: APIAuthorizingIntegrationOwnersMap;
  readonly locale: LocaleString;
  readonly guildLocale: LocaleString;
  readonly permissions: string;
}

export function settingOf(world: World, scene: Scene): Setting {
  const user = scene.user ?? world.someone;
  const place = world.place(scene.place ?? 'guild', user, scene.guild, scene.channel);
  return {
    place,
    user,
    owners: ownersOf(place, user),
    locale: scene.locale ?? 'en-US',
    guildLocale: scene.guildLocale ?? place.guild?.locale ?? 'en-US',
    permissions: scene.permissions ?? MEMBER_PERMISSIONS,
  };
}

/** Whose installation lets the bot in: the guild's, its own conversation's (0), or else the user's. */
export function ownersOf({ kind, guild }: Place, user: APIUser): APIAuthorizingIntegrationOwnersMap {
  if (kind === 'guild' && guild) return { 0: guild.id };
  return kind === 'bot-dm' ? { 0: '0' } : { 1: user.id };
}

const CONTEXTS = { guild: 0, 'foreign-guild': 0, 'bot-dm': 1, 'private-channel': 2 } as const;

/** The number of the context Discord speaks of. */
export function contextOf({ kind }: Place): 0 | 1 | 2 {
  return CONTEXTS[kind];
}

/** What every interaction says, whatever it is about. */
export function interactionBase(applicationId: string, setting: Setting) {
  const { place, user, owners, locale, guildLocale, permissions } = setting;
  const { guild } = place;
  const isMember = place.kind === 'guild';
  const inGuild = guild && {
    guild_id: guild.id,
    guild: { id: guild.id, features: [], locale: guildLocale },
    guild_locale: guildLocale,
    member: { ...memberOf(user), permissions },
  };
  return {
    version: 1,
    application_id: applicationId,
    channel_id: place.channelId,
    channel: { ...channelOf(place), ...(guild && { permissions }) },
    ...(inGuild ?? { user }),
    locale,
    app_permissions: isMember ? BOT_PERMISSIONS : MEMBER_PERMISSIONS,
    entitlements: [],
    authorizing_integration_owners: owners,
    context: contextOf(place),
    attachment_size_limit: 10 * 1024 * 1024,
  };
}
