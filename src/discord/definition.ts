import {
  ApplicationIntegrationType,
  type ContextMenuCommandBuilder,
  InteractionContextType,
  type SharedNameAndDescription,
  type SlashCommandBuilder,
} from 'discord.js';
import { en, type Sentences } from './locales/en.js';
import { localizations } from './locales/index.js';

interface Named {
  readonly name: string;
  readonly description: string;
}

/**
 * Names and describes a command or an option in every language.
 *
 * @param pick - where its names stand in a catalogue
 */
export function named<Builder extends SharedNameAndDescription>(
  builder: Builder,
  pick: (sentences: Sentences) => Named,
): Builder {
  builder
    .setName(pick(en).name)
    .setDescription(pick(en).description)
    .setNameLocalizations(localizations((sentences) => pick(sentences).name))
    .setDescriptionLocalizations(localizations((sentences) => pick(sentences).description));
  return builder;
}

/** Servers, the bot's own DM and other private channels; installed to a server or by a user for themselves. */
export function everywhere<Builder extends SlashCommandBuilder | ContextMenuCommandBuilder>(builder: Builder): Builder {
  builder
    .setContexts(InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel)
    .setIntegrationTypes(ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall);
  return builder;
}
