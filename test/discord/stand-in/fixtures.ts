import {
  type APIMessageTopLevelComponent,
  Client,
  type ClientOptions,
  DiscordAPIError,
  Events,
  GatewayIntentBits,
  type Interaction,
  MessageFlags,
  Partials,
  REST,
  Routes,
} from 'discord.js';
import { afterEach, beforeEach } from 'vitest';
import { DiscordStandIn, type StandInOptions } from './index.js';

/** A fresh one for every test. */
export let discord: DiscordStandIn;
let clients: Client[];

beforeEach(async () => {
  discord = await DiscordStandIn.start();
  clients = [];
});

afterEach(async () => {
  for (const client of clients) await client.destroy();
  await discord.close();
});

/** Another one in place of the test's. */
export async function restart(options: StandInOptions): Promise<void> {
  await discord.close();
  discord = await DiscordStandIn.start(options);
}

/** A client, not yet logged in. */
export function client(options: Partial<ClientOptions> = {}): Client {
  const made = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    partials: [Partials.Channel],
    allowedMentions: { parse: [], repliedUser: false },
    // Discord makes a client wait 5 s before it identifies again; the tests do not.
    ws: { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => {} }) },
    ...options,
    rest: { api: discord.apiUrl, ...options.rest },
  });
  made.on(Events.Error, () => {});
  clients.push(made);
  return made;
}

/** A bot that is logged in. @param act - what it does with an interaction */
export async function bot(act: (interaction: Interaction) => unknown = () => {}, options?: Partial<ClientOptions>) {
  const made = client(options);
  made.on(Events.InteractionCreate, act);
  await made.login(discord.token);
  if (!made.isReady()) await new Promise((resolve) => made.once(Events.ClientReady, resolve));
  return made;
}

/** Requests without a client around them. */
export function rest(token = discord.token): REST {
  return new REST({ api: discord.apiUrl, retries: 0 }).setToken(token);
}

/** The error with which the API refuses. */
export async function refused(request: Promise<unknown>): Promise<DiscordAPIError> {
  const error: unknown = await request.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof DiscordAPIError) return error;
  throw new Error(`Not refused by the API: ${String(error)}`);
}

/** The request that answers an interaction. */
export function callback({ id, token }: { id: string; token: string }, body: object, query = '') {
  const route = `${Routes.interactionCallback(id, token)}${query}` as const;
  return rest().post(route, { body, auth: false });
}

/** The route of an interaction's answer. */
export function answers(token: string, message = '@original') {
  return Routes.webhookMessage(discord.applicationId, token, message);
}

export const text = (content: string): APIMessageTopLevelComponent => ({ type: 10, content });
export const V2 = MessageFlags.IsComponentsV2;
