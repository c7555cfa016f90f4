import type { CommandEntry } from './command.js';

/** Every subcommand, in the order of the help. Importing one here at the top would cost all the others its time. */
export const commands: readonly CommandEntry[] = [
  {
    name: 'ask',
    summary: 'answer a question from the articles, with citations',
    load: async () => (await import('./ask.js')).ask,
  },
  {
    name: 'bot',
    summary: 'answer in Discord',
    load: async () => (await import('./bot.js')).bot,
  },
  {
    name: 'index',
    summary: 'embed what is new or changed in the articles',
    load: async () => (await import('./index-articles.js')).indexArticles,
  },
  {
    name: 'questions',
    summary: "check an article's file of questions",
    load: async () => (await import('./questions.js')).questions,
  },
  {
    name: 'eval',
    summary: 'measure how well questions are answered',
    load: async () => (await import('./eval.js')).evaluation,
  },
  {
    name: 'feedback',
    summary: 'show what members thought of answers, and learn from it',
    load: async () => (await import('./feedback.js')).feedback,
  },
  {
    name: 'bench',
    summary: 'measure how fast it is, against what it stands on',
    load: async () => (await import('./bench.js')).benchmark,
  },
];
