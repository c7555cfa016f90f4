import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/answer/answer.js';
import { evaluate } from '../../src/evaluation/evaluate.js';
import type { GoldQuestion } from '../../src/evaluation/gold.js';
import { answerOf, goldOf } from './outcomes.js';

async function outcome(gold: Partial<GoldQuestion>, answer: Answer) {
  const [only] = await evaluate({ ask: async () => answer }, [goldOf(gold)]);
  if (!only) throw new Error('no outcome');
  return only;
}

test('asks every question once, in order', async () => {
  const asked: string[] = [];
  const asker = {
    ask: async (question: string) => {
      asked.push(question);
      return answerOf([2]);
    },
  };
  const outcomes = await evaluate(
    asker,
    ['a', 'b', 'c'].map((question) => goldOf({ question })),
  );
  expect(asked).toEqual(['a', 'b', 'c']);
  expect(outcomes.map(({ gold }) => gold.question)).toEqual(['a', 'b', 'c']);
});

describe('the rank', () => {
  test('is that of the first right paragraph', async () => {
    expect((await outcome({ paragraphs: [4, 2] }, answerOf([7, 2, 4]))).rank).toBe(2);
  });

  test('is infinite where none is among those ranked', async () => {
    expect((await outcome({ paragraphs: [9] }, answerOf([7, 2, 4]))).rank).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('the bold sentence', () => {
  const TEXT = 'The kiln was built in 1911. Nobody knows by whom.';
  const shown = (sentence: string, paragraph = 2) => answerOf([paragraph], [[paragraph, TEXT, sentence]]);

  test.each([
    ['holds the snippet', 'The kiln was built in 1911.', ['built in 1911'], true],
    ['holds it whatever the case', 'THE KILN WAS BUILT IN 1911.', ['built in 1911'], true],
    ['lies in a longer snippet', 'Nobody knows by whom.', [TEXT], true],
    ['is another', 'Nobody knows by whom.', ['built in 1911'], false],
    ['holds one of two', 'Nobody knows by whom.', ['built in 1911', 'by whom'], true],
  ])('%s', async (_name, sentence, snippets, holds) => {
    expect((await outcome({ snippets }, shown(sentence))).sentenceHoldsAnswer).toBe(holds);
  });

  test('is held against the answer where no snippet is of this passage', async () => {
    const gold = { snippets: ['of another passage'], answer: '1911' };
    expect((await outcome(gold, shown('The kiln was built in 1911.'))).sentenceHoldsAnswer).toBe(true);
    expect((await outcome(gold, shown('Nobody knows by whom.'))).sentenceHoldsAnswer).toBe(false);
  });

  test('cannot be judged without a right passage, or without words that answer', async () => {
    expect((await outcome({ snippets: ['1911'] }, shown('Nobody knows by whom.', 3))).sentenceHoldsAnswer).toBeNull();
    expect((await outcome({ snippets: ['1911'] }, answerOf([2]))).sentenceHoldsAnswer).toBeNull();
    expect((await outcome({ answer: '' }, shown('Nobody knows by whom.'))).sentenceHoldsAnswer).toBeNull();
    expect((await outcome({ answer: 'in spring' }, shown('Nobody knows by whom.'))).sentenceHoldsAnswer).toBeNull();
  });

  test('is that of the first right passage', async () => {
    const answer = answerOf(
      [2, 4],
      [
        [7, 'Wrong.', 'Wrong.'],
        [4, 'It was 1911, they say.', 'It was 1911, they say.'],
        [2, TEXT, 'Nobody knows by whom.'],
      ],
    );
    expect((await outcome({ paragraphs: [2, 4], snippets: ['1911'] }, answer)).sentenceHoldsAnswer).toBe(true);
  });
});
