import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readArticle } from '../../src/article/read-article.js';
import { readGold } from '../../src/evaluation/gold.js';
import { packageRoot } from '../../src/package-root.js';

const FOLDER = join(packageRoot(), 'src', 'evaluation', 'calibration');
const names = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.md'))
  .map((name) => name.replace(/\.md$/, ''));

test.each(names)('%s has questions of both kinds, each once, with words that are in it', async (name) => {
  const article = await readArticle(join(FOLDER, `${name}.md`));
  const gold = await readGold(join(FOLDER, `${name}.jsonl`), article);
  const answerable = gold.filter((question) => question.answerable);
  expect(answerable.length).toBeGreaterThan(10);
  expect(gold.length - answerable.length).toBeGreaterThan(10);
  expect(new Set(gold.map(({ question }) => question.toLowerCase())).size).toBe(gold.length);
  // What chooses the sentence is fitted on these.
  expect(answerable.filter(({ snippets }) => snippets.length === 0)).toEqual([]);
});
