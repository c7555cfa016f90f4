import { describe, expect, test } from 'vitest';
import { evaluate } from '../../src/evaluation/evaluate.js';
import type { GoldQuestion } from '../../src/evaluation/gold.js';
import type { Result, System } from '../../src/evaluation/system.js';
import { goldOf, resultOf } from './outcomes.js';

const TEXT = 'The kiln was built in 1911. Nobody knows by whom.';
const OTHER = 'It was 1911, they say.';
const textOf = (paragraph: number) => (paragraph === 4 ? OTHER : TEXT);

function systemOf(name: string, answer: (question: string) => Result): System {
  return { name, description: '', model: null, index: '', answer: async (question) => answer(question) };
}

async function outcome(gold: Partial<GoldQuestion>, result: Result) {
  const questions = { article: 'kiln', gold: [goldOf(gold)], textOf };
  const [[only] = []] = await evaluate([systemOf('one', () => result)], questions);
  if (!only) throw new Error('no outcome');
  return only;
}

describe('what is asked', () => {
  const asked: string[] = [];
  const systems = ['one', 'two'].map((name) =>
    systemOf(name, (question) => {
      asked.push(`${name} ${question}`);
      return resultOf([2]);
    }),
  );
  const questions = { article: 'kiln', gold: ['a', 'b', 'c'].map((question) => goldOf({ question })), textOf };

  test('is every question once, of every system before the next', async () => {
    asked.length = 0;
    const outcomes = await evaluate(systems, questions);
    expect(asked).toEqual(['one a', 'two a', 'one b', 'two b', 'one c', 'two c']);
    expect(outcomes.map(({ length }) => length)).toEqual([3, 3]);
  });

  test('is no more once it is stopped, and what was asked is kept for all systems', async () => {
    asked.length = 0;
    const controller = new AbortController();
    const outcomes = await evaluate(systems, questions, {
      signal: controller.signal,
      onProgress: (done) => {
        if (done === 2) controller.abort();
      },
    });
    expect(asked).toEqual(['one a', 'two a', 'one b', 'two b']);
    expect(outcomes.map(({ length }) => length)).toEqual([2, 2]);
  });
});

describe('the rank', () => {
  test('is that of the first right paragraph', async () => {
    expect((await outcome({ paragraphs: [4, 2] }, resultOf([7, 2, 4]))).rank).toBe(2);
  });

  test('does not count the same paragraph of another article', async () => {
    const ranking = [
      { article: 'mill', paragraph: 2, score: 1 },
      { article: 'kiln', paragraph: 2, score: 0 },
    ];
    expect((await outcome({ paragraphs: [2] }, { ...resultOf([]), ranking })).rank).toBe(2);
  });

  test('is null where none is among those ranked', async () => {
    expect((await outcome({ paragraphs: [9] }, resultOf([7, 2, 4]))).rank).toBeNull();
  });
});

describe('the bold sentence', () => {
  const shown = (sentence: string, paragraph = 2) => resultOf([paragraph], [[paragraph, sentence]]);

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
    expect((await outcome({ snippets: ['1911'] }, resultOf([2]))).sentenceHoldsAnswer).toBeNull();
    expect((await outcome({ answer: '' }, shown('Nobody knows by whom.'))).sentenceHoldsAnswer).toBeNull();
    expect((await outcome({ answer: 'in spring' }, shown('Nobody knows by whom.'))).sentenceHoldsAnswer).toBeNull();
  });

  test('is that of the first right passage', async () => {
    const result = resultOf(
      [2, 4],
      [
        [7, 'Wrong.'],
        [4, OTHER],
        [2, 'Nobody knows by whom.'],
      ],
    );
    expect((await outcome({ paragraphs: [2, 4], snippets: ['1911'] }, result)).sentenceHoldsAnswer).toBe(true);
  });
});
