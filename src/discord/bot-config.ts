import { setting } from '../config.js';
import { UserError } from '../user-error.js';
import type { Limit } from './rate-limit.js';

/** What a host sets for the bot, beside what {@link Config} holds. */
export interface BotConfig {
  readonly token: string;
  /** Registers the commands in this server alone, where they appear at once; null: everywhere. */
  readonly guildId: string | null;
  /** Base of Discord's API, without a version and without a slash at its end. */
  readonly apiUrl: string;
  readonly logQuestions: boolean;
  /** null: no health endpoint. */
  readonly healthPort: number | null;
  readonly memberLimit: Limit;
  readonly serverLimit: Limit;
}

const MISSING_TOKEN =
  'Footnote needs a bot token to log in to Discord: make an application at https://discord.com/developers/applications, ' +
  'copy the token from its page "Bot", write DISCORD_TOKEN=… into the file .env beside package.json, start again, and ' +
  "invite the bot with https://discord.com/oauth2/authorize?client_id=APPLICATION_ID (the id stands on the application's " +
  'first page). Without a token, npm run ask -- "why did Russia cancel?" answers in this terminal.';

/**
 * The environment, validated. A variable that is empty counts as unset.
 *
 * @param env - the variables; `.env.example` describes them
 * @throws UserError that names the variable and what it allows; a token is never part of it
 */
export function readBotConfig(env: NodeJS.ProcessEnv): BotConfig {
  return {
    token: token(env),
    guildId: guildId(env),
    apiUrl: apiUrl(env),
    logQuestions: logQuestions(env),
    healthPort: healthPort(env),
    memberLimit: limit(env, 'MEMBER_LIMIT', '6/30'),
    serverLimit: limit(env, 'SERVER_LIMIT', '1000/30'),
  };
}

function token(env: NodeJS.ProcessEnv): string {
  const given = setting(env, 'DISCORD_TOKEN')?.replace(/^Bot\s+/i, '');
  if (given === undefined) throw new UserError(MISSING_TOKEN);
  // docker run --env-file leaves quotes where they are. The message must not repeat the token.
  if (!/^[\w.-]+$/.test(given)) {
    throw new UserError(
      'DISCORD_TOKEN holds spaces, quotes or other characters that no token has: copy it again from the page "Bot" of the application.',
    );
  }
  return given;
}

function guildId(env: NodeJS.ProcessEnv): string | null {
  const id = setting(env, 'DISCORD_GUILD_ID') ?? null;
  if (id === null || /^\d{15,20}$/.test(id)) return id;
  throw new UserError(
    `DISCORD_GUILD_ID is ${JSON.stringify(id)}: write a server's id, a number of 15 to 20 digits, or leave it empty.`,
  );
}

function apiUrl(env: NodeJS.ProcessEnv): string {
  const given = setting(env, 'DISCORD_API_URL') ?? 'https://discord.com/api';
  const url = URL.canParse(given) ? new URL(given) : null;
  const path = url?.pathname.replace(/\/+$/, '') ?? '';
  // discord.js adds the version itself: /api/v10/v10/gateway/bot would be a 404 that says nothing.
  const usable = url && /^https?:$/.test(url.protocol) && !url.search && !url.hash && !url.username && !url.password;
  if (!usable || /\/v\d+$/.test(path)) {
    throw new UserError(
      `DISCORD_API_URL is ${JSON.stringify(given)}: write an http or https address without a version, such as https://discord.com/api.`,
    );
  }
  return `${url.origin}${path}`;
}

function logQuestions(env: NodeJS.ProcessEnv): boolean {
  const given = setting(env, 'LOG_QUESTIONS') ?? 'false';
  if (given === 'true' || given === 'false') return given === 'true';
  throw new UserError(`LOG_QUESTIONS is ${JSON.stringify(given)}: write true or false.`);
}

function healthPort(env: NodeJS.ProcessEnv): number | null {
  const given = setting(env, 'HEALTH_PORT');
  if (given === undefined) return null;
  const port = /^\d{1,5}$/.test(given) ? Number(given) : 0;
  if (port >= 1 && port <= 65_535) return port;
  throw new UserError(`HEALTH_PORT is ${JSON.stringify(given)}: write a port from 1 to 65535, or leave it empty.`);
}

/** Longest time that a limit may speak of: nobody waits longer than an hour for an answer. */
const LONGEST_SECONDS = 3_600;

function limit(env: NodeJS.ProcessEnv, name: string, fallback: string): Limit {
  const given = setting(env, name) ?? fallback;
  const [, count = 0, seconds = 0] = (/^(\d{1,6})\/(\d{1,4})$/.exec(given) ?? []).map(Number);
  if (count >= 1 && seconds >= 1 && seconds <= LONGEST_SECONDS) return { count, seconds };
  throw new UserError(
    `${name} is ${JSON.stringify(given)}: write questions/seconds such as ${fallback}, with 1 to ${LONGEST_SECONDS} seconds.`,
  );
}
