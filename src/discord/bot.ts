import { type Client, Events, Status } from 'discord.js';
import type { Logger } from 'pino';
import { FeedbackStore } from '../feedback/feedback-store.js';
import type { Footnote } from '../footnote.js';
import { announceCommands } from './announce.js';
import type { BotConfig } from './bot-config.js';
import { makeClient, makeOnceRest } from './client.js';
import type { Command } from './command.js';
import { Dispatcher } from './dispatcher.js';
import { type Connection, connect, disconnect } from './gateway.js';
import { type Health, startHealth } from './health.js';
import { InFlight } from './in-flight.js';
import { Journal } from './journal.js';
import { Library } from './library.js';
import { en } from './locales/en.js';
import { Mentions } from './mentions.js';
import { Metrics } from './metrics.js';
import { Quota } from './quota.js';
import { answerTo } from './replies.js';
import { Sender } from './sender.js';

export interface BotParts {
  readonly config: BotConfig;
  readonly commands: readonly Command[];
  readonly footnote: Footnote;
  readonly dataDir: string;
  readonly log: Logger;
  /** Asks the bot to finish and go. */
  readonly signal: AbortSignal;
}

/** The client of the latest try to log in. */
interface Latest {
  client: Client | null;
}

/** Questions asked beforehand. */
const WARM_UP = 60;

/** Milliseconds that what is being answered may still take when the bot is asked to go. */
const FINISH_MS = 5_000;

/**
 * Answers in Discord until the signal asks it to go: the place where the bot's parts are wired together.
 *
 * @throws FatalError when Discord will not have the bot; UserError for a setting the host can put right
 */
export async function runBot({ config, commands, footnote, dataDir, log, signal }: BotParts): Promise<void> {
  const library = new Library(footnote);
  await warmUp(library);
  const metrics = new Metrics();
  const inFlight = new InFlight();
  const parts = {
    commands,
    library,
    feedback: new FeedbackStore(dataDir),
    quota: new Quota(config.memberLimit, config.serverLimit),
    sender: new Sender(makeOnceRest(config.apiUrl)),
    journal: new Journal(log, metrics, config.logQuestions),
    inFlight,
  };
  const dispatcher = new Dispatcher(parts);
  const mentions = new Mentions(parts);
  const latest: Latest = { client: null };
  const makeAnsweringClient = (): Client => {
    const client = makeClient(config.apiUrl);
    client.on(Events.InteractionCreate, (interaction) => void dispatcher.dispatch(interaction));
    client.on(Events.MessageCreate, (message) => void mentions.answer(message));
    latest.client = client;
    return client;
  };
  const health = await openHealth(config, metrics, log, latest);
  try {
    const connection = await connect(makeAnsweringClient, config.token, log, signal);
    const stopped = aborted(signal);
    await Promise.race([announceCommands(connection, config, commands, log, signal), connection.ended, stopped]);
    if (!signal.aborted) log.info(readiness(connection, library), 'ready');
    await Promise.race([stopped, connection.ended]);
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    await leave(latest, inFlight, log);
    await health?.close();
  }
}

function openHealth(
  { healthPort: port }: BotConfig,
  metrics: Metrics,
  log: Logger,
  latest: Latest,
): Promise<Health> | null {
  if (port === null) return null;
  const state = () => {
    const shards = [...(latest.client?.ws.shards.values() ?? [])];
    // The worst of them: a bot with a part of its servers is not well.
    const gateway = shards.find(({ status }) => status !== Status.Ready)?.status ?? shards[0]?.status ?? Status.Idle;
    return {
      ready: latest.client?.isReady() === true && gateway === Status.Ready,
      gateway: Status[gateway] ?? 'unknown',
      uptimeSeconds: Math.round(process.uptime()),
    };
  };
  return startHealth({ port, state, metrics, log });
}

function readiness({ client }: Connection, { articles }: Library) {
  return {
    bot: client.user.tag,
    servers: client.guilds.cache.size,
    articles: articles.length,
    passages: articles.reduce((sum, { paragraphs }) => sum + paragraphs.length, 0),
    invite: `https://discord.com/oauth2/authorize?client_id=${client.application.id}`,
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** Takes nothing new, finishes what is being answered, and logs out. */
async function leave({ client }: Latest, inFlight: InFlight, log: Logger): Promise<void> {
  client?.removeAllListeners(Events.InteractionCreate).removeAllListeners(Events.MessageCreate);
  if (inFlight.count > 0) log.info({ answering: inFlight.count }, 'finishing');
  await inFlight.idle(FINISH_MS);
  if (client) await disconnect(client);
}

/** The first questions compile what the others run (15 ms each, then 2): they are asked before anybody waits. */
async function warmUp(library: Library): Promise<void> {
  const written = library.suggestions.spread().map(({ text }) => text);
  const questions = [...library.articles.map(({ title }) => title), ...written].slice(0, WARM_UP);
  for (const question of questions) {
    await answerTo(question, { id: '0', sentences: en }, library, { shareable: true });
  }
}
