import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { start } from '../../cli/program.js';
import { DiscordStandIn, type StandInOptions } from '../stand-in/index.js';

/** A line of the bot's log. */
export interface LogLine {
  readonly level: number;
  readonly msg: string;
  readonly [field: string]: unknown;
}

/** The real program, logged in to a stand-in for Discord. */
export class RunningBot {
  readonly #child: ReturnType<typeof start>;
  readonly #waiters = new Set<() => void>();
  readonly exited: Promise<number | null>;
  stdout = '';
  stderr = '';

  constructor(env: NodeJS.ProcessEnv, program?: string) {
    this.#child = start(['bot'], env, program);
    this.#child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      this.stdout += chunk;
      for (const look of this.#waiters) look();
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      this.stderr += chunk;
    });
    this.exited = new Promise((resolve) => {
      this.#child.on('close', (code) => {
        resolve(code);
        for (const look of this.#waiters) look();
      });
    });
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  get lines(): LogLine[] {
    return this.stdout.split('\n').flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as LogLine] : []));
  }

  /** Resolves with the first line that is so. @throws Error when the bot ends, or after `timeout` milliseconds */
  logged(isSo: (line: LogLine) => boolean, timeout = 15_000): Promise<LogLine> {
    return new Promise((resolve, reject) => {
      const end = (act: () => void) => {
        clearTimeout(timer);
        this.#waiters.delete(look);
        act();
      };
      const fail = (why: string) => end(() => reject(new Error(`${why}\n${this.stdout}\n${this.stderr}`)));
      const look = () => {
        const line = this.lines.find(isSo);
        if (line) end(() => resolve(line));
        else if (this.#child.exitCode !== null) fail(`The bot ended with ${this.#child.exitCode}.`);
      };
      const timer = setTimeout(() => fail(`The bot did not log that within ${timeout} ms.`), timeout);
      this.#waiters.add(look);
      look();
    });
  }

  ready(): Promise<LogLine> {
    return this.logged(({ msg }) => msg === 'ready');
  }

  /** @returns the exit code */
  stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    this.#child.kill(signal);
    return this.exited;
  }
}

/** Bots and stand-ins that are gone after the tests of the file. */
const bots: RunningBot[] = [];
const standIns: DiscordStandIn[] = [];
const folder = mkdtempSync(join(tmpdir(), 'footnote-discord-'));

afterAll(async () => {
  await Promise.all(bots.map((bot) => bot.stop('SIGKILL')));
  await Promise.all(standIns.map((standIn) => standIn.close()));
  rmSync(folder, { recursive: true, force: true });
});

export async function startStandIn(options: StandInOptions = {}): Promise<DiscordStandIn> {
  const standIn = await DiscordStandIn.start(options);
  standIns.push(standIn);
  return standIn;
}

let folders = 0;

/** A data folder of its own for a bot. */
export function newDataDir(): string {
  return mkdtempSync(join(folder, `${++folders}-`));
}

/** Has the articles' index once a bot of the file was started: 0.4 s less for each that follows. */
const sharedDataDir = newDataDir();

/** Starts the bot without waiting for it, in a data folder that it shares with the file's others if none is given. */
export function startBot(standIn: DiscordStandIn, env: NodeJS.ProcessEnv = {}, program?: string): RunningBot {
  const settings = {
    DISCORD_TOKEN: standIn.token,
    DISCORD_API_URL: standIn.apiUrl,
    DATA_DIR: sharedDataDir,
    // A test asks faster than any member.
    MEMBER_LIMIT: '1000/1',
    ...env,
  };
  const bot = new RunningBot(settings, program);
  bots.push(bot);
  return bot;
}

/** A stand-in with a bot that is ready. */
export async function startReady(env: NodeJS.ProcessEnv = {}): Promise<{ standIn: DiscordStandIn; bot: RunningBot }> {
  const standIn = await startStandIn();
  const bot = startBot(standIn, env);
  await bot.ready();
  return { standIn, bot };
}
