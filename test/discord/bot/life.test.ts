import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GatewayIntentBits, REST, Routes } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../../cli/program.js';
import type { DiscordStandIn } from '../stand-in/index.js';
import { seen } from './seen.js';
import { startBot, startReady, startStandIn } from './start.js';

const ask = (discord: DiscordStandIn, options = {}) =>
  discord.slash('ask', { question: 'why did Russia cancel?', ...options });

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

  it.each([
    [4004, 'does not accept DISCORD_TOKEN'],
    [4014, 'refuses the intents'],
  ])('that the gateway refuses with %i ends with 1 and a sentence', async (closeCode, sentence) => {
    const discord = await startStandIn();
    discord.gateway.refuseIdentify(closeCode);
    const bot = startBot(discord);
    expect(await bot.exited).toBe(1);
    expect(bot.lines.at(-1)).toMatchObject({ level: 60, msg: expect.stringContaining(sentence) });
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

  it('asks for no privileged intent', async () => {
    const { standIn } = await startReady();
    const privileged =
      GatewayIntentBits.MessageContent | GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences;
    expect((standIn.sessions[0]?.intents ?? privileged) & privileged).toBe(0);
  });
});

describe('the commands', () => {
  it('are written when Discord holds others, and left alone when it holds them', async () => {
    const discord = await startStandIn();
    const first = startBot(discord);
    await first.ready();
    expect(discord.commandWrites).toBe(1);
    expect(
      discord
        .commands()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['Find in the article', 'article', 'ask', 'help', 'passage']);
    await first.stop();
    await startBot(discord).ready();
    expect(discord.commandWrites).toBe(1);
  });

  it('are written for one server where the host wants that', async () => {
    const discord = await startStandIn();
    const [guildId = ''] = discord.guildIds;
    await startBot(discord, { DISCORD_GUILD_ID: guildId }).ready();
    expect(discord.commands()).toEqual([]);
    expect(discord.commands(guildId)).toHaveLength(5);
  });

  it('of a server that does not have the bot end the start with a sentence', async () => {
    const discord = await startStandIn();
    const bot = startBot(discord, { DISCORD_GUILD_ID: '123456789012345678' });
    expect(await bot.exited).toBe(2);
    expect(bot.stderr).toMatch(/^The bot is not in the server 123456789012345678 that DISCORD_GUILD_ID names/);
  });

  it('that are not there any more are explained', async () => {
    const { standIn: discord } = await startReady();
    // As if another version of the bot had written them since.
    const rest = new REST({ api: discord.apiUrl }).setToken(discord.token);
    const body = [{ name: 'forgotten', description: 'Of another version.' }];
    await rest.put(Routes.applicationCommands(discord.applicationId), { body });
    expect(seen(await discord.slash('forgotten').done())).toMatch(/^\(ephemeral\)\n.*no longer/);
  });
});

describe('the end', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('by %s comes after the answer under way, with 0', async (signal) => {
    const { standIn: discord, bot } = await startReady();
    discord.fault('callback', { kind: 'hang', effect: false, after: 700 });
    const asked = ask(discord);
    // It is being answered: its acknowledgement is on its way.
    await expect.poll(() => discord.requests('callback')).toBe(1);
    expect(await bot.stop(signal)).toBe(0);
    expect(seen(asked.outcome())).toContain('`¶ 12`');
    expect(bot.lines.map(({ msg }) => msg)).toEqual(
      expect.arrayContaining([`${signal}: stopping`, 'finishing', 'stopped']),
    );
  });

  it('by a close for good comes with 1 and a sentence', async () => {
    const { standIn: discord, bot } = await startReady();
    discord.gateway.close(4014);
    expect(await bot.exited).toBe(1);
    expect(bot.lines.at(-1)).toMatchObject({ level: 60, msg: expect.stringContaining('refuses the intents') });
  });
});

describe('limits', () => {
  it('ask a member, privately, to wait for seconds, and nobody else', async () => {
    const { standIn: discord, bot } = await startReady({ MEMBER_LIMIT: '2/60', LOG_QUESTIONS: 'true' });
    await ask(discord).done();
    await ask(discord).done();
    const refused = seen(await ask(discord).done());
    expect(refused).toMatch(/^\(ephemeral\)\n.*\b(?:29|30) seconds/);
    expect(
      seen(await discord.slash('ask', { question: 'who?' }, { user: discord.person('Other') }).done()),
    ).not.toContain('seconds');
    // In public, whoever goes on is told once.
    const user = discord.person('Talker');
    for (const _ of ['answered', 'answered', 'told']) {
      expect((await discord.mention('why did Russia cancel?', { user }).done()).messages).toHaveLength(1);
    }
    const ignored = discord.mention('why did Russia cancel?', { user });
    await bot.logged(({ id }) => id === ignored.id);
    expect(ignored.outcome().messages).toEqual([]);
    expect(bot.stdout).toContain('"question":"why did Russia cancel?"');
  });

  it('ask a server to wait when all of it asks too much', async () => {
    const { standIn: discord } = await startReady({ SERVER_LIMIT: '1/3600' });
    await ask(discord).done();
    expect(seen(await ask(discord).done())).toContain('server');
    expect(seen(await discord.slash('ask', { question: 'who?' }, { place: 'bot-dm' }).done())).not.toContain('server');
  });
});

describe('health', () => {
  it('says that the bot is ready, what it did, and when it is not connected', async () => {
    const port = await freePort();
    const { standIn: discord, bot } = await startReady({ HEALTH_PORT: String(port) });
    await ask(discord).done();
    const health = async () => {
      const response = await fetch(`http://127.0.0.1:${port}/health`);
      return { status: response.status, body: await response.json() };
    };
    expect(await health()).toMatchObject({
      status: 200,
      body: { ready: true, gateway: 'Ready', metrics: { questions: { answered: 1 }, ackMs: { count: 1 } } },
    });
    expect(await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()).toContain(
      'footnote_questions_total{outcome="answered"} 1',
    );
    discord.gateway.setOffline(true);
    discord.gateway.drop();
    await bot.logged(({ msg }) => msg.includes('reconnecting'));
    expect(await health()).toMatchObject({ status: 503, body: { ready: false } });
    discord.gateway.setOffline(false);
    await expect.poll(async () => (await health()).status, { timeout: 10_000 }).toBe(200);
  });

  it('needs a port that is free', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const discord = await startStandIn();
    const bot = startBot(discord, { HEALTH_PORT: String((taken.address() as AddressInfo).port) });
    expect(await bot.exited).toBe(2);
    expect(bot.stderr).toContain('HEALTH_PORT');
    taken.close();
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
