import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import type { DiscordStandIn } from '../../../test/discord/stand-in/index.js';
import { PROGRAM } from './processes.js';

/** The bot, started as its host would. */
export interface LoadedBot {
  /** Megabytes that it takes now. */
  memory(): Promise<number>;
  stop(): Promise<void>;
}

/** Nobody waits: what is measured is the bot, not its limits. */
const NO_LIMITS = { MEMBER_LIMIT: '999999/1', SERVER_LIMIT: '999999/1' };

/**
 * Starts the bot against a stand-in for Discord.
 *
 * @throws Error with what the bot said when it does not get ready
 */
export async function startLoadedBot(standIn: DiscordStandIn, dataDir: string): Promise<LoadedBot> {
  const port = await freePort();
  const child = spawn(process.execPath, [PROGRAM, 'bot'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      ...NO_LIMITS,
      NODE_ENV: 'production',
      DISCORD_TOKEN: standIn.token,
      DISCORD_API_URL: standIn.apiUrl,
      DISCORD_GUILD_ID: '',
      DATA_DIR: dataDir,
      HEALTH_PORT: String(port),
    },
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  let said = '';
  await new Promise<void>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk;
      if (said.includes('"msg":"ready"')) resolve();
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    void ended.then(() => reject(new Error(`The bot did not get ready: ${said.slice(-300)}`)));
  });
  child.stdout.removeAllListeners('data').resume();
  return {
    async memory() {
      const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
      return Number(/^footnote_memory_resident_bytes (\S+)$/m.exec(text)?.[1]) / 1e6;
    },
    async stop() {
      child.kill();
      await ended;
    },
  };
}

/** A port of this machine that nothing listens on just now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}
