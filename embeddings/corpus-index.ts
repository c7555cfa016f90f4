import type { CorpusEntry } from './corpus-entry.js';
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

/** What is stored of one text: how many vectors it has, one after the other, and its tokens. */
export interface StoredEntry {
  readonly key: string;
  readonly kind: CorpusEntry['kind'];
  readonly windows: number;
  readonly sentences: number;
  readonly tokens: readonly Int32Array[] | null;
}

/** Joins a corpus to stored entries whose vectors follow each other in the index in the order of `stored`. */
export function joinCorpus(
  corpus: readonly CorpusEntry[],
  stored: readonly StoredEntry[],
  vectors: VectorIndex,
): CorpusIndex {
  const byKey = new Map<string, EntryVectors>();
  let label = 0;
  const take = (count: number) => Array.from({ length: count }, () => label++);
  for (const { key, windows, sentences, tokens } of stored) {
    byKey.set(key, { windows: take(windows), sentences: take(sentences), tokens });
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
  return { vectors, entries, owners: (own) => owners.get(own) ?? [] };
}
