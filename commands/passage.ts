import { SlashCommandBuilder } from 'discord.js';
import { articleChoices, chosenArticle } from '../src/discord/asked.js';
import type { Command } from '../src/discord/command.js';
import { everywhere, named } from '../src/discord/definition.js';
import { MemberError } from '../src/discord/member-error.js';
import { readingMessage } from '../src/discord/render/reading.js';

export const command: Command = {
  definition: named(everywhere(new SlashCommandBuilder()), ({ commands }) => commands.passage)
    .addIntegerOption((option) =>
      named(option, ({ commands }) => commands.passage.options.number)
        .setRequired(true)
        .setMinValue(1),
    )
    .addStringOption((option) =>
      named(option, ({ commands }) => commands.passage.options.article).setAutocomplete(true),
    )
    .toJSON(),
  acknowledge: 'with-reply',
  isPrivate: () => false,
  async execute({ options, sentences }, library) {
    const article = chosenArticle(options.article, library, sentences);
    const number = Number(options.number);
    const count = article.paragraphs.length;
    if (!Number.isInteger(number) || number < 1 || number > count) {
      throw new MemberError(sentences.reading.noSuchParagraph(article.title, count));
    }
    const keyOf = (paragraph: number) => library.keyOf(article.id, paragraph);
    return { message: readingMessage({ article, number, part: 0, sentence: null, keyOf }, sentences) };
  },
  complete: articleChoices,
};
