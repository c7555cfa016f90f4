import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkQuestions } from '../../src/article/check-questions.js';
import { readEntries } from '../../src/article/library.js';
import { normalize } from '../../src/article/normalize.js';
import { readGold } from '../../src/evaluation/gold.js';
import { packageRoot } from '../../src/package-root.js';
import { editDistance, mayBeWithin } from './edit-distance.js';

const ARTICLES = join(packageRoot(), 'articles');
const CALIBRATION = join(packageRoot(), 'src', 'evaluation', 'calibration');

const [shipped] = await readEntries([join(ARTICLES, 's300-reset.md')]);
if (!shipped) throw new Error('the shipped article is missing');
const { article, questions } = shipped;

describe('the shipped article', () => {
  test('has 25 paragraphs, a title and a publication', () => {
    expect(article.paragraphs.map(({ number }) => number)).toEqual(Array.from({ length: 25 }, (_, i) => i + 1));
    expect(article.title).not.toBe('');
    expect(article.publication).toBe('Footnote briefing');
  });

  test('claims no web address that would show its text', () => {
    expect(article.url).toBeNull();
    expect(article.verbatim).toBe(false);
  });
});

describe('its questions', () => {
  test('have nothing to mend', () => {
    expect(checkQuestions(article, questions)).toEqual([]);
  });

  test('are at least ten for each paragraph', () => {
    const few = article.paragraphs.filter(
      ({ number }) => questions.filter(({ paragraphs }) => paragraphs.includes(number)).length < 10,
    );
    expect(few.map(({ number }) => number)).toEqual([]);
  });

  test('are more than two edits from every question that anything is measured or fitted on', async () => {
    const measured = await evaluationQuestions();
    expect(measured.length).toBeGreaterThan(1000);
    const written = questions.map(({ question }) => ({ question, plain: plain(question) }));
    const near = measured.flatMap((question) => {
      const own = plain(question);
      return written
        .filter((other) => mayBeWithin(own, other.plain, 2) && editDistance(own, other.plain) <= 2)
        .map((other) => `"${other.question}" is nearly "${question}"`);
    });
    expect(near).toEqual([]);
  });
});

describe('the questions it is measured with', () => {
  test('are sixty that it answers and thirty that it does not, at least', async () => {
    const gold = await readGold(join(ARTICLES, 's300-reset.gold.jsonl'), article);
    expect(gold.filter(({ answerable }) => answerable).length).toBeGreaterThanOrEqual(60);
    expect(gold.filter(({ answerable }) => !answerable).length).toBeGreaterThanOrEqual(30);
    expect(new Set(gold.map(({ id }) => id)).size).toBe(gold.length);
    expect(new Set(gold.map(({ question }) => plain(question))).size).toBe(gold.length);
  });
});

/** Every question of the repository whose answers are judged. */
async function evaluationQuestions(): Promise<string[]> {
  const files = [ARTICLES, CALIBRATION].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.jsonl'))
      .map((name) => join(folder, name)),
  );
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  return texts.flatMap((text) =>
    text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => String(JSON.parse(line).question)),
  );
}

/** Without case, accents and punctuation. */
function plain(question: string): string {
  return normalize(question)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
