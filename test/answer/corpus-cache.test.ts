import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { buildCorpus, type Corpus } from '../../src/answer/corpus.js';
import { openCorpus } from '../../src/answer/corpus-cache.js';
import { sentenceTexts } from '../../src/answer/passage.js';
import { terms } from '../../src/answer/terms.js';
import { readLibrary } from '../../src/article/library.js';
import { HERONS, RECALL } from './fixtures.js';

const folder = mkdtempSync(join(tmpdir(), 'footnote-corpus-'));
const articles = join(folder, 'articles');
const cache = join(folder, 'data', 'corpus.json');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(articles, { recursive: true });
  writeFileSync(join(articles, 'herons.md'), HERONS);
  writeFileSync(join(articles, 'herons.questions.txt'), '1: who counted the nests?\n3,4: why did the birds leave?\n');
  writeFileSync(join(articles, 'recall.txt'), RECALL);
});

/** What is opened, and whether the articles were read for it. */
async function open(): Promise<{ corpus: Corpus; built: boolean }> {
  let built = false;
  const corpus = await openCorpus(articles, join(folder, 'data'), async () => {
    built = true;
    return buildCorpus(await readLibrary(articles));
  });
  return { corpus, built };
}

describe('openCorpus', () => {
  it('gives from its file what reading the articles gives', async () => {
    const { corpus, built } = await open();
    expect(built).toBe(true);
    expect(corpus.expansions).toHaveLength(2);
    expect(corpus.terms).toEqual(corpus.passages.flatMap(sentenceTexts).map((text) => terms(text).join(' ')));
    expect(await open()).toEqual({ corpus, built: false });
  });

  it.each([
    ['an article', 'herons.md', HERONS.replace('eleven', 'twelve')],
    ['a question', 'herons.questions.txt', '1: who counted them?\n'],
    ['a new article', 'more.txt', RECALL.replaceAll('kettle', 'toaster')],
  ])('reads the articles again after %s', async (_, name, text) => {
    const before = await open();
    writeFileSync(join(articles, name), text);
    const after = await open();
    expect(after.built).toBe(true);
    expect(after.corpus).not.toEqual(before.corpus);
    expect(await open()).toEqual({ ...after, built: false });
  });

  it('believes nothing that was changed or cut off', async () => {
    const { corpus } = await open();
    const whole = readFileSync(cache, 'utf8');
    const tampered = [
      whole.replace('heron', 'horen'),
      whole.slice(0, -1),
      `${whole} `,
      whole.slice(whole.indexOf('\n')),
      '',
    ];
    for (const text of tampered) {
      writeFileSync(cache, text);
      expect(await open()).toEqual({ corpus, built: true });
      expect(readFileSync(cache, 'utf8')).toBe(whole);
    }
  });
});
