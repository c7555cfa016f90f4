import { shownPath } from '../article/read-text-file.js';
import { UserError } from '../user-error.js';
import type { Command } from './command.js';
import { counted } from './render/count.js';
import { write } from './terminal.js';

export const evaluationNew: Command = {
  usage: 'eval new ARTICLE',
  description:
    'Writes a file beside an article (report.gold.jsonl beside report.md) with its numbered paragraphs, to fill questions\n' +
    'into. A file that is there already is left alone.',
  options: [],
  examples: ['eval new report.md', 'eval --article report.md'],
  async run(args, terminal) {
    const [path] = args.words;
    if (path === undefined || args.words.length > 1)
      throw new UserError('Name one article: footnote eval new report.md.');
    const { readArticle } = await import('../article/read-article.js');
    const { goldPath } = await import('../evaluation/questions.js');
    const { goldTemplate, writeNew } = await import('../evaluation/gold-template.js');
    const article = await readArticle(path);
    const target = goldPath(path);
    await writeNew(target, goldTemplate(article));
    await write(
      terminal.stdout,
      `Wrote ${shownPath(target)} with rows for ${counted(article.paragraphs.length, 'paragraph')}. Fill some in, then:\n` +
        `  footnote eval --article ${shownPath(path)}\n`,
    );
    return 0;
  },
};
