import { GatewayCloseCodes } from 'discord.js';

/** Discord will not have this bot as it is: trying again would only get its address blocked. Exit code 1. */
export class FatalError extends Error {
  override readonly name = 'FatalError';
}

const TOKEN_REFUSED =
  'Discord does not accept DISCORD_TOKEN: copy the token again from the page "Bot" of your application (Reset Token makes a new one), and write it into .env.';

/** Codes after which discord.js does not connect again, and what the host can do. */
const CLOSED: Readonly<Record<number, string>> = {
  [GatewayCloseCodes.AuthenticationFailed]: TOKEN_REFUSED,
  [GatewayCloseCodes.InvalidShard]: 'Discord refused the shard of this bot: update Footnote.',
  [GatewayCloseCodes.ShardingRequired]: 'Discord asks for more shards than this bot opened: start it again.',
  [GatewayCloseCodes.InvalidAPIVersion]:
    'Discord no longer speaks the version of its API that Footnote does: update it.',
  [GatewayCloseCodes.InvalidIntents]: 'Discord does not know the intents that Footnote asks for: update it.',
  [GatewayCloseCodes.DisallowedIntents]:
    'Discord refuses the intents that Footnote asks for, none of which is privileged: look for a notice on the page "Bot" of your application.',
};

/** What a close code of the gateway means, where it is the end. */
export function fatalClose(code: number): FatalError {
  return new FatalError(CLOSED[code] ?? `Discord closed the connection for good (code ${code}): start the bot again.`);
}

/** An error of a login as one that is the end, or null where it may pass. */
export function fatalLogin(error: unknown): FatalError | null {
  if (!(error instanceof Error)) return null;
  if ('code' in error && error.code === 'TokenInvalid') return new FatalError(TOKEN_REFUSED);
  return null;
}
