import { SlashCommandBuilder } from 'discord.js';
import { articleChoices, askedArticle, askedQuestion } from '../src/discord/asked.js';
import type { Choice, Command, Completion } from '../src/discord/command.js';
import { everywhere, named } from '../src/discord/definition.js';
import type { Library } from '../src/discord/library.js';
import { LIMITS } from '../src/discord/limits.js';
import { answerTo } from '../src/discord/replies.js';

export const command: Command = {
  definition: named(everywhere(new SlashCommandBuilder()), ({ commands }) => commands.ask)
    .addStringOption((option) =>
      named(option, ({ commands }) => commands.ask.options.question)
        .setRequired(true)
        .setAutocomplete(true),
    )
    .addStringOption((option) => named(option, ({ commands }) => commands.ask.options.article).setAutocomplete(true))
    .addBooleanOption((option) => named(option, ({ commands }) => commands.ask.options.private))
    .toJSON(),
  acknowledge: 'defer-when-slow',
  isPrivate: ({ options }) => options.private === true,
  async execute(request, library) {
    const { options, sentences, inCompany } = request;
    const question = askedQuestion(String(options.question ?? ''), sentences);
    const article = askedArticle(options.article, library, sentences);
    return answerTo(question, request, library, {
      article: article?.id,
      shareable: inCompany && options.private === true,
    });
  },
  complete: (completion, library) =>
    completion.option === 'article' ? articleChoices(completion, library) : questionChoices(completion, library),
};

/** What was typed comes first, so that it is never lost; then questions that the article asked answers. */
function questionChoices({ typed, options }: Completion, { articles, suggestions }: Library): Choice[] {
  const own = typed.trim();
  const known = articles.some(({ id }) => id === options.article);
  const found = suggestions.matching(own, known ? String(options.article) : undefined).map(({ text }) => text);
  // Discord takes no longer choice; a longer question is sent as it was typed, without being chosen.
  const texts = own !== '' && own.length <= LIMITS.choice ? [own, ...found] : found;
  return [...new Set(texts)].map((text) => ({ name: text, value: text }));
}
