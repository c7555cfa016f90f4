import { ApplicationCommandType, ContextMenuCommandBuilder } from 'discord.js';
import { LONGEST_QUESTION } from '../src/answer/question.js';
import { cleanLine } from '../src/article/clean-characters.js';
import { askedQuestion } from '../src/discord/asked.js';
import type { Command } from '../src/discord/command.js';
import { everywhere } from '../src/discord/definition.js';
import { en } from '../src/discord/locales/en.js';
import { localizations } from '../src/discord/locales/index.js';
import { MemberError } from '../src/discord/member-error.js';
import { answerTo } from '../src/discord/replies.js';
import { withoutTags } from '../src/discord/tags.js';

/** On a message: Apps → Find in the article. The message's text is the question. */
export const command: Command = {
  definition: everywhere(new ContextMenuCommandBuilder())
    .setType(ApplicationCommandType.Message)
    .setName(en.commands.find.name)
    .setNameLocalizations(localizations(({ commands }) => commands.find.name))
    .toJSON(),
  acknowledge: 'defer-when-slow',
  isPrivate: () => true,
  async execute(request, library) {
    const { content, sentences, inCompany } = request;
    const text = cleanLine(withoutTags(content ?? ''));
    if (text === '') throw new MemberError(sentences.trouble.emptyMessage);
    // Whoever wrote it did not write a question for us: of a long message, the beginning is looked for.
    const beginning = [...text].slice(0, LONGEST_QUESTION).join('');
    return answerTo(askedQuestion(beginning, sentences), request, library, { shareable: inCompany });
  },
};
