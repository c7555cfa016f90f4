import { UserError } from '../user-error.js';
import type { Command } from './command.js';
import { openEngine } from './open.js';
import { write } from './terminal.js';

export const evaluation: Command = {
  usage: 'eval [options]',
  description:
    'Asks questions whose right paragraphs are known, and says how many were found, answered and refused rightly.\n' +
    "Without options: the shipped article's own questions.",
  options: [
    { name: 'article', value: 'FILE', summary: 'ask about this article, with --gold' },
    { name: 'gold', value: 'FILE', summary: 'one JSON object a line: id, question, answerable, gold (paragraphs)' },
    { name: 'json', summary: 'write the numbers as one JSON object' },
  ],
  examples: ['eval', 'eval --article report.txt --gold report.gold.jsonl'],
  async run(args, terminal) {
    if (args.words.length > 0)
      throw new UserError('eval takes no question: name a file of questions with --gold FILE.');
    const article = args.last('article');
    const gold = args.last('gold');
    if ((article === undefined) !== (gold === undefined)) {
      throw new UserError('--article and --gold go together: name both files, or neither.');
    }
    const { goldFor, reportOf, summarise, evaluate } = await import('../evaluation/index.js');
    const footnote = await openEngine(terminal, article === undefined ? {} : { files: [article] });
    try {
      const outcomes = await evaluate(footnote, await goldFor(footnote.articles, gold));
      const text = args.has('json') ? `${JSON.stringify(summarise(outcomes))}\n` : reportOf(outcomes);
      await write(terminal.stdout, text);
    } finally {
      await footnote.close();
    }
    return 0;
  },
};
