import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type DiscordStandIn, flatten } from '../stand-in/index.js';
import { buttonOf, messageOf, seen, share } from './seen.js';
import { type RunningBot, startBot, startReady, startStandIn } from './start.js';

let discord: DiscordStandIn;
let bot: RunningBot;
beforeAll(async () => {
  ({ standIn: discord, bot } = await startReady());
});

/** Whatever went wrong before, the next question is answered, once. */
beforeEach(async () => {
  expect((await ask().done()).effects).toMatchObject({ acknowledgements: 1, followUps: 0 });
});

const ask = (options = {}) => discord.slash('ask', { question: 'why did Russia cancel?', ...options });

describe('an acknowledgement', () => {
  it('that Discord fails to take is sent again', async () => {
    discord.fault('callback', { kind: 'status', status: 503 }, 2);
    const outcome = await ask().done();
    expect(seen(outcome)).toContain('`¶ 12`');
    expect(outcome.effects.acknowledgements).toBe(1);
  });

  it('that is rate limited is sent when it may be', async () => {
    discord.fault('callback', { kind: 'rate-limit', retryAfter: 0.3 });
    expect(seen(await ask().done())).toContain('`¶ 12`');
  });

  it.each([
    ['whose answer is lost', { kind: 'status', status: 502, effect: true }],
    ['that hangs', { kind: 'hang', effect: true }],
  ] as const)('%s was taken all the same, and is not made up for', async (_, trouble) => {
    discord.fault('callback', trouble);
    const asked = ask();
    await asked.done();
    // The second try is refused: that is how the bot knows.
    await bot.logged(({ id, code }) => id === asked.id && code === 40060);
    expect(asked.outcome().messages).toHaveLength(1);
    expect(asked.outcome().effects).toMatchObject({ acknowledgements: 1, edits: 0, followUps: 0 });
  });

  it('that hangs without effect is sent again in time', async () => {
    discord.fault('callback', { kind: 'hang', effect: false });
    const outcome = await ask().done();
    expect(outcome.acknowledgedAfter).toBeLessThan(3_000);
    expect(seen(outcome)).toContain('`¶ 12`');
  });

  it('that is late is lost: noted, and nothing more', async () => {
    const asked = discord.slash('ask', { question: 'who is Kramer?' });
    discord.advance(3_500);
    const line = await bot.logged(({ id }) => id === asked.id);
    expect(line).toMatchObject({ level: 40, code: 10062 });
    expect(asked.outcome().messages).toEqual([]);
  });

  it.each([
    ['on a connection that drops', { kind: 'drop', effect: false }, 1],
    ['on a connection that drops, and was taken', { kind: 'drop', effect: true }, 1],
    ['that Discord fails to take for a while', { kind: 'status', status: 503 }, 4],
  ] as const)('%s is sent again after a while, and seen once', async (_, trouble, times) => {
    discord.fault('callback', trouble, times);
    const asked = ask();
    await bot.logged(({ id }) => id === asked.id);
    expect(seen(asked.outcome())).toContain('`¶ 12`');
    expect(asked.outcome().effects).toMatchObject({ acknowledgements: 1, followUps: 0 });
  });
});

describe('an answer to a mention', () => {
  it.each([false, true])('on a connection that drops is sent again, and seen once (taken: %s)', async (effect) => {
    discord.fault('create-message', { kind: 'drop', effect });
    const asked = discord.mention('why did Russia cancel?');
    await bot.logged(({ id }) => id === asked.id);
    expect(seen(asked.outcome())).toContain('`¶ 12`');
  });

  it('is no reply where the history may not be read', async () => {
    discord.fault('create-message', { kind: 'status', status: 403, code: 160002 });
    const asked = discord.mention('why did Russia cancel?');
    await bot.logged(({ id, msg }) => id === asked.id && msg === 'answered');
    const last = discord.messagesIn(discord.channelId()).at(-1);
    expect(last && flatten(last)).toContain('`¶ 12`');
    expect(last?.message_reference).toBeUndefined();
  });

  it('where nothing may be written is noted, and nothing more', async () => {
    discord.fault('create-message', { kind: 'status', status: 403, code: 50013 });
    const asked = discord.mention('why did Russia cancel?');
    const line = await bot.logged(({ id }) => id === asked.id);
    expect(line).toMatchObject({ level: 40, code: 50013 });
    expect(asked.outcome().messages).toEqual([]);
  });
});

describe('sharing', () => {
  it('posts one copy at most when the answer to it is lost, and tells the member', async () => {
    const secret = messageOf(await ask({ private: true }).done());
    discord.fault('follow-up', { kind: 'status', status: 502, effect: true });
    const clicked = discord.click(secret, buttonOf(secret, share));
    await clicked.until(({ messages }) => messages.some((message) => flatten(message).includes('went wrong')));
    const texts = clicked.outcome().messages.map(flatten);
    expect(texts.filter((text) => text.includes('shared this answer'))).toHaveLength(1);
    const reference = /reference: (\w{8})/.exec(texts.join('\n'))?.[1];
    expect(await bot.logged((line) => line.reference === reference)).toMatchObject({ level: 50 });
  });
});

describe('a connection', () => {
  const question = () => ask().done(15_000);

  it.each([
    ['is asked to reconnect', () => discord.gateway.reconnect()],
    ['drops', () => discord.gateway.drop()],
    ['is closed with 4000', () => discord.gateway.close(4000)],
    ['has its session doubted', () => discord.gateway.invalidate(true)],
  ])('that %s is resumed, and what was asked meanwhile is answered once', async (_, trouble) => {
    const resumes = discord.sessions[0]?.resumes ?? 0;
    trouble();
    const asked = ask();
    const outcome = await asked.done(15_000);
    expect(outcome.effects).toMatchObject({ acknowledgements: 1, refusals: 0 });
    expect(discord.sessions[0]?.resumes).toBe(resumes + 1);
  });

  it('whose session is over is begun anew', async () => {
    const before = discord.sessions.length;
    discord.gateway.invalidate(false);
    await bot.logged(({ msg }) => msg.includes('reconnecting'));
    await discord.whenReady();
    expect(discord.sessions.length).toBe(before + 1);
    expect(seen(await question())).toContain('`¶ 12`');
  });

  it('whose heartbeats are not answered is taken for dead, and resumed', async () => {
    const numb = await startStandIn({ heartbeatInterval: 400 });
    await startBot(numb).ready();
    numb.gateway.withholdHeartbeatAcks(true);
    await expect.poll(() => numb.sessions[0]?.isConnected, { timeout: 10_000 }).toBe(false);
    numb.gateway.withholdHeartbeatAcks(false);
    const asked = numb.slash('ask', { question: 'why did Russia cancel?' });
    expect((await asked.done(15_000)).effects).toMatchObject({ acknowledgements: 1, refusals: 0 });
    expect(numb.sessions[0]?.resumes).toBeGreaterThan(0);
  });

  it('does not answer twice what it is sent twice', async () => {
    const asked = ask();
    await asked.done();
    const mentioned = discord.mention('why did Russia cancel?');
    await mentioned.done();
    await bot.logged(({ id }) => id === mentioned.id);
    for (const { id } of [asked, mentioned]) discord.sessions.at(-1)?.repeat(id);
    // What is answered, and logged, later has passed them by.
    const later = ask();
    await later.done();
    await bot.logged(({ id }) => id === later.id);
    expect(asked.outcome().effects).toMatchObject({ acknowledgements: 1, refusals: 0 });
    expect(bot.lines.filter(({ id }) => id === mentioned.id)).toHaveLength(1);
  });
});

it('lived through all of it, and said nothing that Discord refuses', () => {
  expect(discord.pings).toEqual([]);
  expect(discord.unknownRequests).toEqual([]);
  // Late and doubled acknowledgements, which no bot can know of beforehand.
  expect(discord.refusals.filter(({ code }) => code !== 10062 && code !== 40060)).toEqual([]);
});
