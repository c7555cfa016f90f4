import type { Footnote } from '../footnote.js';
import { UserError } from '../user-error.js';
import type { Command } from './command.js';
import { openEngine } from './open.js';
import { counted, grouped } from './render/count.js';
import { write } from './terminal.js';

export const indexArticles: Command = {
  usage: 'index',
  description:
    'Embeds what is new or changed in the articles folder, and forgets what is gone.\n' +
    'ask does the same by itself; this is for doing it beforehand.',
  options: [],
  async run(args, terminal) {
    if (args.words.length > 0) {
      throw new UserError('index takes the whole articles folder: put the file there, or ask with --article FILE.');
    }
    const footnote = await openEngine(terminal, { verifyModel: true });
    try {
      await write(terminal.stdout, `${indexed(footnote)}\n`);
    } finally {
      await footnote.close();
    }
    return 0;
  },
};

function indexed({ articles, changes }: Footnote): string {
  const paragraphs = articles.reduce((sum, article) => sum + article.paragraphs.length, 0);
  const size = `${counted(paragraphs, 'paragraph')} in ${counted(articles.length, 'article')}`;
  if (!changes) return `${size}.`;
  const { added, unchanged, removed } = changes;
  return `${size}: ${grouped(added)} new, ${grouped(unchanged)} unchanged, ${grouped(removed)} removed.`;
}
