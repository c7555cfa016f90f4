import {
  type AutocompleteInteraction,
  ButtonBuilder,
  type ButtonInteraction,
  ButtonStyle,
  type ChatInputCommandInteraction,
  ContainerBuilder,
  type DiscordAPIError,
  EmbedBuilder,
  Events,
  GatewayIntentBits,
  type Interaction,
  type Message,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  SectionBuilder,
  SeparatorBuilder,
  TextDisplayBuilder,
} from 'discord.js';
import { describe, expect, test } from 'vitest';
import { bot, callback, client, discord, refused, restart, V2 } from './stand-in/fixtures.js';
import { flatten, type Handle, Intent } from './stand-in/index.js';

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

describe('more than one connection', () => {
  test('two processes hear the same, and the second to answer is refused', async () => {
    const codes: unknown[] = [];
    const answer = (interaction: Interaction) =>
      (interaction as ChatInputCommandInteraction)
        .reply('mine')
        .catch((error: DiscordAPIError) => codes.push(error.code));
    await bot(answer);
    await bot(answer);
    const asked = discord.slash('ask');
    const { effects } = await asked.until((outcome) => outcome.effects.refusals === 1);
    await expect.poll(() => codes).toEqual([40060]);
    expect([asked.delivered, effects.acknowledgements]).toEqual([2, 1]);
  });

  test('a guild belongs to one shard, conversations to the first', async () => {
    await restart({ guilds: 3 });
    await bot(undefined, { shards: [0, 1], shardCount: 2 });
    expect(discord.sessions.map(({ shard }) => shard)).toEqual([
      [0, 2],
      [1, 2],
    ]);
    expect(discord.slash('ask', {}, { guild: 2 }).delivered).toBe(1);
    expect(discord.slash('ask', {}, { place: 'bot-dm' }).delivered).toBe(1);
    expect(() => discord.slash('ask', {}, { guild: 3 })).toThrow('There is no channel 0 in guild 3.');
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

  test('while nobody can connect a client keeps trying, and then starts anew', async () => {
    await bot((interaction) => (interaction as ChatInputCommandInteraction).reply('back'));
    discord.gateway.setOffline(true);
    discord.gateway.drop();
    await expect.poll(() => discord.gateway.turnedAway, { timeout: 5_000 }).toBeGreaterThan(0);
    discord.gateway.setOffline(false);
    await discord.whenReady();
    expect((await discord.slash('ask').done()).messages.map(flatten)).toEqual(['back']);
    expect(discord.gateway.identifies).toBe(2);
  });

  test('a heartbeat is sent when it is asked for', async () => {
    await bot();
    discord.gateway.requestHeartbeat();
    await expect.poll(() => discord.sessions[0]?.heartbeats).toBe(1);
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

  test('a file goes along', async () => {
    await bot((interaction) =>
      (interaction as ChatInputCommandInteraction).reply({
        content: 'here',
        files: [{ attachment: Buffer.from('lamp'), name: 'lamp.txt' }],
      }),
    );
    expect((await discord.slash('ask').done()).messages.map(flatten)).toEqual(['here\n(file lamp.txt)']);
  });

  test('a message to somebody in private', async () => {
    const made = await bot((interaction) => interaction.user.send('hello'));
    const own: string[] = [];
    made.on(Events.MessageCreate, ({ content }) => own.push(content));
    discord.slash('ask');
    await expect.poll(() => own).toEqual(['hello']);
    expect(discord.messagesIn(discord.channelId({ place: 'bot-dm' }))).toHaveLength(1);
    expect(discord.unknownRequests).toEqual([]);
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
