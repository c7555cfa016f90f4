import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Embedder } from '../../embeddings/embedder.js';
import { openIndex } from '../../embeddings/index-store.js';
import { loadEmbedder } from '../../embeddings/load-embedder.js';
import { resolveModel } from '../../embeddings/resolve-model.js';
import { entry, temporaryFolder } from './fixtures.js';
import { writeTinyModel } from './tiny-model.js';

let missing = false;
vi.mock('hnswlib-node', async (original) => {
  const addon = await original<typeof import('hnswlib-node')>();
  return {
    get default() {
      if (missing) throw new Error('The module was compiled for another machine.');
      return addon;
    },
  };
});

const base = temporaryFolder();
const CORPUS = [entry('passage', 'aa bb.', 'cc dd.'), entry('passage', 'ee ff.'), entry('question', 'ee?')];
const NOTICE = 'hnswlib-node cannot be loaded, so every vector is compared: the same, only slower.';
let embedder: Embedder;
beforeAll(async () => {
  const model = writeTinyModel(join(base, 'model'), { mixed: false });
  embedder = await loadEmbedder(await resolveModel({ model, hub: 'http://127.0.0.1:1', cacheDir: base }));
});
afterAll(() => embedder.close());

let count = 0;
let dataDir = '';
beforeEach(() => {
  dataDir = join(base, `data-${count++}`);
});

async function open(hasAddon: boolean) {
  missing = !hasAddon;
  const lines: string[] = [];
  const embedded = vi.spyOn(embedder, 'embedPassage');
  const { index } = await openIndex({ corpus: CORPUS, dataDir, embedder, log: (line) => lines.push(line) });
  const calls = embedded.mock.calls.length;
  embedded.mockRestore();
  const { vector } = await embedder.embedQuery('bb cc ee');
  const found = index.vectors.search(vector, 3).map(({ label }) => index.owners(label));
  return { kind: index.vectors.kind, lines, calls, found };
}

describe('without the native addon', () => {
  it('every vector is compared, and the host is told', async () => {
    const without = await open(false);
    expect(without).toMatchObject({ kind: 'exact', lines: [NOTICE], calls: 2 });
    expect(await open(false)).toEqual({ ...without, calls: 0 });
  });

  it('an index with a graph serves as well', async () => {
    const withAddon = await open(true);
    expect(withAddon).toMatchObject({ kind: 'hnsw', lines: [] });
    expect(await open(false)).toEqual({ kind: 'exact', lines: [NOTICE], calls: 0, found: withAddon.found });
  });

  it('an index is stored that gets its graph once the addon is there', async () => {
    const { found } = await open(false);
    expect(await open(true)).toEqual({ kind: 'hnsw', lines: [], calls: 0, found });
    const [folder] = readdirSync(join(dataDir, 'index'));
    const names = readdirSync(join(dataDir, 'index', folder ?? ''));
    expect(names.filter((name) => name.startsWith('graph-'))).toHaveLength(1);
  });
});
