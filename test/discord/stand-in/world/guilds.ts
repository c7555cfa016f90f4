import type {
  APIGuildMember,
  APIRole,
  APITextChannel,
  APIUser,
  GatewayGuildCreateDispatchData,
  Locale,
} from 'discord.js';
import { NO_FLAGS } from '../protocol.js';
import type { Snowflakes } from '../snowflakes.js';

/** What an ordinary member may do in a channel. */
export const MEMBER_PERMISSIONS = '2147863616';
/** What the bot may do in a channel where it is a member; it may mention everyone, so that only its own care keeps it from it. */
export const BOT_PERMISSIONS = '2147994688';
/** Administrators may do everything. */
export const ADMINISTRATOR = '8';

/** A server, as GUILD_CREATE describes it. */
export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly locale: Locale;
  readonly roleId: string;
  readonly channels: readonly APITextChannel[];
}

export function makeGuild(snowflakes: Snowflakes, name: string, locale: Locale): Guild {
  const id = snowflakes.next();
  const channels = ['general', 'reading'].map((channelName, position) =>
    textChannel(snowflakes.next(), id, channelName, position),
  );
  return { id, name, locale, roleId: snowflakes.next(), channels };
}

function textChannel(id: string, guildId: string, name: string, position: number): APITextChannel {
  return {
    id,
    type: 0,
    guild_id: guildId,
    name,
    position,
    permission_overwrites: [],
    nsfw: false,
    topic: null,
    parent_id: null,
    last_message_id: null,
    rate_limit_per_user: 0,
    flags: NO_FLAGS,
  };
}

export function memberOf(user: APIUser, roles: readonly string[] = []): APIGuildMember {
  return {
    user,
    nick: null,
    avatar: null,
    banner: null,
    roles: [...roles],
    joined_at: '2024-01-02T03:04:05.000000+00:00',
    premium_since: null,
    deaf: false,
    mute: false,
    flags: NO_FLAGS,
    pending: false,
    communication_disabled_until: null,
  };
}

function role(id: string, name: string, permissions: string, mentionable: boolean): APIRole {
  return {
    id,
    name,
    permissions,
    mentionable,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    icon: null,
    unicode_emoji: null,
    position: 0,
    managed: false,
    flags: NO_FLAGS,
  };
}

/** What a client is told of a guild once it is available. */
export function guildCreate(guild: Guild, bot: APIUser): GatewayGuildCreateDispatchData {
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    splash: null,
    discovery_splash: null,
    owner_id: guild.id,
    region: '',
    afk_channel_id: null,
    afk_timeout: 300,
    verification_level: 1,
    default_message_notifications: 1,
    explicit_content_filter: 0,
    roles: [
      role(guild.id, '@everyone', MEMBER_PERMISSIONS, false),
      role(guild.roleId, 'readers', MEMBER_PERMISSIONS, true),
    ],
    emojis: [],
    features: [],
    mfa_level: 0,
    application_id: null,
    system_channel_id: null,
    system_channel_flags: NO_FLAGS,
    rules_channel_id: null,
    vanity_url_code: null,
    description: null,
    banner: null,
    premium_tier: 0,
    premium_subscription_count: 0,
    preferred_locale: guild.locale,
    public_updates_channel_id: null,
    nsfw_level: 0,
    stickers: [],
    premium_progress_bar_enabled: false,
    hub_type: null,
    safety_alerts_channel_id: null,
    incidents_data: null,
    joined_at: '2024-01-02T03:04:05.000000+00:00',
    large: false,
    unavailable: false,
    member_count: 2,
    voice_states: [],
    members: [memberOf(bot)],
    channels: [...guild.channels],
    threads: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}
