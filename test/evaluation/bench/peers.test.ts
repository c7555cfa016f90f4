import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Embedder } from '../../../embeddings/embedder.js';
import { loadEmbedder } from '../../../embeddings/load-embedder.js';
import { resolveModel } from '../../../embeddings/resolve-model.js';
import { openPeers } from '../../../src/evaluation/bench/peers.js';
import type { PeerSearch } from '../../../src/evaluation/peers.js';

const TEXTS = [
  'The kiln was built in 1911 by a baker from Leeds.',
  'Herons nest in the tall poplars behind the mill.',
  'The mayor promised a new bridge, and kept her promise.',
];

const textsOf = async (found: ReturnType<PeerSearch> | undefined) =>
  (await found)?.map(({ passage }) => TEXTS[passage]);

let embedder: Embedder;
beforeAll(async () => {
  embedder = await loadEmbedder(
    await resolveModel({ model: 'built-in', hub: 'http://127.0.0.1:1', cacheDir: '/dev/null' }),
  );
});
afterAll(() => embedder.close());

test('every peer finds the passage, or is said not to be installed', async () => {
  const { peers, absent } = await openPeers(TEXTS, embedder);
  expect(peers.map(({ name }) => name)).toEqual(expect.arrayContaining(['MiniSearch', 'MiniSearch with typos']));
  expect(peers.length + absent.length).toBe(4);
  for (const sentence of absent) expect(sentence).toMatch(/^\S.* is not installed, and left out: npm install .+\.$/);
  for (const { search } of peers) expect((await textsOf(search('kiln 1911')))?.[0]).toBe(TEXTS[0]);
});

test('typos are found by the peer that takes them', async () => {
  const { peers } = await openPeers(TEXTS, embedder);
  const found = async (name: string) => textsOf(peers.find((peer) => peer.name === name)?.search('herrons'));
  expect(await found('MiniSearch')).toEqual([]);
  expect(await found('MiniSearch with typos')).toEqual([TEXTS[1]]);
});
