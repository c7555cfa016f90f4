import { describe, expect, it } from 'vitest';
import { approvedAnswers, articlesOf, evaluationRows } from '../../src/feedback/evaluation-rows.js';
import type { Vote } from '../../src/feedback/vote.js';
import { ANNA, BERT, vote } from './fixtures.js';

const NONE = { disliked: 0, cut: 0, elsewhere: 0, contradictory: 0 };
const refusal = (parts: Partial<Vote> = {}) => vote({ answerable: false, passages: [], ...parts });
const from = (votes: readonly Vote[], article: string | undefined = 'gull-point') =>
  evaluationRows(approvedAnswers(votes), article);

describe('evaluationRows', () => {
  it('takes what a liked answer showed for right, and a liked refusal', () => {
    expect(from([vote(), refusal({ answer: 'answer-2', question: 'who paints it?' })])).toEqual({
      rows: [
        { id: 'answer-1', question: 'what did it cost?', answerable: true, gold: [3, 1], kind: 'feedback' },
        { id: 'answer-2', question: 'who paints it?', answerable: false, gold: [], kind: 'feedback' },
      ],
      leftOut: NONE,
    });
  });

  it.each([
    ['up', 'down'],
    ['down', 'up'],
    ['down', 'down'],
  ] as const)('leaves out an answer that anybody disliked (%s, %s)', (annas, berts) => {
    const votes = [vote({ member: ANNA, vote: annas }), vote({ member: BERT, vote: berts })];
    expect(from(votes)).toEqual({ rows: [], leftOut: { ...NONE, disliked: 1 } });
  });

  it('counts an answer once, however many like it', () => {
    expect(from([vote(), vote({ member: BERT })]).rows).toHaveLength(1);
  });

  it('leaves out questions that were cut', () => {
    expect(from([vote({ cut: true })])).toEqual({ rows: [], leftOut: { ...NONE, cut: 1 } });
    expect(articlesOf(approvedAnswers([vote({ cut: true })]).answers)).toEqual([]);
  });

  it('keeps to one article, and to its paragraphs', () => {
    const both = vote({
      answer: 'answer-2',
      question: 'who was there?',
      passages: [
        { article: 'reef', paragraph: 9 },
        { article: 'gull-point', paragraph: 2 },
        { article: 'reef', paragraph: 4 },
      ],
    });
    const votes = [vote(), both];
    expect(articlesOf(votes)).toEqual(['gull-point', 'reef']);
    expect(from(votes).rows.map(({ gold }) => gold)).toEqual([[3, 1], [2]]);
    const { rows, leftOut } = from(votes, 'reef');
    expect(rows.map(({ question, gold }) => ({ question, gold }))).toEqual([
      { question: 'who was there?', gold: [9, 4] },
    ]);
    expect(leftOut).toEqual({ ...NONE, elsewhere: 1 });
  });

  it('gives one row a question, with all that was right', () => {
    const again = vote({
      answer: 'answer-2',
      question: 'What did it  cost?',
      passages: [{ article: 'gull-point', paragraph: 5 }],
    });
    expect(from([vote(), again, refusal({ answer: 'answer-3', question: 'why?' })]).rows).toEqual([
      expect.objectContaining({ id: 'answer-1', gold: [3, 1, 5] }),
      expect.objectContaining({ id: 'answer-3' }),
    ]);
  });

  it('believes neither where a question was rightly answered and rightly refused', () => {
    const votes = [vote(), refusal({ answer: 'answer-2' }), vote({ answer: 'answer-3', question: 'why?' })];
    const { rows, leftOut } = from(votes);
    expect(rows.map(({ id }) => id)).toEqual(['answer-3']);
    expect(leftOut).toEqual({ ...NONE, contradictory: 2 });
  });
});
