import { describe, expect, it } from 'vitest';
import { buildCorpus } from '../../src/answer/corpus.js';
import { KEY_LENGTH } from '../../src/discord/custom-id.js';
import { PassageKeys } from '../../src/discord/passage-keys.js';
import { articleOf } from '../answer/fixtures.js';

function corpusOf(...articles: readonly (readonly string[])[]) {
  return buildCorpus(
    articles.map((texts, i) => ({ article: articleOf(texts, { id: `article-${i}` }), questions: [] })),
  );
}

const TEXTS = ['The ferry sank.', 'Nobody knows why.', 'The ferry sank.'];

describe('PassageKeys', () => {
  it('finds every passage by its key, also where two say the same', () => {
    const corpus = corpusOf(TEXTS, TEXTS);
    const keys = new PassageKeys(corpus);
    expect(new Set(corpus.passages.map((passage) => keys.keyOf(passage))).size).toBe(6);
    for (const passage of corpus.passages) {
      expect(keys.keyOf(passage)).toMatch(new RegExp(`^[\\w-]{${KEY_LENGTH}}$`));
      expect(keys.find(keys.keyOf(passage))).toBe(passage);
    }
  });

  it('gives a paragraph the same key after the article was edited elsewhere, and a changed one another', () => {
    const before = corpusOf(TEXTS);
    const after = corpusOf(['A new beginning.', ...TEXTS.slice(0, 1), 'Nobody knew why.']);
    const [old, now] = [new PassageKeys(before), new PassageKeys(after)];
    const keyOf = (number: number) => old.keyOf(before.passages[number - 1] ?? expect.fail());
    expect(now.find(keyOf(1))?.paragraph.number).toBe(2);
    expect(now.find(keyOf(2))).toBeUndefined();
    expect(now.find(keyOf(3))).toBeUndefined();
  });
});
