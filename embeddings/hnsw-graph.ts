import type { HierarchicalNSW } from 'hnswlib-node';
import { Turns } from './turns.js';
import { hasDirection } from './vector-index.js';
import type { VectorTable } from './vector-table.js';

/** Links a vector keeps and candidates weighed while it is added: the defaults of the HNSW paper's authors. */
export const M = 16;
export const EF_CONSTRUCTION = 200;
/** HNSW draws each vector's layer at random; a fixed seed draws the same ones on every machine. */
const SEED = 100;

export type Hnswlib = typeof import('hnswlib-node');

/** @returns null where the native addon cannot be loaded: it is compiled where it is installed, which may have failed */
export async function loadHnswlib(): Promise<Hnswlib | null> {
  try {
    const addon: Hnswlib & { readonly default?: Hnswlib } = await import('hnswlib-node');
    return addon.default ?? addon;
  } catch {
    return null;
  }
}

/** Builds a graph of some of a table's vectors. */
export async function buildGraph(
  { HierarchicalNSW }: Hnswlib,
  table: VectorTable,
  labels: readonly number[],
): Promise<HierarchicalNSW> {
  const graph = new HierarchicalNSW('cosine', table.dimension);
  graph.initIndex(Math.max(1, labels.length), M, EF_CONSTRUCTION, SEED);
  await addPoints(graph, table, labels);
  return graph;
}

/** Takes vectors out of a graph and adds others, in a hundredth of the time that building it anew takes. */
export async function updateGraph(
  graph: HierarchicalNSW,
  table: VectorTable,
  { removed, added }: { readonly removed: readonly number[]; readonly added: readonly number[] },
): Promise<void> {
  for (const label of removed) if (hasDirection(table.row(label))) graph.markDelete(label);
  graph.resizeIndex(Math.max(1, graph.getCurrentCount() + added.length));
  await addPoints(graph, table, added);
}

/** Zero vectors are left out: no query can find them, and hnswlib would link them to anything. */
async function addPoints(graph: HierarchicalNSW, table: VectorTable, labels: readonly number[]): Promise<void> {
  const turns = new Turns();
  for (const label of labels) {
    const vector = table.row(label);
    if (hasDirection(vector)) graph.addPoint([...vector], label);
    await turns.give();
  }
}
