import { DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';
import type { Logger } from 'pino';
import { UserError } from '../user-error.js';
import { withBackOff } from './back-off.js';
import type { BotConfig } from './bot-config.js';
import { makeRest } from './client.js';
import type { Command } from './command.js';
import type { Connection } from './gateway.js';
import { registerCommands } from './registration.js';

/**
 * Sees to it that Discord shows our commands, however long that takes; those it knows are answered meanwhile.
 *
 * @throws UserError when the server that the host named does not have the bot
 */
export async function announceCommands(
  { client }: Connection,
  { apiUrl, token, guildId }: BotConfig,
  commands: readonly Command[],
  log: Logger,
  signal: AbortSignal,
): Promise<void> {
  const rest = makeRest(apiUrl, token);
  const definitions = commands.map(({ definition }) => definition);
  const written = await withBackOff(
    () => registerCommands(rest, client.application.id, guildId, definitions),
    (error, waitMs) => {
      if (isRefused(error)) throw refusal(error, guildId);
      log.warn({ err: error }, `The commands cannot be registered; trying again in ${Math.round(waitMs / 1000)} s`);
    },
    signal,
  );
  const where = guildId === null ? 'everywhere' : `in the server ${guildId}`;
  log.info({ commands: definitions.length }, written ? `commands registered ${where}` : `commands up to date ${where}`);
}

/** Discord's 4xx, but for 429: it will say the same again. */
function isRefused(error: unknown): error is DiscordAPIError {
  return error instanceof DiscordAPIError && error.status >= 400 && error.status < 500 && error.status !== 429;
}

function refusal(error: DiscordAPIError, guildId: string | null): Error {
  const unknown = error.code === RESTJSONErrorCodes.MissingAccess || error.code === RESTJSONErrorCodes.UnknownGuild;
  if (guildId === null || !unknown) return error;
  return new UserError(
    `The bot is not in the server ${guildId} that DISCORD_GUILD_ID names: invite it there, or correct the id.`,
    { cause: error },
  );
}
