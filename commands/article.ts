import { SlashCommandBuilder } from 'discord.js';
import { articleChoices, askedArticle } from '../src/discord/asked.js';
import type { Command } from '../src/discord/command.js';
import { everywhere, named } from '../src/discord/definition.js';
import { MemberError } from '../src/discord/member-error.js';
import { articleMessage } from '../src/discord/render/article.js';

const QUESTIONS = 5;

export const command: Command = {
  definition: named(everywhere(new SlashCommandBuilder()), ({ commands }) => commands.article)
    .addStringOption((option) =>
      named(option, ({ commands }) => commands.article.options.article).setAutocomplete(true),
    )
    .toJSON(),
  acknowledge: 'defer-when-slow',
  isPrivate: () => false,
  async execute({ options, sentences }, library) {
    const article = askedArticle(options.article, library, sentences) ?? library.articles[0];
    if (article === undefined) throw new MemberError(sentences.reading.whichArticle);
    const questions = await library.examples(article.id, QUESTIONS);
    const others = library.articles.filter((other) => other !== article).map(({ title }) => title);
    return { message: articleMessage({ article, questions, others }, sentences) };
  },
  complete: articleChoices,
};
