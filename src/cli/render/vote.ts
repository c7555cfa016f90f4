import { cleanLine } from '../../article/clean-characters.js';
import type { Vote } from '../../feedback/vote.js';
import { counted, grouped } from './count.js';
import type { Look } from './look.js';
import { renderBeside, renderLines, renderParagraph } from './paragraph.js';

export const THUMBS = { up: '👍', down: '👎' } as const;

/** Votes as people read them, each with what it was about; then how many there are. */
export function renderVotes(votes: readonly Vote[], look: Look): string {
  const answers = new Set(votes.map(({ answer }) => answer)).size;
  const count = (which: Vote['vote']) => grouped(votes.filter(({ vote }) => vote === which).length);
  const totals = `${counted(votes.length, 'vote')} on ${counted(answers, 'answer')}: ${count('up')} ${THUMBS.up}, ${count('down')} ${THUMBS.down}.`;
  return `${votes.map((vote) => renderVote(vote, look)).join('\n')}\n\n${renderLines(totals, look)}\n`;
}

function renderVote(vote: Vote, look: Look): string {
  const label = `${minuteOf(vote.at)}  ${THUMBS[vote.vote]}`;
  const margin = look.measure(label) + 2;
  return [
    ...renderParagraph(label, margin, cleanLine(vote.question) || '(no question)', null, look),
    ...renderBeside(margin, shownIn(vote), look),
  ].join('\n');
}

/** `2026-03-01 14:05`, in UTC. */
function minuteOf(at: string): string {
  return new Date(at).toISOString().slice(0, 16).replace('T', ' ');
}

/** `¶ 7, ¶ 2 of s300-reset`, article by article; best first. */
function shownIn({ answerable, passages }: Vote): string {
  if (!answerable) return 'refused';
  const articles = new Map<string, string[]>();
  for (const { article, paragraph } of passages) {
    articles.set(article, [...(articles.get(article) ?? []), `¶ ${paragraph}`]);
  }
  return [...articles].map(([article, shown]) => `${shown.join(', ')} of ${cleanLine(article)}`).join('; ');
}
