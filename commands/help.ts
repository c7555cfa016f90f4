import { SlashCommandBuilder } from 'discord.js';
import type { Command } from '../src/discord/command.js';
import { everywhere, named } from '../src/discord/definition.js';
import { helpMessage } from '../src/discord/render/help.js';

export const command: Command = {
  definition: named(everywhere(new SlashCommandBuilder()), ({ commands }) => commands.help).toJSON(),
  acknowledge: 'with-reply',
  isPrivate: () => true,
  execute: async ({ sentences }) => ({ message: helpMessage(sentences) }),
};
