import { join } from 'node:path';
import type { CorpusEntry } from './corpus-entry.js';
import { type CorpusIndex, joinCorpus } from './corpus-index.js';
import { diskError } from './disk-error.js';
import { type EmbeddedEntries, type EmbedProgress, embedCorpus } from './embed-corpus.js';
import type { Embedder } from './embedder.js';
import { ExactIndex } from './exact-index.js';
import { buildGraph, HnswIndex, loadHnswlib } from './hnsw-index.js';
import { readStored, type StoredIndex, writeStored } from './stored-index.js';

export interface IndexOptions {
  readonly corpus: readonly CorpusEntry[];
  readonly embedder: Embedder;
  readonly onProgress?: EmbedProgress;
  /** Takes one line that the host should see. */
  readonly log?: (line: string) => void;
}

/** Passages by what became of them. */
export interface IndexChanges {
  readonly added: number;
  readonly unchanged: number;
  readonly removed: number;
}

/** Embeds a corpus and keeps it in memory alone. */
export async function buildIndex({ corpus, embedder, onProgress, log }: IndexOptions): Promise<CorpusIndex> {
  const embedded = await embedCorpus(corpus, embedder, new Map(), onProgress);
  return searchable(corpus, { ...embedded, graph: await graphOf(embedded, embedder, log) }, embedder);
}

/**
 * Opens the index stored for a corpus and model, embedding what is new, dropping what is gone, and storing the result.
 * An index that is stale, foreign, truncated or tampered with is rebuilt, with one line in the log.
 *
 * @param dataDir - absolute
 * @throws UserError where the folder cannot be written
 */
export async function openIndex({
  dataDir,
  ...options
}: IndexOptions & { readonly dataDir: string }): Promise<{ index: CorpusIndex; changes: IndexChanges }> {
  const { corpus, embedder, log } = options;
  const folder = join(dataDir, 'index', embedder.model.id.replaceAll(/[^\w.-]+/g, '--'));
  const found = await readStored(folder, embedder.model);
  if (typeof found === 'string') log?.(`The index in ${folder} is rebuilt: ${found}.`);
  const before = typeof found === 'string' ? null : found;
  const keys = new Map(corpus.map(({ key, kind }) => [key, kind]));
  const changes = compare(keys, before);
  if (before && sameKeys([...keys.keys()], before)) return { index: searchable(corpus, before, embedder), changes };

  const embedded = await embedCorpus(corpus, embedder, byKey(before, embedder.model.dimension), options.onProgress);
  const stored = { ...embedded, graph: await graphOf(embedded, embedder, log) };
  try {
    await writeStored(folder, embedder.model, stored);
  } catch (error) {
    throw diskError(error, dataDir);
  }
  return { index: searchable(corpus, stored, embedder), changes };
}

function searchable(corpus: readonly CorpusEntry[], { stored, vectors, graph }: StoredIndex, embedder: Embedder) {
  const { dimension } = embedder.model;
  const index = graph ? new HnswIndex(graph, vectors, dimension) : new ExactIndex(vectors, dimension);
  return joinCorpus(corpus, stored, index);
}

async function graphOf({ vectors }: EmbeddedEntries, embedder: Embedder, log: IndexOptions['log']) {
  const hnswlib = await loadHnswlib();
  if (hnswlib) return buildGraph(hnswlib, vectors, embedder.model.dimension);
  log?.('hnswlib-node cannot be loaded, so every vector is compared: slower with many articles, otherwise the same.');
  return null;
}

function sameKeys(keys: readonly string[], { stored }: EmbeddedEntries): boolean {
  return keys.length === stored.length && keys.every((key, i) => key === stored[i]?.key);
}

function compare(keys: ReadonlyMap<string, CorpusEntry['kind']>, before: EmbeddedEntries | null): IndexChanges {
  const old = new Set((before?.stored ?? []).filter(({ kind }) => kind === 'passage').map(({ key }) => key));
  const passages = [...keys].filter(([, kind]) => kind === 'passage').map(([key]) => key);
  const unchanged = passages.filter((key) => old.has(key)).length;
  return { added: passages.length - unchanged, unchanged, removed: old.size - unchanged };
}

/** Stored entries with their vectors, so that only what changed is embedded again. */
function byKey(before: EmbeddedEntries | null, dimension: number) {
  const known = new Map<string, { entry: EmbeddedEntries['stored'][number]; vectors: Float32Array }>();
  let offset = 0;
  for (const entry of before?.stored ?? []) {
    const length = (entry.windows + entry.sentences) * dimension;
    known.set(entry.key, { entry, vectors: (before as EmbeddedEntries).vectors.subarray(offset, offset + length) });
    offset += length;
  }
  return known;
}
