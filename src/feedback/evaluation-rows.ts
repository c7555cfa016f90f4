import { normalize } from '../article/normalize.js';
import type { Vote } from './vote.js';

/** A question with its right paragraphs, as `footnote eval --gold` reads it. */
export interface EvaluationRow {
  readonly id: string;
  readonly question: string;
  readonly answerable: boolean;
  /** 1-based paragraph numbers, best first; empty for a refusal. */
  readonly gold: readonly number[];
  readonly kind: 'feedback';
}

/** Answers that gave no row, by why. */
export interface LeftOut {
  /** With 👎. */
  readonly disliked: number;
  /** Their questions were cut for display, and are not what was asked. */
  readonly cut: number;
  /** They showed nothing of the article. */
  readonly elsewhere: number;
  /** One question that was rightly answered and rightly refused, if the votes are believed. */
  readonly contradictory: number;
}

/** Answers that somebody liked and nobody disliked, their questions whole. */
interface Approved {
  readonly answers: readonly Vote[];
  readonly disliked: number;
  readonly cut: number;
}

/** The votes' answers, one vote for each, without those that nothing can be learnt from. */
export function approvedAnswers(votes: readonly Vote[]): Approved {
  const answers = new Map(votes.map((vote) => [vote.answer, vote]));
  for (const { answer, vote } of votes) if (vote === 'down') answers.delete(answer);
  const liked = [...answers.values()];
  const whole = liked.filter(({ cut }) => !cut);
  const all = new Set(votes.map(({ answer }) => answer)).size;
  return { answers: whole, disliked: all - liked.length, cut: liked.length - whole.length };
}

/** Ids of the articles that answers showed something of, sorted. */
export function articlesOf(answers: readonly Vote[]): string[] {
  return [...new Set(answers.flatMap(({ passages }) => passages.map(({ article }) => article)))].sort();
}

/**
 * Evaluation rows for an article, one a question: what an answer that was liked showed is right, and a refusal that was
 * liked was right to refuse. The same question in several answers: what any of them showed.
 */
export function evaluationRows(
  { answers, disliked, cut }: Approved,
  article: string | undefined,
): { rows: EvaluationRow[]; leftOut: LeftOut } {
  const about = answers.map((answer) => toRow(answer, article)).filter((row) => row !== null);
  const questions = new Map<string, EvaluationRow[]>();
  for (const row of about) {
    const question = normalize(row.question);
    questions.set(question, [...(questions.get(question) ?? []), row]);
  }
  const rows: EvaluationRow[] = [];
  let contradictory = 0;
  for (const same of questions.values()) {
    const [first] = same;
    if (!first) continue;
    if (same.some(({ answerable }) => answerable !== first.answerable)) contradictory += same.length;
    else rows.push({ ...first, gold: [...new Set(same.flatMap(({ gold }) => gold))] });
  }
  return { rows, leftOut: { disliked, cut, elsewhere: answers.length - about.length, contradictory } };
}

function toRow({ answer, question, answerable, passages }: Vote, article: string | undefined): EvaluationRow | null {
  const gold = passages.filter((passage) => passage.article === article).map(({ paragraph }) => paragraph);
  if (answerable && gold.length === 0) return null;
  return { id: answer, question, answerable, gold: answerable ? [...new Set(gold)] : [], kind: 'feedback' };
}
