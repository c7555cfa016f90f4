import { questionsPath } from '../article/article-paths.js';
import { checkQuestions } from '../article/check-questions.js';
import { type LibraryEntry, readEntries } from '../article/library.js';
import { shownPath } from '../article/read-text-file.js';
import type { Footnote } from '../footnote.js';
import { UserError } from '../user-error.js';
import type { Command } from './command.js';
import { openEngine } from './open.js';
import { write } from './terminal.js';

export const questions: Command = {
  usage: 'questions ARTICLE',
  description:
    'Checks the questions written for an article (report.md has them in report.questions.txt): unknown paragraphs,\n' +
    'duplicates, paragraphs without a question, and questions that do not find their own paragraph.\n' +
    'Ends with exit code 2 where there is something to mend.',
  options: [],
  examples: ['questions articles/s300-reset.md'],
  async run(args, terminal) {
    const [path] = args.words;
    if (path === undefined || args.words.length > 1) {
      throw new UserError('Name one article: footnote questions articles/my-article.md.');
    }
    const [entry] = await readEntries([path]);
    if (!entry || entry.questions.length === 0) {
      const file = shownPath(questionsPath(path));
      throw new UserError(`${file} holds no question: write lines such as "7: who was there?" into it.`);
    }
    const footnote = await openEngine(terminal, { files: [path] });
    try {
      const messages = checkQuestions(entry.article, entry.questions).map(({ message }) => message);
      messages.push(...(await astray(entry, footnote)));
      await write(terminal.stdout, report(entry, messages));
      return messages.length === 0 ? 0 : 2;
    } finally {
      await footnote.close();
    }
  },
};

/** As many as a person is shown: further down, the question does not find its paragraph. */
const SHOWN = 3;

/** The questions whose paragraphs are not among the best, although the questions are indexed to lead there. */
async function astray({ questions: written }: LibraryEntry, footnote: Footnote): Promise<string[]> {
  const messages: string[] = [];
  for (const { line, question, paragraphs } of written) {
    const { ranking } = await footnote.ask(question);
    const found = ranking.slice(0, SHOWN).map(({ paragraph }) => paragraph);
    if (paragraphs.some((paragraph) => found.includes(paragraph))) continue;
    const own = paragraphs.join(' or ');
    messages.push(
      `Line ${line}: "${question}" does not find paragraph ${own}; it finds ${found.join(', ') || 'nothing'}.`,
    );
  }
  return messages;
}

function report({ article, questions: written }: LibraryEntry, messages: readonly string[]): string {
  const size = `${written.length} questions for the ${article.paragraphs.length} paragraphs of ${article.id}`;
  const result = messages.length === 0 ? 'nothing to mend' : `${messages.length} to mend`;
  return [...messages, `${size}: ${result}.`, ''].join('\n');
}
