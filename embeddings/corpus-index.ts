import type { CorpusEntry } from './corpus-entry.js';
import { ExactIndex } from './exact-index.js';
import { HnswIndex } from './hnsw-index.js';
import type { IndexContents } from './index-contents.js';
import type { VectorIndex } from './vector-index.js';

/** Where an entry's vectors are. */
export interface EntryVectors {
  /** Labels of the whole text's vectors: one, or more where the text is longer than the model reads. */
  readonly windows: readonly number[];
  /** Labels by sentence; empty for a question. */
  readonly sentences: readonly number[];
  /** Token ids by sentence; null where the model is not static. */
  readonly tokens: readonly Int32Array[] | null;
}

/** A corpus's vectors, found by nearness or by entry. */
export interface CorpusIndex {
  readonly vectors: VectorIndex;
  /** Parallel to the corpus's entries. */
  readonly entries: readonly EntryVectors[];
  /** Positions of the entries that a vector belongs to: several where their texts are the same. */
  owners(label: number): readonly number[];
}

/** Joins a corpus to an index that holds all of it, and may hold it in another order. */
export function joinCorpus(corpus: readonly CorpusEntry[], contents: IndexContents): CorpusIndex {
  const byKey = new Map<string, EntryVectors>();
  for (const { key, first, windows, sentences, tokens } of contents.entries) {
    byKey.set(key, { windows: range(first, windows), sentences: range(first + windows, sentences), tokens });
  }
  const owners = new Map<number, number[]>();
  const entries = corpus.map(({ key }, position) => {
    const entry = byKey.get(key);
    if (entry === undefined) throw new Error(`the index lacks entry ${key}`);
    for (const own of [...entry.windows, ...entry.sentences]) {
      const others = owners.get(own);
      if (others) others.push(position);
      else owners.set(own, [position]);
    }
    return entry;
  });
  return { vectors: searchable(contents), entries, owners: (label) => owners.get(label) ?? [] };
}

function searchable({ entries, table, graph, count }: IndexContents): VectorIndex {
  if (graph) return new HnswIndex(graph, table, count);
  return new ExactIndex(
    table,
    entries.flatMap(({ first, windows, sentences }) => range(first, windows + sentences)),
  );
}

function range(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => first + i);
}
