import { type DiscordAPIError, REST, Routes } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { answers, callback, discord, refused, rest, text, V2 } from './fixtures.js';
import { flatten } from './index.js';

describe('acknowledging', () => {
  test('twice is refused', async () => {
    const asked = discord.slash('ask');
    await callback(asked, { type: 5 });
    expect(await refused(callback(asked, { type: 4, data: { content: 'again' } }))).toMatchObject({
      status: 400,
      code: 40060,
    });
    expect((await asked.acknowledged()).effects).toMatchObject({ acknowledgements: 1, refusals: 1 });
  });

  test('after three seconds, or with another token, the interaction is unknown', async () => {
    const asked = discord.slash('ask');
    discord.advance(3_001);
    expect(await refused(callback(asked, { type: 5 }))).toMatchObject({ status: 404, code: 10062 });
    const other = discord.slash('ask');
    expect(await refused(callback({ ...other, token: asked.token }, { type: 5 }))).toMatchObject({ code: 10062 });
    expect(discord.unknownRequests).toEqual([]);
  });

  test('a refused answer leaves it open', async () => {
    const asked = discord.slash('ask');
    expect((await refused(callback(asked, { type: 4, data: { content: ' ' } }))).code).toBe(50006);
    await callback(asked, { type: 4, data: { content: 'here' } });
    expect(asked.outcome().messages.map(flatten)).toEqual(['here']);
  });

  test('with_response describes what was made', async () => {
    const deferred = await callback(discord.slash('ask'), { type: 5, data: { flags: 64 } }, '?with_response=true');
    expect(deferred).toMatchObject({
      interaction: { response_message_loading: true, response_message_ephemeral: true },
      resource: { type: 5 },
    });
    const replied = await callback(discord.slash('ask'), { type: 4, data: { content: 'x' } }, '?with_response=true');
    expect(replied).toMatchObject({ resource: { type: 4, message: { content: 'x', type: 20 } } });
  });

  test.each([
    ['a command', 7, () => discord.slash('ask')],
    ['a command', 8, () => discord.slash('ask')],
    ['what is typed', 4, () => discord.autocomplete('ask', { name: 'a', value: '' })],
  ] as const)('%s cannot be answered with type %i', async (_, type, act) => {
    const error = await refused(callback(act(), { type, data: { content: 'x' } }));
    expect(error).toMatchObject({ code: 50035, rawError: { errors: { type: {} } } });
  });

  test('a deferral takes no flag but EPHEMERAL', async () => {
    expect((await refused(callback(discord.slash('ask'), { type: 5, data: { flags: V2 } }))).code).toBe(50035);
  });
});

describe('after the acknowledgement', () => {
  test('the first follow-up to a deferral is its answer, as visible as the deferral', async () => {
    const asked = discord.slash('ask');
    await callback(asked, { type: 5 });
    const hook = Routes.webhook(discord.applicationId, asked.token);
    await rest().post(hook, { body: { content: 'first', flags: 64 }, auth: false });
    await rest().post(hook, { body: { content: 'second', flags: 64 }, auth: false });
    const { messages, effects } = asked.outcome();
    expect(messages.map(flatten)).toEqual(['first', '(ephemeral)\nsecond']);
    expect(effects).toMatchObject({ edits: 1, followUps: 1 });
  });

  test('before it there is no webhook, and a quarter of an hour later no token', async () => {
    const asked = discord.slash('ask');
    expect(await refused(rest().get(answers(asked.token), { auth: false }))).toMatchObject({
      status: 404,
      code: 10015,
    });
    await callback(asked, { type: 5 });
    discord.advance(15 * 60_000 + 1);
    const late = await refused(rest().patch(answers(asked.token), { body: { content: 'late' }, auth: false }));
    expect(late).toMatchObject({ status: 401, code: 50027 });
    expect(discord.invalidRequests).toBe(1);
  });

  test('an answer is read, deleted, and then gone', async () => {
    const asked = discord.slash('ask');
    await callback(asked, { type: 4, data: { content: 'here' } });
    expect(await rest().get(answers(asked.token), { auth: false })).toMatchObject({ content: 'here' });
    await rest().delete(answers(asked.token), { auth: false });
    expect((await refused(rest().get(answers(asked.token), { auth: false }))).code).toBe(10008);
    expect(asked.outcome()).toMatchObject({ messages: [], effects: { deletions: 1 } });
  });

  test.each([
    ['foreign-guild', 5],
    ['guild', 7],
  ] as const)('in a %s %i of 7 follow-ups pass', async (place, passed) => {
    const asked = discord.slash('ask', {}, { place });
    await callback(asked, { type: 4, data: { content: 'x' } });
    const hook = Routes.webhook(discord.applicationId, asked.token);
    const codes: unknown[] = [];
    for (let i = 0; i < 7; i++)
      await rest()
        .post(hook, { body: { content: 'x' }, auth: false })
        .catch((error: DiscordAPIError) => codes.push(error.code));
    expect(codes).toEqual(Array(7 - passed).fill(40094));
  });
});

describe('messages in channels', () => {
  const send = (body: object, channel = discord.channelId()) => rest().post(Routes.channelMessages(channel), { body });

  test('a nonce that is enforced makes one message of two requests', async () => {
    const twice = { content: 'x', nonce: 'n1', enforce_nonce: true };
    expect(await send(twice)).toEqual(await send(twice));
    expect(discord.messagesIn(discord.channelId())).toHaveLength(1);
  });

  test('pings are what the message and its allowed mentions make of them', async () => {
    const said = discord.say('hello');
    const reply = { message_reference: { message_id: said.id } };
    const author = `<@${discord.person('x').id}>`;
    await send({ content: `@everyone ${author} <@&5>`, allowed_mentions: { parse: ['roles'] } });
    await send({ content: 'x', ...reply });
    await send({ content: 'x', ...reply, allowed_mentions: { parse: [] } });
    await send({ flags: V2, components: [text('@here')] });
    const asked = discord.slash('ask');
    await callback(asked, { type: 4, data: { content: `@everyone ${author}` } });
    const replied = discord.message(said.id)?.author.id;
    expect(discord.pings.map(({ target }) => target)).toEqual(['<@&5>', `<@${replied}>`, '@here', author]);
  });

  test('where the bot is not, and where nothing is', async () => {
    expect(await refused(send({ content: 'x' }, discord.channelId({ place: 'foreign-guild' })))).toMatchObject({
      status: 403,
      code: 50001,
    });
    expect((await refused(send({ content: 'x' }, '1'))).code).toBe(10003);
    const gone = { message_reference: { message_id: '1' } };
    expect((await refused(send({ content: 'x', ...gone }))).code).toBe(50035);
    const forgiven = { message_reference: { message_id: '1', fail_if_not_exists: false } };
    expect(await send({ content: 'x', ...forgiven })).toMatchObject({ content: 'x', type: 0 });
  });

  test('only the own ones are edited', async () => {
    const own = (await send({ content: 'x' })) as { id: string };
    const edit = (id: string) =>
      rest().patch(Routes.channelMessage(discord.channelId(), id), { body: { content: 'y' } });
    expect(await edit(own.id)).toMatchObject({ content: 'y' });
    expect((await refused(edit(discord.say('hello').id))).code).toBe(50005);
  });
});

describe('troubles', () => {
  const edit = (token: string) =>
    new REST({ api: discord.apiUrl, retries: 1 }).patch(answers(token), { body: { content: 'x' }, auth: false });

  async function deferred() {
    const asked = discord.slash('ask');
    await callback(asked, { type: 5 });
    return asked;
  }

  test('429 is waited out', async () => {
    const asked = await deferred();
    const fault = discord.fault('edit-answer', { kind: 'rate-limit', retryAfter: 0.05 });
    await edit(asked.token);
    expect([fault.hits, discord.requests('edit-answer'), discord.invalidRequests]).toEqual([1, 2, 1]);
    expect(asked.outcome().effects.edits).toBe(1);
  });

  test('5xx is tried again: with the effect it was done twice', async () => {
    const [once, twice] = [await deferred(), await deferred()];
    discord.fault('edit-answer', { kind: 'status', status: 503 });
    await edit(once.token);
    discord.fault('edit-answer', { kind: 'status', status: 503, effect: true });
    await edit(twice.token);
    expect([once, twice].map((handle) => handle.outcome().effects.edits)).toEqual([1, 2]);
  });

  test.each([true, false])('a cut connection, the effect taken: %s', async (effect) => {
    const asked = await deferred();
    discord.fault('edit-answer', { kind: 'drop', effect });
    await expect(edit(asked.token)).rejects.toThrow();
    expect(asked.outcome().effects.edits).toBe(effect ? 1 : 0);
  });

  test('an answer that never comes, or comes late', async () => {
    const asked = await deferred();
    discord.fault('edit-answer', { kind: 'hang', effect: true });
    const patience = AbortSignal.timeout(50);
    const hung = rest().patch(answers(asked.token), { body: { content: 'x' }, auth: false, signal: patience });
    await expect(hung).rejects.toThrow();
    expect(asked.outcome().effects.edits).toBe(1);
    const fault = discord.fault('edit-answer', { kind: 'hang', effect: false, after: 400 });
    const late = refused(edit(asked.token));
    await expect.poll(() => fault.hits, { interval: 5 }).toBe(1);
    discord.advance(15 * 60_000);
    expect((await late).code).toBe(50027);
    expect(asked.outcome().effects.edits).toBe(1);
  });

  test('a fault can be lifted', async () => {
    const asked = await deferred();
    discord.fault('any', { kind: 'status', status: 500 }, 100).lift();
    await edit(asked.token);
    expect(discord.requests('edit-answer')).toBe(1);
  });

  test('a request to nowhere is 404 and is remembered', async () => {
    expect(await refused(rest().get('/guilds/1'))).toMatchObject({ status: 404, code: 0 });
    expect(discord.unknownRequests).toEqual(['GET /api/v10/guilds/1']);
  });

  test('a request without a token is 401', async () => {
    expect(await refused(rest('wrong').get(Routes.user()))).toMatchObject({ status: 401, code: 0 });
    expect(discord.invalidRequests).toBe(1);
  });
});
