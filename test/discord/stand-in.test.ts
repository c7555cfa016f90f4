import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  Client,
  ContainerBuilder,
  Events,
  GatewayIntentBits,
  MessageFlags,
  Partials,
  TextDisplayBuilder,
} from 'discord.js';
import { expect, test } from 'vitest';
import { DiscordStandIn, flatten } from './stand-in/index.js';

test('smoke', async () => {
  const discord = await DiscordStandIn.start();
  const client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages],
    partials: [Partials.Channel],
    rest: { api: discord.apiUrl },
    allowedMentions: { parse: [] },
  });
  client.on(Events.InteractionCreate, async (i) => {
    if (i.isAutocomplete()) await i.respond([{ name: 'a', value: 'b' }]);
    else if (i.isChatInputCommand())
      await i.reply({
        flags: MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral,
        components: [
          new ContainerBuilder()
            .addTextDisplayComponents(new TextDisplayBuilder().setContent('**hi** @everyone'))
            .addActionRowComponents(
              new ActionRowBuilder<ButtonBuilder>().addComponents(
                new ButtonBuilder().setCustomId('x:1').setLabel('More').setStyle(ButtonStyle.Primary),
              ),
            ),
        ],
      });
    else if (i.isButton()) {
      await i.deferUpdate();
      await i.editReply({ components: [new TextDisplayBuilder().setContent('clicked')] });
      await i.followUp('public');
    }
  });
  client.on(Events.MessageCreate, async (m) => {
    if (!m.author.bot) await m.reply('you said ' + m.content);
  });
  await client.login(discord.token);
  await discord.whenReady();
  const asked = await discord.slash('ask', { question: 'who?', n: 3 }).done();
  console.log(asked, flatten(asked.messages[0]!));
  const clicked = await discord.click(asked.messages[0]!, 'More').done();
  console.log(clicked, clicked.messages.map(flatten));
  console.log(await discord.autocomplete('ask', { name: 'article', value: 'lig' }, { question: 'x' }).done());
  const said = await discord.mention('hello').done();
  console.log(said.messages.map(flatten), discord.pings, discord.refusals, discord.unknownRequests);
  for (const place of ['bot-dm', 'private-channel', 'foreign-guild'] as const)
    console.log(flatten((await discord.slash('ask', {}, { place }).done()).messages[0]!));
  await client.destroy();
  await discord.close();
});
