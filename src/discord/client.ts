import { Client, GatewayIntentBits, Options, Partials, REST } from 'discord.js';

/**
 * Milliseconds a request may take. Within the 3 s that an acknowledgement has, one that hangs is tried a second time; a
 * slow connection's first request, with its three round trips to set up TLS, still gets through.
 */
const REQUEST_MS = 1_500;
/** Members, users and channels of the latest interactions: enough for what is being answered, the same after a year. */
const CACHED = 200;

/**
 * A client that is not logged in. Its intents are not privileged: servers and channels to know where it is, and messages,
 * of which Discord gives it the text only when they mention it or are in its DM.
 *
 * @param apiUrl - without a version and without a slash at its end
 */
export function makeClient(apiUrl: string): Client {
  return new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    // Without it, discord.js drops messages of DMs that it has not seen before.
    partials: [Partials.Channel],
    // Nobody is ever pinged, whatever a question or an article holds.
    allowedMentions: { parse: [], repliedUser: false },
    // As many as Discord asks for: one below 2,500 servers.
    shards: 'auto',
    rest: { api: apiUrl, timeout: REQUEST_MS },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      GuildMessageManager: 0,
      DMMessageManager: 0,
      ReactionManager: 0,
      PresenceManager: 0,
      VoiceStateManager: 0,
      GuildEmojiManager: 0,
      GuildStickerManager: 0,
      GuildScheduledEventManager: 0,
      StageInstanceManager: 0,
      AutoModerationRuleManager: 0,
      GuildInviteManager: 0,
      GuildBanManager: 0,
      ThreadMemberManager: 0,
      UserManager: { maxSize: CACHED, keepOverLimit: ({ id, client }) => id === client.user.id },
      GuildMemberManager: { maxSize: CACHED, keepOverLimit: ({ id, client }) => id === client.user.id },
    }),
  });
}

/** Requests outside the gateway client, with discord.js's own patience: commands are written slowly. */
export function makeRest(apiUrl: string, token: string): REST {
  return new REST({ api: apiUrl }).setToken(token);
}

/** Requests that must not be made twice. They need no token: an interaction's own is in the address. */
export function makeOnceRest(apiUrl: string): REST {
  return new REST({ api: apiUrl, retries: 0 });
}
