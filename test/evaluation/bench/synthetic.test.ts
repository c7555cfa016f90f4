import { describe, expect, test } from 'vitest';
import { ExactIndex } from '../../../embeddings/exact-index.js';
import { lengthOf } from '../../../embeddings/vector-index.js';
import { buildCorpus } from '../../../src/answer/corpus.js';
import { sentenceTexts } from '../../../src/answer/passage.js';
import { parseArticle } from '../../../src/article/parse-article.js';
import { syntheticCorpus } from '../../../src/evaluation/bench/synthetic-corpus.js';
import { syntheticVectors } from '../../../src/evaluation/bench/synthetic-vectors.js';

describe('syntheticVectors', () => {
  test.each(['random', 'sentences'] as const)('%s are of unit length, and the same every time', (kind) => {
    const table = syntheticVectors(kind, 50, 12);
    expect(table.rows).toBe(50);
    for (let label = 0; label < 50; label++) expect(lengthOf(table.row(label))).toBeCloseTo(1, 5);
    expect(syntheticVectors(kind, 50, 12).values).toEqual(table.values);
  });

  test('sentences have near neighbours, as texts do; random directions have none', () => {
    const nearest = (kind: 'random' | 'sentences') => {
      const table = syntheticVectors(kind, 500, 256);
      const labels = Array.from({ length: 499 }, (_, label) => label);
      return new ExactIndex(table, labels).search(table.row(499), 1)[0]?.similarity ?? 0;
    };
    expect(nearest('random')).toBeLessThan(0.2);
    expect(nearest('sentences')).toBeGreaterThan(0.25);
  });
});

describe('syntheticCorpus', async () => {
  const article = await parseArticle(
    'The kiln was built in 1911 by a baker from Leeds. It fired bricks until the war began.\n\nNobody knows who lit it last. "Perhaps my uncle," said Ada Quill, who lives beside the chimney.',
    { id: 'kiln', format: 'plain' },
  );
  const source = buildCorpus([{ article, questions: [] }]);

  test('has as many passages as one likes, of other sentences, the same every time', () => {
    const corpus = syntheticCorpus(source, 60);
    expect(corpus.passages).toHaveLength(60);
    expect(corpus.articles.map(({ paragraphs }) => paragraphs.length)).toEqual([25, 25, 10]);
    expect(syntheticCorpus(source, 60)).toEqual(corpus);
    const texts = new Set(corpus.passages.map(({ paragraph }) => paragraph.text));
    expect(texts.size).toBe(60);
    for (const passage of corpus.passages) expect(sentenceTexts(passage)).toHaveLength(3);
  });

  test('keeps names and numbers, and takes its words from the source', () => {
    const words = (text: string) => text.match(/[\p{L}\d]+/gu) ?? [];
    const known = new Set(source.passages.flatMap(({ paragraph }) => words(paragraph.text)));
    const text = syntheticCorpus(source, 25)
      .passages.map(({ paragraph }) => paragraph.text)
      .join(' ');
    expect(words(text).filter((word) => !known.has(word))).toEqual([]);
    expect(text).toContain('1911');
    expect(text).toContain('Ada Quill');
  });
});
