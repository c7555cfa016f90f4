import { setTimeout as wait } from 'node:timers/promises';
import { type Client, Events } from 'discord.js';
import type { Logger } from 'pino';
import { withBackOff } from './back-off.js';
import { FatalError, fatalClose, fatalLogin } from './fatal-error.js';

/** A connection to Discord that lasts until it is ended, from this side or for good from the other. */
export interface Connection {
  readonly client: Client<true>;
  /** Rejects with a FatalError when Discord closes it for good; never resolves. */
  readonly ended: Promise<never>;
}

/**
 * Logs in, however long Discord is down.
 *
 * @param makeClient - a new client for each try, with what answers attached: one that failed is destroyed
 * @throws FatalError when Discord will not have the bot; the signal's reason when it ends the waiting
 */
export async function connect(
  makeClient: () => Client,
  token: string,
  log: Logger,
  signal: AbortSignal,
): Promise<Connection> {
  return withBackOff(
    () => logIn(makeClient(), token, log, signal),
    (error, waitMs) => {
      if (error instanceof FatalError || signal.aborted) throw error;
      const seconds = Math.round(waitMs / 100) / 10;
      log.warn({ err: error }, `Discord cannot be reached; trying again in ${seconds} s`);
    },
    signal,
  );
}

async function logIn(client: Client, token: string, log: Logger, signal: AbortSignal): Promise<Connection> {
  const ended = new Promise<never>((_, reject) => {
    client.once(Events.ShardDisconnect, ({ code }) => reject(fatalClose(code)));
    client.once(Events.Invalidated, () => reject(new FatalError('Discord ended the session: start the bot again.')));
  });
  // It is raced below and by whoever holds the connection: until then a rejection is nobody's.
  ended.catch(() => {});
  logEvents(client, log);
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  aborted.catch(() => {});
  try {
    // A fatal close rejects the login, too, with an error that says less.
    const loggedIn = client.login(token).catch((error: unknown) => Promise.race([ended, settled(error)]));
    await Promise.race([loggedIn, ended, aborted]);
    return { client: await Promise.race([ready, ended, aborted]), ended };
  } catch (error) {
    await disconnect(client);
    throw fatalLogin(error) ?? error;
  }
}

/** Milliseconds that Discord has to say goodbye; a connection that is dead without our knowing would be waited for 30 s. */
const GOODBYE_MS = 1_000;

/** Logs out. Never rejects. */
export async function disconnect(client: Client): Promise<void> {
  // Being destroyed says so, too.
  client.removeAllListeners(Events.ShardReconnecting);
  await Promise.race([client.destroy().catch(() => {}), wait(GOODBYE_MS, undefined, { ref: false })]);
}

/** Rejects with an error, after whatever else was about to happen. */
async function settled(error: unknown): Promise<never> {
  await new Promise(setImmediate);
  throw error;
}

function logEvents(client: Client, log: Logger): void {
  // Without a listener for errors, one thrown by any other listener would end the process.
  client.on(Events.Error, (error) => log.error({ err: error }, 'discord.js reports an error'));
  client.on(Events.Warn, (warning) => log.warn(warning));
  client.on(Events.ShardError, (error, shard) => log.warn({ err: error, shard }, 'connection trouble'));
  client.on(Events.ShardReconnecting, (shard) => log.info({ shard }, 'connection lost, reconnecting'));
  client.on(Events.ShardResume, (shard, replayed) => log.info({ shard, replayed }, 'connection resumed'));
}
