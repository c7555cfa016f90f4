import { readConfig } from '../config.js';
import type { BotParts } from '../discord/bot.js';
import { loadEnvironment } from '../environment.js';
import { UserError } from '../user-error.js';
import type { Command } from './command.js';
import { ProgressReport } from './progress.js';
import { stopSignal } from './stop-signal.js';
import { wantsColour } from './terminal.js';

/** Milliseconds from a signal to the end, whatever goes on: 5 s for what is being answered, and to say goodbye. */
const LONGEST_STOP_MS = 6_500;
/** Milliseconds that requests which nobody answers may outlive all that matters; discord.js waits a minute for some. */
const LINGER_MS = 200;

export const bot: Command = {
  usage: 'bot',
  description:
    'Answers in Discord until it is told to stop (Ctrl-C, SIGTERM). Needs DISCORD_TOKEN in the environment or in .env.\n' +
    'npm start does the same.',
  options: [],
  async run(args, terminal) {
    if (args.words.length > 0) throw new UserError('bot takes no words: ask in Discord, or here with footnote ask.');
    const env = await loadEnvironment(terminal.env);
    const { readBotConfig } = await import('../discord/bot-config.js');
    const config = readConfig(env);
    const botConfig = readBotConfig(env);
    const { makeLog } = await import('../discord/log.js');
    const log = await makeLog({
      out: terminal.stdout,
      pretty: terminal.stdout.isTTY === true && env.NODE_ENV !== 'production',
      colour: wantsColour(terminal.stdout, env, args.has('no-color')),
      secrets: [botConfig.token],
    });
    // Nothing that fails beside an answer may take the others with it.
    process.on('unhandledRejection', (error) => log.error({ err: error }, 'unhandled'));
    const { signal } = stopSignal((name) => {
      log.info(`${name}: stopping`);
      endWithin(LONGEST_STOP_MS);
    });
    const { openFootnote } = await import('../footnote.js');
    const report = new ProgressReport(terminal);
    const footnote = await openFootnote({
      config,
      background: true,
      onProgress: report.update,
      log: (line) => log.warn(line),
    }).finally(() => report.end());
    try {
      return await answerInDiscord({ config: botConfig, footnote, dataDir: config.dataDir, log, signal });
    } finally {
      await footnote.close();
      endWithin(LINGER_MS);
    }
  },
};

/** @returns the exit code */
async function answerInDiscord(parts: Omit<BotParts, 'commands'>): Promise<number> {
  const [{ runBot }, { commandsFolder, loadCommands }, { FatalError }] = await Promise.all([
    import('../discord/bot.js'),
    import('../discord/load-commands.js'),
    import('../discord/fatal-error.js'),
  ]);
  try {
    await runBot({ ...parts, commands: await loadCommands(commandsFolder(import.meta.url)) });
  } catch (error) {
    if (!(error instanceof FatalError)) throw error;
    parts.log.fatal(error.message);
    return 1;
  }
  parts.log.info('stopped');
  return 0;
}

/** Ends the process if something else still keeps it then, with the exit code that it has by then. */
function endWithin(milliseconds: number): void {
  setTimeout(() => process.exit(), milliseconds).unref();
}
