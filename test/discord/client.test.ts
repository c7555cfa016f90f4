import { type Client, Events } from 'discord.js';
import { afterEach, expect, it } from 'vitest';
import { makeClient } from '../../src/discord/client.js';
import { startStandIn } from './bot/start.js';
import type { DiscordStandIn, StandInOptions } from './stand-in/index.js';

let client: Client;
afterEach(() => client.destroy());

/** A client that is logged in, and the ids of what it hears. */
async function listen(options?: StandInOptions): Promise<{ discord: DiscordStandIn; heard: Set<string> }> {
  const discord = await startStandIn(options);
  const heard = new Set<string>();
  client = makeClient(discord.apiUrl);
  client.on(Events.InteractionCreate, ({ id }) => heard.add(id));
  client.on(Events.MessageCreate, ({ id }) => heard.add(id));
  await client.login(discord.token);
  await discord.whenReady();
  return { discord, heard };
}

it('keeps the latest of those who ask, and of where they ask, and no more', async () => {
  const { discord, heard } = await listen();
  for (let number = 0; number < 300; number++) {
    const user = discord.person(`Member ${number}`);
    discord.slash('help', {}, { user });
    discord.slash('help', {}, { user, place: 'private-channel' });
    discord.say('why?', { user });
    discord.say('why?', { user, place: 'bot-dm' });
  }
  await expect.poll(() => heard.size).toBe(1200);
  expect(client.users.cache.size).toBe(200);
  // The server's own two channels beside them.
  expect(client.channels.cache.size).toBe(202);
  expect([...(client.guilds.cache.first()?.members.cache.keys() ?? [])]).toEqual([discord.bot.id]);
});

it('pings nobody, whatever it says', async () => {
  const { discord } = await listen();
  client.on(Events.InteractionCreate, (interaction) => {
    if (interaction.isRepliable()) void interaction.reply(`@everyone <@${interaction.user.id}>`);
  });
  client.on(Events.MessageCreate, (message) => {
    if (!message.author.bot) void message.reply(`@here <@${message.author.id}>`);
  });
  await discord.slash('help').done();
  await discord.mention('hello').done();
  expect(discord.pings).toEqual([]);
});

it('hears what is asked though another server is down, for which discord.js would wait 15 s', async () => {
  const { discord, heard } = await listen({ guilds: 2, lastGuildDown: true });
  const asked = discord.slash('help');
  await expect.poll(() => heard, { timeout: 8_000 }).toContain(asked.id);
});
