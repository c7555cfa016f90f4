import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'dotenv';
import { describe, expect, it } from 'vitest';
import { readBotConfig } from '../../src/discord/bot-config.js';
import { packageRoot } from '../../src/package-root.js';
import { UserError } from '../../src/user-error.js';

const TOKEN = 'a.loopback.token';
const read = (env: NodeJS.ProcessEnv = {}) => readBotConfig({ DISCORD_TOKEN: TOKEN, ...env });

describe("the bot's settings", () => {
  it('need a token and nothing else', () => {
    expect(read()).toEqual({
      token: TOKEN,
      guildId: null,
      apiUrl: 'https://discord.com/api',
      logQuestions: false,
      healthPort: null,
      memberLimit: { count: 6, seconds: 30 },
      serverLimit: { count: 1000, seconds: 30 },
    });
  });

  it('are what .env.example says they are', async () => {
    const text = await readFile(join(packageRoot(), '.env.example'), 'utf8');
    // In a container or a systemd unit its lines would win over what the image or the unit sets.
    expect(parse(text)).toEqual({ DISCORD_TOKEN: '', DISCORD_GUILD_ID: '' });
    const example = parse(text.replace(/^#(?=[A-Z_]+=)/gm, ''));
    expect(readBotConfig({ ...example, DISCORD_TOKEN: TOKEN })).toEqual(read());
  });

  it('take what is written', () => {
    expect(
      read({
        DISCORD_TOKEN: ' Bot abc.def ',
        DISCORD_GUILD_ID: '123456789012345678',
        DISCORD_API_URL: 'http://127.0.0.1:8123/api//',
        LOG_QUESTIONS: 'true',
        HEALTH_PORT: '8080',
        MEMBER_LIMIT: '2/60',
        SERVER_LIMIT: '10/3600',
      }),
    ).toEqual({
      token: 'abc.def',
      guildId: '123456789012345678',
      apiUrl: 'http://127.0.0.1:8123/api',
      logQuestions: true,
      healthPort: 8080,
      memberLimit: { count: 2, seconds: 60 },
      serverLimit: { count: 10, seconds: 3600 },
    });
  });

  it('say how to get a token, in two sentences, and that the terminal works without', () => {
    for (const DISCORD_TOKEN of [undefined, '', '  ']) {
      const { message } = failure({ DISCORD_TOKEN });
      expect(message).toContain('https://discord.com/developers/applications');
      expect(message).toContain('DISCORD_TOKEN=');
      expect(message).toContain('https://discord.com/oauth2/authorize?client_id=');
      expect(message).toContain('npm run ask');
      expect(message.match(/[.](?= [A-Z]|$)/g)).toHaveLength(2);
    }
  });

  it.each([
    ['DISCORD_GUILD_ID', 'my server', 'a number'],
    ['DISCORD_GUILD_ID', '1234', '15 to 20 digits'],
    ['DISCORD_API_URL', 'discord.com', 'http or https'],
    ['DISCORD_API_URL', 'https://discord.com/api/v10', 'without a version'],
    ['DISCORD_API_URL', 'https://me:secret@discord.com/api', 'http or https'],
    ['LOG_QUESTIONS', 'yes', 'true or false'],
    ['HEALTH_PORT', '0', '1 to 65535'],
    ['HEALTH_PORT', '70000', '1 to 65535'],
    ['MEMBER_LIMIT', '6', 'questions/seconds'],
    ['MEMBER_LIMIT', '0/30', 'questions/seconds'],
    ['SERVER_LIMIT', '6/0', 'questions/seconds'],
    ['SERVER_LIMIT', '6/9999', '1 to 3600 seconds'],
  ])('name %s and what it allows when it is %j', (name, value, allowed) => {
    const { message } = failure({ DISCORD_TOKEN: TOKEN, [name]: value });
    expect(message).toContain(name);
    expect(message).toContain(allowed);
  });

  it('never repeat a token', () => {
    for (const token of ['my secret ☃', '"secret"']) {
      expect(failure({ DISCORD_TOKEN: token }).message).toContain('no token has');
      expect(failure({ DISCORD_TOKEN: token }).message).not.toContain('secret');
    }
  });
});

function failure(env: NodeJS.ProcessEnv): UserError {
  try {
    readBotConfig(env);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}
