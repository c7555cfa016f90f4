import { cleanLine } from '../article/clean-characters.js';
import { readConfig } from '../config.js';
import { loadEnvironment } from '../environment.js';
import type { LeftOut } from '../feedback/evaluation-rows.js';
import type { Votes } from '../feedback/read-votes.js';
import type { Vote } from '../feedback/vote.js';
import { UserError } from '../user-error.js';
import type { Command } from './command.js';
import { lookFor } from './look-for.js';
import type { ParsedArguments } from './options.js';
import { counted } from './render/count.js';
import { visibleJson } from './render/json.js';
import { renderVotes, THUMBS } from './render/vote.js';
import { type Terminal, write } from './terminal.js';

export const feedback: Command = {
  usage: 'feedback [options]',
  description:
    "Shows what members thought of the bot's answers, newest last (times are UTC), out of feedback.jsonl in DATA_DIR.\n" +
    `--gold turns it into questions for footnote eval: answers with ${THUMBS.up} and no ${THUMBS.down}, and what they showed.`,
  options: [
    { name: 'json', summary: 'write one JSON object a line, without who voted' },
    { name: 'gold', summary: 'write evaluation rows: id, question, answerable, gold (paragraphs), kind' },
    { name: 'article', value: 'ID', summary: 'with --gold: the article to write rows for, where there are several' },
    { name: 'erase', value: 'MEMBER_ID', summary: 'remove all votes of a member, by Discord user id' },
  ],
  examples: ['feedback', 'feedback --gold --article report > report.gold.jsonl', 'feedback --erase 80351110224678912'],
  async run(args, terminal) {
    const member = args.last('erase');
    checkOptions(args, member);
    const { dataDir } = readConfig(await loadEnvironment(terminal.env));
    if (member !== undefined) {
      const { eraseMember } = await import('../feedback/erase-member.js');
      const erased = await eraseMember(dataDir, member);
      const what = erased === 0 ? 'no line' : counted(erased, 'line');
      await write(terminal.stdout, `Erased ${what} of member ${member} from the feedback in ${cleanLine(dataDir)}.\n`);
      return 0;
    }
    const { readVotes } = await import('../feedback/read-votes.js');
    const read = await readVotes(dataDir);
    if (args.has('gold')) await writeGold(read, args.last('article'), terminal);
    else await writeVotes(read, args, terminal);
    if (read.votes.length === 0) {
      const sentence = `There is no vote in ${cleanLine(dataDir)} yet: members vote with the buttons below the bot's answers.\n`;
      await write(args.has('gold') || args.has('json') ? terminal.stderr : terminal.stdout, sentence);
    }
    return 0;
  },
};

/** @throws UserError for options that do not go together */
function checkOptions(args: ParsedArguments, member: string | undefined): void {
  if (args.words.length > 0) throw new UserError('feedback takes options alone: see footnote feedback --help.');
  const modes = ['json', 'gold', 'erase'].filter((name) => args.has(name)).map((name) => `--${name}`);
  if (modes.length > 1) throw new UserError(`${modes.join(' and ')} do not go together: choose one.`);
  if (args.has('article') && !args.has('gold')) throw new UserError('--article goes with --gold: add it.');
  if (member !== undefined && !/^\d{1,20}$/.test(member)) {
    throw new UserError(
      `--erase takes a Discord user id, not ${JSON.stringify(member)}: write digits such as 80351110224678912.`,
    );
  }
}

async function writeVotes({ votes, skipped }: Votes, args: ParsedArguments, terminal: Terminal): Promise<void> {
  const sorted = votes.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  if (args.has('json')) {
    await write(terminal.stdout, sorted.map((vote) => `${visibleJson(withoutMember(vote))}\n`).join(''));
  } else if (sorted.length > 0) {
    // The thumbs are among the texts to be measured.
    const texts = sorted.flatMap(({ question, passages }) => [question, ...passages.map(({ article }) => article)]);
    const look = await lookFor(terminal, args.has('no-color'), [THUMBS.up, ...texts]);
    await write(terminal.stdout, renderVotes(sorted, look));
  }
  await writeLeftOut(terminal, [damaged(skipped)]);
}

function withoutMember({ member: _, ...vote }: Vote): Omit<Vote, 'member'> {
  return vote;
}

async function writeGold({ votes, skipped }: Votes, given: string | undefined, terminal: Terminal): Promise<void> {
  const { approvedAnswers, articlesOf, evaluationRows } = await import('../feedback/evaluation-rows.js');
  const approved = approvedAnswers(votes);
  const { rows, leftOut } = evaluationRows(approved, chosenArticle(given, articlesOf(approved.answers)));
  await write(terminal.stdout, rows.map((row) => `${visibleJson(row)}\n`).join(''));
  await writeLeftOut(terminal, [...reasons(leftOut), damaged(skipped)]);
}

/** @throws UserError where it is left open, or is none of these */
function chosenArticle(given: string | undefined, articles: readonly string[]): string | undefined {
  const names = articles.map(cleanLine).join(', ');
  if (given === undefined) {
    if (articles.length < 2) return articles[0];
    throw new UserError(
      `The votes are about ${articles.length} articles (${names}): choose one, as in --article ${cleanLine(articles[0] ?? '')}.`,
    );
  }
  if (articles.length === 0 || articles.includes(given)) return given;
  throw new UserError(
    `No answer with ${THUMBS.up} is from the article ${JSON.stringify(given)}: choose among ${names}.`,
  );
}

function reasons({ disliked, cut, elsewhere, contradictory }: LeftOut): (string | null)[] {
  return [
    reason(disliked, `with ${THUMBS.down}`),
    reason(cut, 'to a question that was cut for display'),
    reason(elsewhere, 'from other articles'),
    reason(contradictory, 'to a question both answered and refused'),
  ];
}

function reason(count: number, why: string): string | null {
  return count === 0 ? null : `${counted(count, 'answer')} ${why}`;
}

function damaged(count: number): string | null {
  return count === 0 ? null : `${counted(count, 'line')} of feedback.jsonl that ${count === 1 ? 'is' : 'are'} no vote`;
}

async function writeLeftOut(terminal: Terminal, parts: readonly (string | null)[]): Promise<void> {
  const said = parts.filter((part) => part !== null);
  if (said.length > 0) await write(terminal.stderr, `Left out: ${said.join('; ')}.\n`);
}
