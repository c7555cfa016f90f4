import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  InteractionContextType,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
} from 'discord.js';
import type { Click } from './buttons.js';
import type { CommandRequest, Completion } from './command.js';
import { sentencesFor } from './locales/index.js';

export type CommandInteraction = ChatInputCommandInteraction | MessageContextMenuCommandInteraction;

/** A command's interaction without Discord. */
export function requestOf(interaction: CommandInteraction): CommandRequest {
  const { id, options, locale, context } = interaction;
  return {
    id,
    options: Object.fromEntries(options.data.map(({ name, value }) => [name, value])),
    content: interaction.isMessageContextMenuCommand() ? interaction.targetMessage.content : null,
    inCompany: context !== InteractionContextType.BotDM,
    sentences: sentencesFor(locale),
  };
}

export function completionOf({ options }: AutocompleteInteraction): Completion {
  const { name, value } = options.getFocused(true);
  return {
    option: name,
    typed: value,
    options: Object.fromEntries(options.data.map((option) => [option.name, option.value])),
  };
}

export function clickOf({ message, user, locale }: ButtonInteraction): Click {
  return {
    components: message.components.map((component) => component.toJSON()),
    own: message.flags.has(MessageFlags.Ephemeral) || message.interactionMetadata?.user.id === user.id,
    member: user.id,
    sentences: sentencesFor(locale),
  };
}
