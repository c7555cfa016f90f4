import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { parseArticle } from '../../src/article/parse-article.js';
import { readGold } from '../../src/evaluation/gold.js';
import { goldTemplate, writeNew } from '../../src/evaluation/gold-template.js';

const article = await parseArticle(
  'The kiln was built in 1911.\n\n# 7 bricks "a day" was all it fired.\n\nNobody minded.',
  {
    id: 'kiln',
    format: 'plain',
  },
);
const folder = mkdtempSync(join(tmpdir(), 'footnote-template-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The template with a question in every row, as a person would write it. */
const filled = (template: string) =>
  template.replace(/^#(\{.*"question":)""/gm, (_, row: string) => `${row}"who asked?"`);

test('holds every paragraph, and no question until somebody writes one', async () => {
  const template = goldTemplate(article);
  for (const { number, text } of article.paragraphs) expect(template).toContain(`\n# ¶ ${number}  ${text}\n`);
  const path = join(folder, 'empty.jsonl');
  writeFileSync(path, template);
  await expect(readGold(path, article)).rejects.toThrow('holds no question');
});

test('is read once it is filled in', async () => {
  const path = join(folder, 'filled.jsonl');
  writeFileSync(path, filled(goldTemplate(article)));
  const gold = await readGold(path, article);
  const answerable = gold.filter((question) => question.answerable);
  expect(answerable.map(({ paragraphs }) => paragraphs)).toEqual([[1], [2], [3]]);
  expect(new Set(gold.map(({ kind }) => kind))).toEqual(new Set(['answerable', 'unanswerable']));
  expect(gold.length).toBeGreaterThan(answerable.length);
  expect(new Set(gold.map(({ id }) => id)).size).toBe(gold.length);
});

test('is written once, and never over a file that is there', async () => {
  const path = join(folder, 'new.jsonl');
  await writeNew(path, 'first');
  await expect(writeNew(path, 'second')).rejects.toThrow(`${path} is there already: add your questions to it.`);
  expect(readFileSync(path, 'utf8')).toBe('first');
  await expect(writeNew(join(folder, 'nowhere', 'new.jsonl'), 'x')).rejects.toThrow(/cannot be written \(ENOENT\)/);
  expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  expect(existsSync(join(folder, 'nowhere'))).toBe(false);
});
