import type { Sentences } from '../locales/en.js';
import type { Message } from '../message.js';
import { container, heading, textDisplay } from './components.js';

/** How to ask, on one screen, with the commands' names as the member sees them. */
export function helpMessage({ help, commands }: Sentences): Message {
  const ways = [
    help.ask(commands.ask.name),
    help.passage(commands.passage.name),
    help.article(commands.article.name),
    help.find(commands.find.name),
    help.mention,
  ];
  return {
    components: [
      container([
        textDisplay(`${heading(help.heading)}\n${help.intro}`),
        textDisplay(ways.map((way) => `- ${way}`).join('\n')),
        textDisplay(`-# ${help.privacy}`),
      ]),
    ],
  };
}
