import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { GatewayIntentBits, REST, type RESTPostAPIApplicationCommandsJSONBody, Routes } from 'discord.js';
import { beforeAll, describe, expect, it } from 'vitest';
import type { HealthState } from '../../../src/discord/health.js';
import { loadCommands } from '../../../src/discord/load-commands.js';
import type { MetricsJson } from '../../../src/discord/metrics.js';
import { freePort } from '../../../src/evaluation/bench/discord-bot.js';
import { packageRoot } from '../../../src/package-root.js';
import { runProgram } from '../../cli/program.js';
import type { DiscordStandIn } from '../stand-in/index.js';
import { buttonOf, messageOf, more, seen } from './seen.js';
import { type RunningBot, startBot, startStandIn } from './start.js';

const ask = (discord: DiscordStandIn, options = {}, scene = {}) =>
  discord.slash('ask', { question: 'why did Russia cancel?', ...options }, scene);

describe('a start', () => {
  it('without a token says where to get one, and that the terminal works without', async () => {
    const { code, stdout, stderr } = await runProgram(['bot']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('https://discord.com/developers/applications');
    expect(stderr).toContain('npm run ask');
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it('with a wrong setting names it', async () => {
    const { code, stderr } = await runProgram(['bot'], { DISCORD_TOKEN: 'a.b.c', HEALTH_PORT: 'yes' });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^HEALTH_PORT is "yes": write a port from 1 to 65535, or leave it empty\.\n$/);
  });

  it('with words is told where to ask', async () => {
    expect((await runProgram(['bot', 'why?'], { DISCORD_TOKEN: 'a.b.c' })).stderr).toContain('footnote ask');
  });

  it('with a token that Discord does not know ends with 1 and a sentence, without the token', async () => {
    const discord = await startStandIn();
    const token = 'MTk4.wrong.but-looks-like-a-token';
    const bot = startBot(discord, { DISCORD_TOKEN: token });
    expect(await bot.exited).toBe(1);
    expect(bot.lines.at(-1)).toMatchObject({
      level: 60,
      msg: expect.stringContaining('Discord does not accept DISCORD_TOKEN'),
    });
    expect(bot.stdout + bot.stderr).not.toContain(token);
    expect(bot.stderr).toBe('');
  });

  it('that the gateway refuses ends with 1 and a sentence', async () => {
    const discord = await startStandIn();
    discord.gateway.refuseIdentify(4014);
    const bot = startBot(discord);
    expect(await bot.exited).toBe(1);
    expect(bot.lines.at(-1)).toMatchObject({ level: 60, msg: expect.stringContaining('refuses the intents') });
  });

  it('waits for a Discord that is down, with a line for each try', async () => {
    const discord = await startStandIn();
    const down = discord.fault('gateway', { kind: 'status', status: 503 }, 6);
    const bot = startBot(discord);
    await bot.ready();
    expect(down.hits).toBe(6);
    expect(bot.lines.filter(({ msg }) => /cannot be reached; trying again in [\d.]+ s/.test(msg))).toHaveLength(1);
    expect(seen(await ask(discord).done())).toContain('`¶ 12`');
  });

  it('can be given up while Discord is down', async () => {
    const discord = await startStandIn();
    discord.fault('gateway', { kind: 'status', status: 503 }, 1000);
    const bot = startBot(discord);
    await bot.logged(({ msg }) => msg.includes('trying again'));
    expect(await bot.stop()).toBe(0);
  });

  it('can be given up while Discord does not answer', async () => {
    const discord = await startStandIn();
    discord.fault('list-commands', { kind: 'hang', effect: false }, 1000);
    const bot = startBot(discord);
    await expect.poll(() => discord.requests('list-commands'), { timeout: 15_000 }).toBe(1);
    expect(await bot.stop()).toBe(0);
    expect(bot.lines.map(({ msg }) => msg)).toEqual(['SIGTERM: stopping', 'stopped']);
  });

  it('for a server that does not have the bot ends with a sentence', async () => {
    const discord = await startStandIn();
    const bot = startBot(discord, { DISCORD_GUILD_ID: '123456789012345678' });
    expect(await bot.exited).toBe(2);
    expect(bot.stderr).toMatch(/^The bot is not in the server 123456789012345678 that DISCORD_GUILD_ID names/);
  });

  it('needs a port for health that is free', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const discord = await startStandIn();
    const bot = startBot(discord, { HEALTH_PORT: String((taken.address() as AddressInfo).port) });
    expect(await bot.exited).toBe(2);
    expect(bot.stderr).toContain('HEALTH_PORT');
    taken.close();
  });
});

// Of each bot that is started, as much is looked at as belongs to its life.
describe('a life', () => {
  it('begins with commands written where Discord holds none, and no privileged intent', async () => {
    const discord = await startStandIn();
    const bot = startBot(discord);
    await bot.ready();
    expect(discord.commandWrites).toBe(1);
    const names = discord.commands().map(({ name }) => name);
    expect(names.sort()).toEqual(['Find in the article', 'article', 'ask', 'help', 'passage']);
    const privileged =
      GatewayIntentBits.MessageContent | GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences;
    expect((discord.sessions[0]?.intents ?? privileged) & privileged).toBe(0);
    await endsAfterTheAnswer(discord, bot, 'SIGTERM');
  });

  it('leaves the commands alone where Discord holds them, and explains those that are no longer there', async () => {
    const discord = await startStandIn();
    const rest = new REST({ api: discord.apiUrl }).setToken(discord.token);
    const write = (body: readonly RESTPostAPIApplicationCommandsJSONBody[]) =>
      rest.put(Routes.applicationCommands(discord.applicationId), { body });
    const definitions = (await loadCommands(join(packageRoot(), 'commands'))).map(({ definition }) => definition);
    await write(definitions);
    const bot = startBot(discord);
    await bot.ready();
    expect(discord.commandWrites).toBe(1);
    // As if another version of the bot had written them since.
    await write([{ name: 'forgotten', description: 'Of another version.' }]);
    expect(seen(await discord.slash('forgotten').done())).toMatch(/^\(ephemeral\)\n.*no longer/);
    await write(definitions);
    await endsAfterTheAnswer(discord, bot, 'SIGINT');
  });

  it('may be spent in one server alone, and ends with 1 and a sentence when Discord closes it for good', async () => {
    const discord = await startStandIn();
    const [guildId = ''] = discord.guildIds;
    const bot = startBot(discord, { DISCORD_GUILD_ID: guildId });
    await bot.ready();
    expect(discord.commands()).toEqual([]);
    expect(discord.commands(guildId)).toHaveLength(5);
    discord.gateway.close(4014);
    expect(await bot.exited).toBe(1);
    expect(bot.lines.at(-1)).toMatchObject({ level: 60, msg: expect.stringContaining('refuses the intents') });
  });

  async function endsAfterTheAnswer(discord: DiscordStandIn, bot: RunningBot, signal: NodeJS.Signals): Promise<void> {
    const before = discord.requests('callback');
    discord.fault('callback', { kind: 'hang', effect: false, after: 700 });
    const asked = ask(discord);
    // It is being answered: its acknowledgement is on its way.
    await expect.poll(() => discord.requests('callback')).toBe(before + 1);
    const stopped = bot.stop(signal);
    await bot.logged(({ msg }) => msg === 'finishing');
    const late = ask(discord);
    expect(await stopped).toBe(0);
    expect(seen(asked.outcome())).toContain('`¶ 12`');
    expect(late.outcome().effects.acknowledgements).toBe(0);
    const said = bot.lines.map(({ msg }) => msg);
    expect(said).toEqual(expect.arrayContaining([`${signal}: stopping`, 'finishing', 'stopped']));
    expect(said).not.toContain('connection lost, reconnecting');
  }
});

describe('a bot with limits, a log of questions and a health endpoint', () => {
  let discord: DiscordStandIn;
  let bot: RunningBot;
  let port: number;
  beforeAll(async () => {
    discord = await startStandIn({ guilds: 2 });
    port = await freePort();
    bot = startBot(discord, {
      MEMBER_LIMIT: '2/60',
      SERVER_LIMIT: '8/3600',
      LOG_QUESTIONS: 'true',
      HEALTH_PORT: String(port),
    });
    await bot.ready();
  });

  it('asks a member, privately, to wait for seconds, and nobody else', async () => {
    const user = discord.person('Eager');
    await ask(discord, {}, { user }).done();
    await ask(discord, {}, { user }).done();
    expect(seen(await ask(discord, {}, { user }).done())).toMatch(/^\(ephemeral\)\n.*\b(?:2\d|30) seconds/);
    expect(seen(await ask(discord, {}, { user: discord.person('Other') }).done())).not.toContain('seconds');
    await bot.logged(({ question }) => question === 'why did Russia cancel?');
  });

  it('counts a button as a quarter of a question', async () => {
    const user = discord.person('Reader');
    const message = messageOf(await discord.slash('ask', { question: 'what did the official say?' }, { user }).done());
    const press = async () => seen(await discord.click(message, buttonOf(message, more), { user }).done());
    for (let pressed = 0; pressed < 4; pressed++) expect(await press()).not.toContain('seconds');
    expect(await press()).toMatch(/^\(ephemeral\)\n.*\b[3-8] seconds/);
  });

  it('tells a member who goes on mentioning it once', async () => {
    const user = discord.person('Talker');
    for (const _ of ['answered', 'answered', 'told']) {
      expect((await discord.mention('why did Russia cancel?', { user }).done()).messages).toHaveLength(1);
    }
    const ignored = discord.mention('why did Russia cancel?', { user });
    await bot.logged(({ id }) => id === ignored.id);
    // What is answered later has passed it by.
    await discord.mention('who is Kramer?', { user: discord.person('Listener') }).done();
    expect(ignored.outcome().messages).toEqual([]);
  });

  it('asks a server to wait when all of it asks too much', async () => {
    const guild = { guild: 1 };
    for (let asked = 0; asked < 8; asked++) {
      const user = discord.person(`Asker ${asked}`);
      expect(seen(await ask(discord, {}, { ...guild, user }).done())).not.toContain('This server');
    }
    const user = discord.person('Late');
    expect(seen(await ask(discord, {}, { ...guild, user }).done())).toMatch(/^\(ephemeral\)\n.*This server/);
    expect(seen(await ask(discord, {}, { place: 'bot-dm', user }).done())).not.toContain('This server');
  });

  it('says that it is well, what it did, and when it is not connected', async () => {
    const health = async () => {
      const response = await fetch(`http://127.0.0.1:${port}/health`);
      const body = (await response.json()) as Pick<HealthState, 'ready' | 'gateway'> & { metrics: MetricsJson };
      return { status: response.status, body };
    };
    // What was asked before is counted once it is logged.
    const before = ask(discord, {}, { place: 'bot-dm', user: discord.person('Visitor') });
    await bot.logged(({ id }) => id === before.id);
    const { questions, ackMs } = (await health()).body.metrics;
    const asked = ask(discord, {}, { place: 'bot-dm', user: discord.person('Nurse') });
    await bot.logged(({ id }) => id === asked.id);
    const metrics = { questions: { answered: questions.answered + 1 }, ackMs: { count: ackMs.count + 1 } };
    expect(await health()).toMatchObject({ status: 200, body: { ready: true, gateway: 'Ready', metrics } });
    expect(await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()).toContain(
      `footnote_questions_total{outcome="answered"} ${questions.answered + 1}`,
    );
    discord.gateway.setOffline(true);
    discord.gateway.drop();
    await bot.logged(({ msg }) => msg.includes('reconnecting'));
    expect(await health()).toMatchObject({ status: 503, body: { ready: false } });
    discord.gateway.setOffline(false);
    await expect.poll(async () => (await health()).status, { timeout: 10_000 }).toBe(200);
  });
});
