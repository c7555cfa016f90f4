import { beforeAll, expect, it } from 'vitest';
import { command } from '../../commands/ask.js';
import { Library } from '../../src/discord/library.js';
import { en } from '../../src/discord/locales/en.js';
import { HERONS, openArticles, RECALL } from '../answer/fixtures.js';

let library: Library;
beforeAll(async () => {
  library = new Library(
    await openArticles({
      'herons.md': HERONS,
      'herons.questions.txt': '2: who nearly dropped her binoculars?\n',
      'recall.txt': RECALL,
      'recall.questions.txt': '1: who recalls the kettles?\n',
    }),
  );
});

const ask = (options: Record<string, string>) =>
  command.execute({ id: '1', options, content: null, inCompany: true, sentences: en }, library);

it('asks the article that is named alone, and all of them otherwise', async () => {
  const question = 'who nearly dropped her binoculars?';
  const articlesOf = async (options: Record<string, string>) =>
    new Set((await ask({ question, ...options })).answer?.ranking.map(({ article }) => article));
  expect(await articlesOf({ article: 'recall' })).toEqual(new Set(['recall']));
  expect(await articlesOf({})).toContain('herons');
});

it('suggests questions of the article that is named alone', () => {
  const suggested = (options: Record<string, string>) =>
    command.complete?.({ option: 'question', typed: 'who', options }, library).map(({ value }) => value);
  expect(suggested({ article: 'recall' })).toEqual(['who', 'who recalls the kettles?']);
  expect(suggested({})).toHaveLength(3);
  // What is half typed there is no article yet.
  expect(suggested({ article: 'rec' })).toHaveLength(3);
});
