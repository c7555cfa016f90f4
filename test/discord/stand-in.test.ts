import {
  type APIMessageTopLevelComponent,
  type AutocompleteInteraction,
  ButtonBuilder,
  type ButtonInteraction,
  ButtonStyle,
  type ChatInputCommandInteraction,
  Client,
  type ClientOptions,
  ContainerBuilder,
  DiscordAPIError,
  EmbedBuilder,
  Events,
  GatewayIntentBits,
  type Interaction,
  type Message,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  Partials,
  REST,
  Routes,
  SectionBuilder,
  SeparatorBuilder,
  TextDisplayBuilder,
} from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DiscordStandIn, flatten, type Handle, Intent, type StandInOptions } from './stand-in/index.js';

let discord: DiscordStandIn;
let clients: Client[];

beforeEach(async () => {
  discord = await DiscordStandIn.start();
  clients = [];
});

afterEach(async () => {
  for (const client of clients) await client.destroy();
  await discord.close();
});

async function restart(options: StandInOptions): Promise<void> {
  await discord.close();
  discord = await DiscordStandIn.start(options);
}

function client(options: Partial<ClientOptions> = {}): Client {
  const made = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    partials: [Partials.Channel],
    allowedMentions: { parse: [], repliedUser: false },
    // Discord makes a client wait 5 s before it identifies again; the tests do not.
    ws: { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => {} }) },
    ...options,
    rest: { api: discord.apiUrl, ...options.rest },
  });
  made.on(Events.Error, () => {});
  clients.push(made);
  return made;
}

/** A bot that is logged in. @param act - what it does with an interaction */
async function bot(act: (interaction: Interaction) => unknown = () => {}, options?: Partial<ClientOptions>) {
  const made = client(options);
  made.on(Events.InteractionCreate, act);
  await made.login(discord.token);
  if (!made.isReady()) await new Promise((resolve) => made.once(Events.ClientReady, resolve));
  return made;
}

/** Requests without a client around them. */
function rest(token = discord.token): REST {
  return new REST({ api: discord.apiUrl, retries: 0 }).setToken(token);
}

async function refused(request: Promise<unknown>): Promise<DiscordAPIError> {
  const error: unknown = await request.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof DiscordAPIError) return error;
  throw new Error(`Not refused by the API: ${String(error)}`);
}

function callback({ id, token }: { id: string; token: string }, body: object, query = '') {
  const route = `${Routes.interactionCallback(id, token)}${query}` as const;
  return rest().post(route, { body, auth: false });
}

function answers(token: string, message = '@original') {
  return Routes.webhookMessage(discord.applicationId, token, message);
}

const text = (content: string): APIMessageTopLevelComponent => ({ type: 10, content });
const V2 = MessageFlags.IsComponentsV2;

describe('logging in', () => {
  test('a client learns who it is and where', async () => {
    const ready = discord.whenReady();
    const made = await bot();
    await ready;
    expect(made.user?.id).toBe(discord.bot.id);
    expect(made.guilds.cache.map(({ id, available }) => [id, available])).toEqual([[discord.guildIds[0], true]]);
    expect(made.channels.cache.has(discord.channelId({ channel: 1 }))).toBe(true);
    expect(discord.sessions.map(({ intents }) => intents)).toEqual([
      Intent.Guilds | Intent.GuildMessages | Intent.DirectMessages,
    ]);
    expect((await made.application?.fetch())?.id).toBe(discord.applicationId);
    expect(discord.unknownRequests).toEqual([]);
  });

  test('a wrong token is refused and counts as an invalid request', async () => {
    await expect(client().login(`${discord.token}x`)).rejects.toThrow('invalid token');
    expect(discord.invalidRequests).toBe(1);
    expect(discord.sessions).toEqual([]);
  });

  test.each([4004, 4014])('a client is turned away with %i', async (code) => {
    discord.gateway.refuseIdentify(code);
    const made = client();
    const closed = new Promise<number>((resolve) => made.once(Events.ShardDisconnect, (event) => resolve(event.code)));
    void made.login(discord.token).catch(() => {});
    expect(await closed).toBe(code);
  });

  test('an intent that was not granted is turned away', async () => {
    await restart({ disallowedIntents: Intent.MessageContent });
    const made = client({ intents: [GatewayIntentBits.MessageContent] });
    const closed = new Promise<number>((resolve) => made.once(Events.ShardDisconnect, (event) => resolve(event.code)));
    void made.login(discord.token).catch(() => {});
    expect(await closed).toBe(4014);
  });

  test('nobody ready is an error that says so', async () => {
    await expect(discord.whenReady(20)).rejects.toThrow('No client identified within 20 ms.');
  });
});

describe('losing the connection', () => {
  const losses: [string, () => void][] = [
    ['a cut line', () => discord.gateway.drop()],
    ['op 7', () => discord.gateway.reconnect()],
    ['op 9, resumable', () => discord.gateway.invalidate(true)],
    ['close 4000', () => discord.gateway.close(4000)],
  ];
  test.each(losses)('after %s a client resumes and hears what it missed, in order', async (_, lose) => {
    const heard: string[] = [];
    await bot(async (interaction) => {
      const command = interaction as ChatInputCommandInteraction;
      heard.push(command.commandName);
      await command.reply(command.commandName);
    });
    await discord.slash('before').done();
    lose();
    const missed = ['one', 'two', 'three'].map((name) => discord.slash(name));
    const outcomes = await Promise.all(missed.map((handle) => handle.done()));
    expect(heard).toEqual(['before', 'one', 'two', 'three']);
    expect(outcomes.map(({ effects }) => effects.acknowledgements)).toEqual([1, 1, 1]);
    expect(discord.sessions.map(({ resumes }) => resumes)).toEqual([1]);
    expect(discord.gateway.identifies).toBe(1);
  });

  test('op 9, not resumable: a new session, and what was missed is lost', async () => {
    const made = await bot();
    const again = new Promise((resolve) => made.once(Events.ShardReady, resolve));
    discord.gateway.invalidate(false);
    const lost = discord.slash('lost');
    await again;
    expect(lost.delivered).toBe(0);
    expect(discord.sessions.map(({ ended }) => ended)).toEqual([true, false]);
  });

  test('unanswered heartbeats make a client connect anew', async () => {
    await restart({ heartbeatInterval: 200 });
    const made = await bot();
    const resumed = new Promise((resolve) => made.once(Events.ShardResume, resolve));
    discord.gateway.withholdHeartbeatAcks(true);
    made.once(Events.ShardReconnecting, () => discord.gateway.withholdHeartbeatAcks(false));
    await resumed;
    expect(discord.sessions[0]?.resumes).toBeGreaterThan(0);
    expect(discord.sessions[0]?.heartbeats).toBeGreaterThan(0);
  });

  test('a client that closes in order gives its session up', async () => {
    const made = await bot();
    await made.destroy();
    await expect.poll(() => discord.sessions[0]?.ended).toBe(true);
    expect(discord.slash('ask').delivered).toBe(0);
  });
});

describe('what members do reaches the client', () => {
  async function seen<T extends Interaction>(act: () => Handle): Promise<T> {
    const arrived = new Promise<Interaction>((resolve) => void bot(resolve).then(act));
    return (await arrived) as T;
  }

  test('a slash command in a guild', async () => {
    const got = await seen<ChatInputCommandInteraction<'cached'>>(() =>
      discord.slash('ask', { question: 'who?', count: 3, quiet: true }, { locale: 'de', guildLocale: 'fr' }),
    );
    expect(got.inCachedGuild()).toBe(true);
    expect(got.options.getString('question')).toBe('who?');
    expect(got.options.getInteger('count')).toBe(3);
    expect(got.options.getBoolean('quiet')).toBe(true);
    expect([got.locale, got.guildLocale]).toEqual(['de', 'fr']);
    expect(got.member.displayName).toBe('Ida Marsh');
    expect(got.authorizingIntegrationOwners.guildId).toBe(discord.guildIds[0]);
    expect(got.context).toBe(0);
  });

  test('a subcommand', async () => {
    const got = await seen<ChatInputCommandInteraction>(() => discord.slash('article list all', { page: 2 }));
    expect([got.commandName, got.options.getSubcommandGroup(), got.options.getSubcommand()]).toEqual([
      'article',
      'list',
      'all',
    ]);
    expect(got.options.getInteger('page')).toBe(2);
  });

  test('in the conversation with the bot', async () => {
    const got = await seen<ChatInputCommandInteraction>(() => discord.slash('ask', {}, { place: 'bot-dm' }));
    expect([got.guildId, got.member, got.context]).toEqual([null, null, 1]);
    expect(got.channel?.isDMBased()).toBe(true);
  });

  test('in a conversation of two people', async () => {
    const user = discord.person('Tobias Crane');
    const got = await seen<ChatInputCommandInteraction>(() =>
      discord.slash('ask', {}, { place: 'private-channel', user }),
    );
    expect([got.guildId, got.context, got.user.username]).toEqual([null, 2, 'tobias_crane']);
    expect(got.authorizingIntegrationOwners.userId).toBe(user.id);
  });

  test('in a server without the bot', async () => {
    const got = await seen<ChatInputCommandInteraction>(() => discord.slash('ask', {}, { place: 'foreign-guild' }));
    expect(got.guildId).not.toBeNull();
    expect([got.guild, got.inRawGuild(), got.context]).toEqual([null, true, 0]);
    expect(got.authorizingIntegrationOwners.guildId).toBeNull();
  });

  test('what is being typed', async () => {
    const got = await seen<AutocompleteInteraction>(() =>
      discord.autocomplete('ask', { name: 'article', value: 'lig' }, { question: 'who?' }),
    );
    expect(got.options.getFocused(true)).toMatchObject({ name: 'article', value: 'lig' });
    expect(got.options.getString('question')).toBe('who?');
  });

  test('a command on a message, whose text the bot may read', async () => {
    const got = await seen<MessageContextMenuCommandInteraction>(() =>
      discord.messageCommand('Check this', { content: 'The lamp went dark.' }),
    );
    expect(got.targetMessage.content).toBe('The lamp went dark.');
    expect(got.targetMessage.author.username).toBe('ida_marsh');
  });

  test('messages: their text only where the bot is spoken to', async () => {
    const made = await bot();
    const heard: string[] = [];
    made.on(Events.MessageCreate, ({ content }) => heard.push(content));
    discord.say('nothing to you');
    discord.mention('who?');
    discord.say('in private', { place: 'bot-dm' });
    const elsewhere = discord.say('elsewhere', { place: 'foreign-guild' });
    await expect.poll(() => heard).toEqual(['', `<@${discord.bot.id}> who?`, 'in private']);
    expect(elsewhere.delivered).toBe(0);
  });

  test('without the intent there are no messages', async () => {
    await bot(undefined, { intents: [GatewayIntentBits.Guilds] });
    expect(discord.mention('who?').delivered).toBe(0);
  });
});

describe('a conversation through discord.js', () => {
  function card(): ContainerBuilder {
    const more = new ButtonBuilder().setCustomId('more:1').setLabel('More').setStyle(ButtonStyle.Secondary);
    const source = new ButtonBuilder().setURL('https://gazette.example').setLabel('Source').setStyle(ButtonStyle.Link);
    const off = new ButtonBuilder().setCustomId('off').setLabel('Off').setStyle(ButtonStyle.Primary).setDisabled(true);
    return new ContainerBuilder()
      .addSectionComponents(
        new SectionBuilder()
          .addTextDisplayComponents(new TextDisplayBuilder().setContent('**The lamp** burns'))
          .setButtonAccessory(source),
      )
      .addSeparatorComponents(new SeparatorBuilder())
      .addActionRowComponents((row) => row.addComponents(more, off));
  }

  test('an answer reads as members read it', async () => {
    await bot((interaction) =>
      (interaction as ChatInputCommandInteraction).reply({
        flags: V2 | MessageFlags.Ephemeral,
        components: [card()],
      }),
    );
    const { messages, acknowledgement } = await discord.slash('ask').done();
    expect(acknowledgement).toBe('reply');
    expect(messages.map(flatten)).toEqual([
      '(ephemeral)\n**The lamp** burns\n[Source](https://gazette.example)\n---\n[More] [Off](disabled)',
    ]);
    expect(() => discord.click(messages[0]?.id ?? '', 'Off')).toThrow('There is no button Off to click');
    expect(() => discord.click(messages[0]?.id ?? '', 'More', { user: discord.person('Vera') })).toThrow(
      'does not see',
    );
  });

  test('a deferral is filled in, an embed becomes components, and a click changes the message', async () => {
    const clicks: (string | undefined)[] = [];
    await bot(async (interaction) => {
      if (interaction.isButton()) {
        clicks.push(interaction.message.interactionMetadata?.user.username, interaction.user.username);
        await interaction.update({ components: [new TextDisplayBuilder().setContent('clicked')] });
        return;
      }
      const command = interaction as ChatInputCommandInteraction;
      await command.deferReply();
      await command.editReply({ embeds: [new EmbedBuilder().setTitle('Lamp').setDescription('burns')] });
      await command.editReply({ content: null, embeds: [], flags: V2, components: [card()] });
    });
    const asked = discord.slash('ask');
    expect((await asked.acknowledged()).messages.map(flatten)).toEqual(['(thinking)']);
    const { messages } = await asked.until(({ effects }) => effects.edits === 2);
    const clicked = discord.click(messages[0]?.id ?? '', 'more:1', { user: discord.person('Vera') });
    const outcome = await clicked.done();
    expect(outcome.messages.map(flatten)).toEqual(['clicked']);
    expect(outcome.acknowledgement).toBe('update');
    expect(clicks).toEqual(['ida_marsh', 'vera']);
    expect(discord.refusals).toEqual([]);
  });

  test('a click, then a private message to whoever clicked', async () => {
    await bot(async (interaction) => {
      if (!interaction.isButton()) {
        await (interaction as ChatInputCommandInteraction).reply({ components: [row()] });
        return;
      }
      await interaction.deferUpdate();
      await interaction.followUp({ content: 'for you', flags: MessageFlags.Ephemeral });
    });
    const [message] = (await discord.slash('ask').done()).messages;
    const { messages, acknowledgement } = await discord.click(message?.id ?? '', 'Go').done();
    expect(acknowledgement).toBe('deferred-update');
    expect(messages.map(flatten)).toEqual(['(ephemeral)\nfor you']);
    expect(messages[0]?.interaction_metadata).toMatchObject({ interacted_message_id: message?.id });
  });

  test('choices, and an answer to a mention that pings nobody', async () => {
    const made = await bot((interaction) =>
      (interaction as AutocompleteInteraction).respond([{ name: 'Gull Point', value: 'gull' }]),
    );
    made.on(Events.MessageCreate, (message) => {
      if (!message.author.bot) void message.reply(`@everyone <@${message.author.id}> burns`);
    });
    expect((await discord.autocomplete('ask', { name: 'article', value: 'g' }).done()).choices).toEqual([
      { name: 'Gull Point', value: 'gull' },
    ]);
    const { messages } = await discord.mention('does it burn?').done();
    expect(messages.map(({ content }) => content.slice(0, 9))).toEqual(['@everyone']);
    expect(discord.pings).toEqual([]);
  });

  test('the bot hears its own public messages', async () => {
    const own: Message[] = [];
    const made = await bot((interaction) => (interaction as ButtonInteraction).reply('public'));
    made.on(Events.MessageCreate, (message) => own.push(message));
    await discord.slash('ask').done();
    await expect.poll(() => own.map(({ content }) => content)).toEqual(['public']);
  });

  function row() {
    return { type: 1, components: [{ type: 2, style: 1, label: 'Go', custom_id: 'go' }] } as const;
  }
});

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

describe('bodies that Discord refuses', () => {
  const button = { type: 2, style: 1, label: 'x', custom_id: 'x' };
  const row = (...components: object[]) => ({ type: 1, components });
  const link = { type: 2, style: 5, label: 'x', url: 'https://gazette.example' };
  const v2 = (...components: object[]) => ({ flags: V2, components });
  const many = (count: number, make: (index: number) => object) => Array.from({ length: count }, (_, i) => make(i));
  const section = (count: number) => ({ type: 9, components: many(count, () => text('x')), accessory: button });

  test.each<[string, object, string]>([
    ['content of 2001 characters', { content: 'x'.repeat(2001) }, 'content'],
    ['eleven embeds', { embeds: many(11, () => ({ title: 'x' })) }, 'embeds'],
    ['a title of 257', { embeds: [{ title: 'x'.repeat(257) }] }, 'embeds.0.title'],
    ['a description of 4097', { embeds: [{ description: 'x'.repeat(4097) }] }, 'embeds.0.description'],
    ['a field without value', { embeds: [{ fields: [{ name: 'x', value: '' }] }] }, 'embeds.0.fields.0.value'],
    ['26 fields', { embeds: [{ fields: many(26, () => ({ name: 'x', value: 'x' })) }] }, 'embeds.0.fields'],
    ['6001 over all embeds', { embeds: many(2, () => ({ description: 'x'.repeat(3001) })) }, 'embeds.1'],
    ['a text display without the flag', { components: [text('x')] }, 'components.0'],
    ['content beside components', { ...v2(text('x')), content: 'x' }, 'content'],
    ['embeds beside components', { ...v2(text('x')), embeds: [{ title: 'x' }] }, 'embeds'],
    ['an empty text', v2(text('')), 'components.0.content'],
    ['a text of 4001', v2(text('x'.repeat(4001))), 'components.0.content'],
    ['texts of 5000 together', v2(...many(5, () => text('x'.repeat(1000)))), 'components'],
    ['41 components', v2({ type: 17, components: many(40, () => text('x')) }), 'components'],
    ['six buttons in a row', v2(row(...many(6, (i) => ({ ...button, custom_id: `${i}` })))), 'components.0.components'],
    ['a row without buttons', v2(row()), 'components.0.components'],
    ['a custom_id of 101', v2(row({ ...button, custom_id: 'x'.repeat(101) })), 'components.0.components.0.custom_id'],
    ['a custom_id twice', v2(row(button, button)), 'components.0.components.1.custom_id'],
    ['a label of 81', v2(row({ ...button, label: 'x'.repeat(81) })), 'components.0.components.0.label'],
    ['a button without id', v2(row({ type: 2, style: 1, label: 'x' })), 'components.0.components.0.custom_id'],
    ['a link with an id', v2(row({ ...link, custom_id: 'x' })), 'components.0.components.0.custom_id'],
    ['a link without url', v2(row({ type: 2, style: 5, label: 'x' })), 'components.0.components.0.url'],
    [
      'a link of 513',
      v2(row({ ...link, url: `https://x.example/${'x'.repeat(500)}` })),
      'components.0.components.0.url',
    ],
    ['a link that is none', v2(row({ ...link, url: 'javascript:x' })), 'components.0.components.0.url'],
    ['a section of four', v2(section(4)), 'components.0.components'],
    ['a section without accessory', v2({ type: 9, components: [text('x')] }), 'components.0.accessory'],
    [
      'a container in a container',
      v2({ type: 17, components: [{ type: 17, components: [] }] }),
      'components.0.components.0',
    ],
    ['a component number twice', v2({ ...text('x'), id: 3 }, { ...text('x'), id: 3 }), 'components.1.id'],
    ['a component number of 33 bits', v2({ ...text('x'), id: 2 ** 32 }), 'components.0.id'],
    [
      'both ways to allow mentions',
      { content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } },
      'allowed_mentions',
    ],
  ])('%s', async (_, data, path) => {
    const error = await refused(callback(discord.slash('ask'), { type: 4, data }));
    expect(error).toMatchObject({ status: 400, code: 50035 });
    expect(error.rawError).toHaveProperty(`errors.data.${path}._errors.0.code`);
    expect(discord.refusals).toHaveLength(1);
  });

  test('what is just inside the limits passes', async () => {
    const full = v2(
      { type: 17, components: many(37, () => text('x'.repeat(100))), accent_color: 0xffffff },
      row({ ...button, custom_id: 'x'.repeat(100), label: 'x'.repeat(80) }),
    );
    await callback(discord.slash('ask'), { type: 4, data: full });
    await callback(discord.slash('ask'), { type: 4, data: { content: '', embeds: [], ...v2(text('x'.repeat(4000))) } });
    await callback(discord.slash('ask'), { type: 4, data: { content: 'x'.repeat(2000), components: [row(button)] } });
    expect(discord.refusals).toEqual([]);
  });

  test('more bytes than Discord can store are an error of its own', async () => {
    const asked = discord.slash('ask');
    const request = callback(asked, { type: 4, data: v2(text('灯'.repeat(3387))) });
    await expect(request).rejects.toMatchObject({ status: 500 });
    await callback(asked, { type: 4, data: v2(text('灯'.repeat(3386))) });
  });

  test('an edit cannot go back from components, nor forget the old content', async () => {
    const asked = discord.slash('ask');
    await callback(asked, { type: 4, data: { content: 'x' } });
    const edit = (body: object) => rest().patch(answers(asked.token), { body, auth: false });
    expect((await refused(edit(v2(text('y'))))).rawError).toHaveProperty('errors.content');
    await edit({ ...v2(text('y')), content: null });
    expect((await refused(edit({ content: 'z' }))).rawError).toHaveProperty('errors.content');
    expect((await refused(edit({ flags: 0, components: [text('z')] }))).rawError).toHaveProperty('errors.flags');
    await edit({ components: [text('z')] });
    expect(asked.outcome().messages.map(flatten)).toEqual(['z']);
  });

  test.each([
    ['26 choices', Array.from({ length: 26 }, () => ({ name: 'x', value: 'x' }))],
    ['a name of 101', [{ name: 'x'.repeat(101), value: 'x' }]],
    ['an empty name', [{ name: '', value: 'x' }]],
    ['a value of 101', [{ name: 'x', value: 'x'.repeat(101) }]],
    ['an empty value', [{ name: 'x', value: '' }]],
  ])('%s', async (_, choices) => {
    const typed = discord.autocomplete('ask', { name: 'article', value: '' });
    expect((await refused(callback(typed, { type: 8, data: { choices } }))).rawError).toHaveProperty(
      'errors.data.choices',
    );
  });
});

describe('commands', () => {
  const ask = {
    name: 'ask',
    description: 'Ask',
    description_localizations: { de: 'Frag' },
    contexts: [1, 0],
    integration_types: [1, 0],
    options: [
      { type: 3, name: 'question', description: 'What', required: true },
      { type: 3, name: 'article', description: 'Where', autocomplete: true, required: false },
    ],
  };
  const check = { type: 3, name: 'Check this' };
  const put = (body: unknown) => rest().put(Routes.applicationCommands(discord.applicationId), { body });

  test('are stored as Discord stores them', async () => {
    const [first] = (await put([ask, check])) as { id: string; version: string }[];
    expect(first).toMatchObject({
      application_id: discord.applicationId,
      type: 1,
      contexts: [0, 1],
      integration_types: [0, 1],
      default_member_permissions: null,
      name_localizations: null,
      nsfw: false,
      options: [{ required: true }, { autocomplete: true }],
    });
    expect(first).not.toHaveProperty('options.1.required');
    const [same] = (await put([ask])) as { id: string; version: string }[];
    expect(same).toEqual(first);
    const [changed] = (await put([{ ...ask, description: 'Ask!' }])) as { id: string; version: string }[];
    expect(changed?.id).toBe(first?.id);
    expect(changed?.version).not.toBe(first?.version);
    expect(discord.commandWrites).toBe(3);
    expect(discord.commands().map(({ name }) => name)).toEqual(['ask']);
  });

  test('are listed with translations only on demand', async () => {
    await put([ask]);
    const route = Routes.applicationCommands(discord.applicationId);
    const list = (query: string) => rest().get(`${route}${query}`) as Promise<object[]>;
    expect((await list(''))[0]).not.toHaveProperty('description_localizations');
    expect((await list('?with_localizations=true'))[0]).toMatchObject({ description_localizations: { de: 'Frag' } });
    const german = await rest().get(route, { headers: { 'X-Discord-Locale': 'de' } });
    expect(german).toMatchObject([{ description_localized: 'Frag' }]);
  });

  test('a guild has its own', async () => {
    const route = Routes.applicationGuildCommands(discord.applicationId, discord.guildIds[0] ?? '');
    await rest().put(route, { body: [ask] });
    expect([discord.commands().length, discord.commands(discord.guildIds[0]).length]).toEqual([0, 1]);
  });

  test('once registered, a member can only send what Discord offers', async () => {
    await put([{ ...ask, contexts: [0], default_member_permissions: '32' }, check]);
    const may = { permissions: '32' };
    expect(() => discord.slash('tell', {}, may)).toThrow('No command tell');
    expect(() => discord.slash('ask', {}, may)).toThrow('question is required');
    expect(() => discord.slash('ask', { question: 'x', colour: 'y' }, may)).toThrow('There is no option colour');
    expect(() => discord.slash('ask', { question: 'x' })).toThrow('permissions');
    expect(() => discord.slash('ask', { question: 'x' }, { place: 'bot-dm' })).toThrow('not offered in a bot-dm');
    expect(() => discord.autocomplete('ask', { name: 'question', value: '' }, {}, may)).toThrow('does not complete');
    expect(discord.slash('ask', { question: 'x' }, { permissions: '8' }).id).toMatch(/^\d+$/);
  });

  const option = ask.options[0];
  test.each<[string, object, string]>([
    ['capitals', { ...ask, name: 'Ask' }, 'name'],
    ['a space', { ...ask, name: 'a b' }, 'name'],
    ['a description of 101', { ...ask, description: 'x'.repeat(101) }, 'description'],
    ['no description', { name: 'ask' }, 'description'],
    ['a menu command with one', { ...check, description: 'x' }, 'description'],
    ['an unknown locale', { ...ask, name_localizations: { xx: 'a' } }, 'name_localizations'],
    ['a bad translation', { ...ask, name_localizations: { de: 'Frag mich' } }, 'name_localizations.de'],
    [
      '26 options',
      { ...ask, options: Array.from({ length: 26 }, (_, i) => ({ ...option, name: `o${i}` })) },
      'options',
    ],
    ['a required one last', { ...ask, options: [...ask.options].reverse() }, 'options.1'],
    ['an option twice', { ...ask, options: [option, option] }, 'options.1.name'],
    ['an option without description', { ...ask, options: [{ type: 3, name: 'x' }] }, 'options.0.description'],
    [
      'a bad one below',
      { ...ask, options: [{ type: 1, name: 'x', description: 'x', options: [{ ...option, name: 'X' }] }] },
      'options.0.options.0.name',
    ],
  ])('%s is refused', async (_, command, path) => {
    expect((await refused(put([command]))).rawError).toHaveProperty(`errors.0.${path}._errors.0.code`);
    expect(discord.commandWrites).toBe(0);
  });

  test('101 are too many', async () => {
    const definitions = Array.from({ length: 101 }, (_, i) => ({ ...ask, name: `ask${i}` }));
    expect((await refused(put(definitions))).code).toBe(50035);
    await put(definitions.slice(1));
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

test('what is forgotten leaves nothing behind', async () => {
  const made = await bot(async (interaction) => {
    if (interaction.isButton()) await interaction.reply('clicked');
    else if (interaction.isMessageContextMenuCommand()) await interaction.reply('checked');
    else
      await (interaction as ChatInputCommandInteraction).reply({
        components: [{ type: 1, components: [{ type: 2, style: 1, label: 'Go', custom_id: 'go' }] }],
      });
  });
  made.on(Events.MessageCreate, (message) => {
    if (message.mentions.has(discord.bot.id) && !message.author.bot) void message.reply('hello');
  });
  const asked = discord.slash('ask');
  const [message] = (await asked.done()).messages;
  const handles = [
    asked,
    discord.click(message?.id ?? '', 'Go'),
    discord.mention('hello'),
    discord.messageCommand('Check this', { content: 'x' }),
  ];
  await Promise.all(handles.map((handle) => handle.done()));
  expect(discord.kept).toBeGreaterThan(handles.length);
  for (const handle of handles) handle.forget();
  expect(discord.kept).toBe(0);
  expect((await refused(callback(asked, { type: 5 }))).code).toBe(10062);
});

test('an interaction nobody answers is an error that says what happened', async () => {
  await expect(discord.slash('ask').done(20)).rejects.toThrow(/was not answered within 20 ms: \{"delivered":0/);
});
