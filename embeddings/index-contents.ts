import type { HierarchicalNSW } from 'hnswlib-node';
import type { CorpusEntry } from './corpus-entry.js';
import { type Embedding, embedEntries } from './embed-entries.js';
import { buildGraph, type Hnswlib, updateGraph } from './hnsw-graph.js';
import { Turns } from './turns.js';
import { hasDirection } from './vector-index.js';
import { VectorTable } from './vector-table.js';

/** An entry whose vectors are in an index: those of its windows, then those of its sentences, from one label on. */
export interface IndexedEntry {
  readonly key: string;
  readonly kind: CorpusEntry['kind'];
  readonly first: number;
  readonly windows: number;
  readonly sentences: number;
  /** Token ids by sentence; null where the model is not static. */
  readonly tokens: readonly Int32Array[] | null;
}

/** All that an index holds. */
export interface IndexContents {
  readonly entries: readonly IndexedEntry[];
  readonly table: VectorTable;
  /** null without hnswlib. */
  readonly graph: HierarchicalNSW | null;
  /** Vectors that can be found: entries' own that are not zero. */
  readonly count: number;
}

/** So few rows are laid out anew in 0.1 s at most, and are then the same whatever came before. */
const SMALL = 1000;
/** The share of a table that may be free rows. Each slows the search a little; a new graph of 10,000 takes 3 s. */
const MAX_FREE = 0.25;

/** Whether an index holds exactly these entries. */
export function holds({ entries }: IndexContents, corpus: readonly CorpusEntry[]): boolean {
  const keys = new Set(corpus.map(({ key }) => key));
  return keys.size === entries.length && entries.every(({ key }) => keys.has(key));
}

/**
 * What an index of a corpus holds, embedding only what the index before it does not have.
 *
 * @param before - its graph is changed and belongs to the result
 * @param hnswlib - null where it cannot be loaded
 */
export async function updateContents(
  before: IndexContents | null,
  corpus: readonly CorpusEntry[],
  embedding: Embedding,
  hnswlib: Hnswlib | null,
): Promise<IndexContents> {
  const { dimension } = embedding.embedder.model;
  const old = new Map(before?.entries.map((entry) => [entry.key, entry]));
  const wanted = new Map(corpus.map((entry) => [entry.key, entry]));
  const missing = [...wanted.values()].filter(({ key }) => !old.has(key));
  const embedded = await embedEntries(missing, embedding);

  const table = before?.table ?? new VectorTable(new Float32Array(0), dimension);
  const kept = [...old.values()].filter(({ key }) => wanted.has(key));
  const added = embedded.reduce((sum, { vectors }) => sum + vectors.length, 0);
  const rows = table.rows + added;
  const free = table.rows - kept.reduce((sum, entry) => sum + size(entry), 0);
  if (before !== null && rows > SMALL && free <= MAX_FREE * rows) {
    const appended = place(embedded, table.rows);
    const grown = table.append(embedded.flatMap(({ vectors }) => vectors));
    const removed = [...old.values()].filter(({ key }) => !wanted.has(key)).flatMap(labels);
    const entries = [...kept, ...appended];
    if (before.graph) await updateGraph(before.graph, grown, { removed, added: appended.flatMap(labels) });
    return finish(entries, grown, before.graph, hnswlib);
  }
  const vectorsOf = new Map(embedded.map((entry) => [entry.key, entry]));
  const all = [...wanted.keys()].flatMap((key) => {
    const entry = old.get(key);
    return entry ? [{ ...entry, vectors: labels(entry).map((label) => table.row(label)) }] : (vectorsOf.get(key) ?? []);
  });
  const compact = new VectorTable(new Float32Array(0), dimension).append(all.flatMap(({ vectors }) => vectors));
  return finish(place(all, 0), compact, null, hnswlib);
}

async function finish(
  entries: readonly IndexedEntry[],
  table: VectorTable,
  graph: HierarchicalNSW | null,
  hnswlib: Hnswlib | null,
): Promise<IndexContents> {
  const own = entries.flatMap(labels);
  const turns = new Turns();
  let count = 0;
  for (const label of own) {
    if (hasDirection(table.row(label))) count++;
    await turns.give();
  }
  return {
    entries,
    table,
    graph: graph ?? (hnswlib && (await buildGraph(hnswlib, table, own))),
    count,
  };
}

/** Gives entries their labels, one after the other. */
function place(entries: readonly Omit<IndexedEntry, 'first'>[], start: number): IndexedEntry[] {
  let next = start;
  return entries.map(({ key, kind, windows, sentences, tokens }) => {
    const first = next;
    next += windows + sentences;
    return { key, kind, first, windows, sentences, tokens };
  });
}

function size({ windows, sentences }: Pick<IndexedEntry, 'windows' | 'sentences'>): number {
  return windows + sentences;
}

function labels(entry: IndexedEntry): number[] {
  return Array.from({ length: size(entry) }, (_, i) => entry.first + i);
}
