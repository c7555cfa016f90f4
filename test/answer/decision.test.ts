import { beforeAll, describe, expect, it } from 'vitest';
import type { Embedder } from '../../embeddings/embedder.js';
import { buildIndex } from '../../embeddings/index-store.js';
import { loadEmbedder } from '../../embeddings/load-embedder.js';
import { resolveModel } from '../../embeddings/resolve-model.js';
import { buildCorpus } from '../../src/answer/corpus.js';
import { decisionSignals } from '../../src/answer/decision.js';
import { DEFAULT_PARAMETERS } from '../../src/answer/default-parameters.js';
import { analyse } from '../../src/answer/query.js';
import { rank } from '../../src/answer/rank.js';
import { makeSearchable } from '../../src/answer/searchable.js';
import { articleOf } from './fixtures.js';

const TEXTS = [
  'The mayor, Vera Holm, opened the bridge in May. The river was low.',
  'The bakery of Vera Holm sells rye bread and cakes to the whole street.',
  'Rain fell on the old harbour for nine days, and Vera Holm stayed at home.',
];

let embedder: Embedder;
beforeAll(async () => {
  embedder = await loadEmbedder(await resolveModel({ model: 'built-in', hub: '', cacheDir: '' }));
  return () => embedder.close();
});

async function signalsOf(question: string, texts: readonly string[] = TEXTS) {
  const corpus = buildCorpus([{ article: articleOf(texts), questions: [] }]);
  const searchable = await makeSearchable(corpus, await buildIndex({ corpus: corpus.entries, embedder }), embedder);
  const query = await analyse(question, embedder, searchable);
  return { query, signals: decisionSignals(query, rank(searchable, query, DEFAULT_PARAMETERS)) };
}

describe('decisionSignals', () => {
  it('tell whether what is asked about a name sets the first passage apart', async () => {
    const { signals: told } = await signalsOf('which bread does vera holm sell');
    const { signals: untold } = await signalsOf('which school did vera holm attend');
    expect(told.ahead ?? 0).toBeGreaterThan((untold.ahead ?? 0) + 0.3);
  });

  it('are not moved by a name alone, nor by a passage that stands alone', async () => {
    const { signals, query } = await signalsOf('vera holm');
    expect(query.tokens?.beyondNames.some(Boolean)).toBe(false);
    expect(signals.ahead).toBeCloseTo(0, 12);
    expect((await signalsOf('which bread does vera holm sell', TEXTS.slice(1, 2))).signals.ahead).toBe(0);
  });

  it('know which tokens are of names that the model has in pieces', async () => {
    const texts = ['It pleased Ragnhild Okafor-Zwyrtek, who sells bread.'];
    const { query } = await signalsOf('bread okafor-zwyrtek sells', texts);
    const beyond = query.tokens?.beyondNames ?? [];
    expect(beyond.length).toBeGreaterThan(4);
    expect(beyond.map(Number).join('')).toMatch(/^10+1$/);
  });

  it('hold it against a definition question that the sentence introduces nothing', async () => {
    const { signals: introduced } = await signalsOf('who is vera holm?');
    expect([introduced.definition, introduced.lacksIntroduction]).toEqual([1, 0]);
    const { signals: mentioned } = await signalsOf('who is vera holm?', TEXTS.slice(2));
    expect([mentioned.definition, mentioned.lacksIntroduction]).toEqual([1, 1]);
    const { signals: absent } = await signalsOf('who is ida lind?');
    expect([absent.definition, absent.lacksIntroduction]).toEqual([0, 0]);
  });
});
