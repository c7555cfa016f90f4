import { Locale } from 'discord.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { type DiscordStandIn, flatten } from '../stand-in/index.js';
import { buttonOf, messageOf, more, seen } from './seen.js';
import { startBot, startStandIn } from './start.js';

let discord: DiscordStandIn;
beforeAll(async () => {
  discord = await startStandIn({ guilds: 2, locales: [Locale.EnglishUS, Locale.German] });
  await startBot(discord).ready();
});

describe.each(['guild', 'bot-dm', 'private-channel', 'foreign-guild'] as const)('in a %s', (place) => {
  it('answers, and its buttons work', async () => {
    const asked = await discord.slash('ask', { question: 'what did the official say?' }, { place }).done();
    expect(seen(asked)).toContain('`¶ ');
    const message = messageOf(asked);
    expect(seen(await discord.click(message, buttonOf(message, more)).done())).toContain('`¶ ');
    expect(seen(await discord.slash('passage', { number: 3 }, { place }).done())).toContain('`¶ 3`');
  });

  it('offers to share a private answer where there is company', async () => {
    const text = seen(
      await discord.slash('ask', { question: 'what did the official say?', private: true }, { place }).done(),
    );
    expect(text.includes('[Share]')).toBe(place !== 'bot-dm');
  });
});

describe('a mention', () => {
  it('is answered by a reply that pings nobody', async () => {
    const { messages, effects } = await discord.mention('why did Russia cancel?').done();
    expect(effects.followUps).toBe(1);
    expect(messages.map(flatten).join()).toMatch(/^### why did Russia cancel\?\n---\n`¶ 12`/);
    expect(discord.pings).toEqual([]);
  });

  it('may stand anywhere in the message', async () => {
    const { messages } = await discord.say(`hey <@${discord.bot.id}> why did Russia cancel?`).done();
    expect(messages.map(flatten).join()).toContain('### hey why did Russia cancel?');
  });

  it("speaks the server's language", async () => {
    const { messages } = await discord.mention('who won the 2014 world cup?', { guild: 1 }).done();
    expect(messages.map(flatten).join()).toContain('beantwortet das nicht');
  });

  it('without a question is told how to ask', async () => {
    const { messages } = await discord.mention('').done();
    expect(messages.map(flatten).join()).toContain('/ask');
  });

  it('needs no naming in a DM', async () => {
    const { messages } = await discord.say('why did Russia cancel?', { place: 'bot-dm' }).done();
    expect(messages.map(flatten).join()).toContain('`¶ 12`');
  });

  it('is not every message, nor every reply to the bot, nor what another bot says', async () => {
    const { messages } = await discord.mention('why did Russia cancel?').done();
    const talk = discord.say('why did Russia cancel?');
    const machine = discord.mention('why did Russia cancel?', { user: { ...discord.person('Machine'), bot: true } });
    const reply = discord.say('thanks!', { replyTo: messages[0]?.id ?? '' });
    // What is answered later has passed them by.
    await discord.mention('what did the official say?').done();
    expect(talk.outcome().messages).toEqual([]);
    expect(machine.outcome().messages).toEqual([]);
    expect(reply.outcome().messages).toEqual([]);
  });
});
