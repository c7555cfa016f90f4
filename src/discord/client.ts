import { type Channel, Client, Events, GatewayIntentBits, Options, Partials, REST } from 'discord.js';

/**
 * Milliseconds a request may take. Within the 3 s that an acknowledgement has, one that hangs is tried a second time; a
 * slow connection's first request, with its three round trips to set up TLS, still gets through.
 */
const REQUEST_MS = 1_500;
/** Users and private conversations of late: enough for what is being answered, the same after a year. */
const CACHED = 200;

/**
 * A client that is not logged in. Its intents are not privileged: servers and channels to know where it is, and messages,
 * of which Discord gives it the text only when they mention it or are in its DM.
 *
 * @param apiUrl - without a version and without a slash at its end
 */
export function makeClient(apiUrl: string): Client {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    // Without it, discord.js drops messages of DMs that it has not seen before.
    partials: [Partials.Channel],
    // Nobody is ever pinged, whatever a question or an article holds.
    allowedMentions: { parse: [], repliedUser: false },
    // As many as Discord asks for: one below 2,500 servers.
    shards: 'auto',
    // Servers that are down at the start are not waited for: meanwhile discord.js holds back whatever is asked, and
    // with its own 15 s all of that would be answered too late.
    waitGuildTimeout: 1_000,
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
      // In each server: with 200 of each of 2,000 servers, that would be 400,000 of them.
      GuildMemberManager: { maxSize: 0, keepOverLimit: ({ id, client }) => id === client.user.id },
    }),
  });
  forgetConversations(client);
  return client;
}

/** discord.js keeps every conversation that something was asked in, for good: here, the latest. */
function forgetConversations(client: Client): void {
  const latest = new Set<string>();
  const note = ({ channel }: { readonly channel: Channel | null }) => {
    if (!channel?.isDMBased()) return;
    latest.delete(channel.id);
    latest.add(channel.id);
    for (const oldest of latest) {
      if (latest.size <= CACHED) break;
      latest.delete(oldest);
      client.channels.cache.delete(oldest);
    }
  };
  client.on(Events.InteractionCreate, note);
  client.on(Events.MessageCreate, note);
}

/** Requests outside the gateway client, with discord.js's own patience: commands are written slowly. */
export function makeRest(apiUrl: string, token: string): REST {
  return new REST({ api: apiUrl }).setToken(token);
}

/** Requests that must not be made twice. They need no token: an interaction's own is in the address. */
export function makeOnceRest(apiUrl: string): REST {
  return new REST({ api: apiUrl, retries: 0 });
}
