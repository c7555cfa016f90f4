import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ModelInfo } from '../../embeddings/embedder.js';
import { isWholeGraph } from '../../embeddings/hnsw-file.js';
import { buildGraph, loadHnswlib } from '../../embeddings/hnsw-graph.js';
import { describe as describeIndex, parseManifest, serialize } from '../../embeddings/index-manifest.js';
import { packTokens, unpackTokens } from '../../embeddings/token-file.js';
import { VectorTable } from '../../embeddings/vector-table.js';
import { seeded, temporaryFolder } from './fixtures.js';

const base = temporaryFolder();

describe('packTokens', () => {
  const ids = fc.array(fc.nat(100_000), { maxLength: 5 }).map((list) => Int32Array.from(list));
  const entries = fc.array(fc.option(fc.array(ids, { maxLength: 4 })), { maxLength: 6 });

  it('comes back as it was', () => {
    fc.assert(
      fc.property(entries, (tokens) => {
        expect(unpackTokens(packTokens(tokens), tokens.length)).toEqual(tokens);
      }),
    );
  });

  it('is refused for another number of entries, and never read beyond its end', () => {
    fc.assert(
      fc.property(entries, fc.array(fc.integer()), (tokens, noise) => {
        expect(unpackTokens(packTokens(tokens), tokens.length + 1)).toBeNull();
        if (tokens.length > 0) expect(unpackTokens(packTokens(tokens), tokens.length - 1)).toBeNull();
        const lists = unpackTokens(Int32Array.from(noise), 2);
        expect(lists === null || lists.length === 2).toBe(true);
      }),
    );
  });
});

describe('isWholeGraph', async () => {
  const hnswlib = await loadHnswlib();
  if (hnswlib === null) throw new Error('hnswlib-node cannot be loaded here');
  const random = seeded(1);
  const values = Float32Array.from({ length: 300 * 16 }, () => random() - 0.5);
  const graph = await buildGraph(
    hnswlib,
    new VectorTable(values, 16),
    Array.from({ length: 300 }, (_, label) => label),
  );
  await graph.writeIndex(join(base, 'graph.hnsw'));
  const file = readFileSync(join(base, 'graph.hnsw'));

  it('knows what hnswlib writes', async () => {
    expect(isWholeGraph(file, 16)).toBe(true);
    const empty = await buildGraph(hnswlib, new VectorTable(new Float32Array(0), 16), []);
    await empty.writeIndex(join(base, 'empty.hnsw'));
    expect(isWholeGraph(readFileSync(join(base, 'empty.hnsw')), 16)).toBe(true);
    expect(isWholeGraph(readFileSync(join(base, 'empty.hnsw')), 15)).toBe(false);
  });

  it('knows another dimension and another number of links', () => {
    expect(isWholeGraph(file, 15)).toBe(false);
    const other = new hnswlib.HierarchicalNSW('cosine', 16);
    other.initIndex(10, 8, 200);
    other.writeIndexSync(join(base, 'other.hnsw'));
    expect(isWholeGraph(readFileSync(join(base, 'other.hnsw')), 16)).toBe(false);
  });

  it('knows every file that is too short or too long', () => {
    fc.assert(
      fc.property(fc.nat(file.length - 1), (length) => {
        expect(isWholeGraph(file.subarray(0, length), 16)).toBe(false);
      }),
    );
    expect(isWholeGraph(Buffer.concat([file, Buffer.alloc(4)]), 16)).toBe(false);
  });

  it('is needed: hnswlib says nothing when it cannot write', async () => {
    await graph.writeIndex(join(base, 'no', 'such', 'folder'));
    expect(existsSync(join(base, 'no'))).toBe(false);
  });
});

describe('a manifest', () => {
  const model: ModelInfo = {
    id: 'Test/tiny',
    source: 'hub',
    hash: 'abc',
    dimension: 4,
    maxTokens: 32,
    staticTokens: false,
    folder: '/models/tiny',
  };
  const table = new VectorTable(new Float32Array(12), 4);
  const entries = [{ key: 'k1', kind: 'passage' as const, first: 0, windows: 1, sentences: 2, tokens: null }];
  const file = { name: 'vectors-0123456789ab.f32', bytes: 48, sha256: 'def' };
  const contents = { entries, table, graph: null, count: 3 };
  const manifest = describeIndex(model, contents, { vectors: file, tokens: file, graph: null });
  const text = serialize(manifest);

  it('comes back as it was', () => {
    expect(parseManifest(text, model)).toEqual(manifest);
  });

  it.each([
    [{ id: 'Test/other' }, 'it was made with another model'],
    [{ hash: 'abd' }, 'it was made with another model'],
    [{ dimension: 8 }, 'its vectors have another dimension'],
  ])('is refused for the model %j', (changes, reason) => {
    expect(parseManifest(text, { ...model, ...changes })).toBe(reason);
  });

  it('is refused after any change', () => {
    fc.assert(
      fc.property(fc.nat(text.length - 2), fc.string({ minLength: 1, maxLength: 3 }), (at, put) => {
        const changed = text.slice(0, at) + put + text.slice(at + put.length);
        fc.pre(changed.trimEnd() !== text.trimEnd());
        expect(typeof parseManifest(changed, model)).toBe('string');
      }),
    );
  });

  it.each([
    ['another format', { format: 99 }, 'another version of Footnote wrote it'],
    ['another space', { space: 'l2' }, 'another version of Footnote wrote it'],
    ['entries beyond its rows', { rows: 2 }, 'another version of Footnote wrote it'],
    ['a file outside', { tokens: { ...file, name: '../../x.i32' } }, 'another version of Footnote wrote it'],
    ['no entries', { entries: undefined }, 'another version of Footnote wrote it'],
    ['other settings', { m: 8 }, 'it was built with other settings'],
  ])('is refused with %s even where its checksum is right', (_, changes, reason) => {
    expect(parseManifest(serialize({ ...manifest, ...changes } as typeof manifest), model)).toBe(reason);
  });

  it.each(['', '{}', 'null', '\n', '[1, 2'])('is not %j', (content) => {
    expect(parseManifest(content, model)).toBe('its manifest is incomplete or was changed');
  });
});
