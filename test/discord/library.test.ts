import { expect, it } from 'vitest';
import { Library } from '../../src/discord/library.js';
import { HERONS, openArticles } from '../answer/fixtures.js';

const herons = () =>
  openArticles({ 'herons.md': HERONS, 'herons.questions.txt': '2: who nearly dropped her binoculars?\n' });

it('tries a question again whose first try failed', async () => {
  const footnote = await herons();
  let fails = true;
  const library = new Library({
    ...footnote,
    ask: (question, options) => (fails ? Promise.reject(new Error('no memory')) : footnote.ask(question, options)),
  });
  await expect(library.examples('herons', 3)).rejects.toThrow('no memory');
  fails = false;
  expect(await library.examples('herons', 3)).toEqual(['who nearly dropped her binoculars?']);
});

it('offers no question that is refused, nor one that another paragraph answers', async () => {
  const questions = [
    '2: who nearly dropped her binoculars?',
    '4: what do the herons feed on?',
    '7: who opposes the plan?',
  ];
  const footnote = await openArticles({ 'herons.md': HERONS, 'herons.questions.txt': `${questions.join('\n')}\n` });
  const library = new Library({
    ...footnote,
    ask: async (question, options) => {
      const answer = await footnote.ask(question, options);
      if (question.includes('feed')) return { ...answer, answerable: false };
      return question.includes('plan') ? { ...answer, ranking: answer.ranking.toReversed() } : answer;
    },
  });
  expect(await library.examples('herons', 3)).toEqual(['who nearly dropped her binoculars?']);
});

it('finds a passage by its article and number, and none beside', async () => {
  const library = new Library(await herons());
  const [article] = library.articles;
  const last = article?.paragraphs.length ?? 0;
  expect(library.passage('herons', last)?.paragraph.number).toBe(last);
  expect(library.find(library.keyOf('herons', 1))?.paragraph.number).toBe(1);
  for (const [id, number] of [
    ['herons', 0],
    ['herons', last + 1],
    ['nowhere', 1],
    ['nowhere', 2],
  ] as const) {
    expect(library.passage(id, number)).toBeUndefined();
    expect(library.keyOf(id, number)).toBe('');
  }
});
