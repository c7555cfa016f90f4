import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ExactIndex } from '../../../embeddings/exact-index.js';
import { buildGraph, loadHnswlib } from '../../../embeddings/hnsw-graph.js';
import { HnswIndex } from '../../../embeddings/hnsw-index.js';
import type { IndexedEntry } from '../../../embeddings/index-contents.js';
import { VectorTable } from '../../../embeddings/vector-table.js';
import { writeIndex } from '../../../embeddings/write-index.js';
import { mean } from '../metrics.js';
import { type Measured, modelOf, NEAREST, parseTask, type Task } from './neighbours-task.js';
import { inTurn, timed } from './stopwatch.js';
import { syntheticVectors } from './synthetic-vectors.js';

const QUERIES = 100;
const ROUNDS = 9;
/** Exact search among 100,000 takes 0.1 s: so many are timed a round, from this size on. */
const LARGE = 20_000;
const TIMED_IF_LARGE = 10;

/**
 * HNSW against exact search among synthetic vectors of one size; the index is stored at the end.
 *
 * @throws Error where hnswlib cannot be loaded
 */
export async function measureNeighbours(task: Task): Promise<Measured> {
  const { kind, count, dimension, folder } = task;
  const hnswlib = await loadHnswlib();
  if (hnswlib === null) throw new Error('hnswlib-node cannot be loaded');
  const all = syntheticVectors(kind, count + QUERIES, dimension);
  const queries = Array.from({ length: QUERIES }, (_, i) => all.row(count + i));
  const table = new VectorTable(all.values.subarray(0, count * dimension), dimension);
  const labels = Array.from({ length: count }, (_, label) => label);

  const started = performance.now();
  const graph = await buildGraph(hnswlib, table, labels);
  const buildMs = performance.now() - started;

  const exact = new ExactIndex(table, labels);
  const hnsw = new HnswIndex(graph, table, count);
  const found = queries.map((query) => {
    const right = new Set(exact.search(query, NEAREST).map(({ label }) => label));
    return hnsw.search(query, NEAREST).filter(({ label }) => right.has(label)).length / right.size;
  });
  const asked = count < LARGE ? queries : queries.slice(0, TIMED_IF_LARGE);
  const searching = (index: HnswIndex | ExactIndex) => async () => {
    const ms = await timed(() => {
      for (const query of asked) index.search(query, NEAREST);
    });
    return ms / asked.length;
  };
  const ms = await inTurn(ROUNDS, { hnsw: searching(hnsw), exact: searching(exact) });
  await writeIndex(folder, modelOf(task), { entries: labels.map(entryOf), table, graph, count });
  return { recall: mean(found), buildMs, hnswMs: ms.hnsw, exactMs: ms.exact, fileMb: (await bytesIn(folder)) / 1e6 };
}

/** One sentence, as an index has them: its key is as long as a real one. */
function entryOf(label: number): IndexedEntry {
  const key = label.toString(16).padStart(64, '0');
  return { key, kind: 'passage', first: label, windows: 1, sentences: 0, tokens: null };
}

async function bytesIn(folder: string): Promise<number> {
  const files = await Promise.all((await readdir(folder)).map((name) => stat(join(folder, name))));
  return files.reduce((sum, { size }) => sum + size, 0);
}

// A process of its own: one size's vectors are gone before the next one's come, and Ctrl-C need not wait for a graph.
const [, script = '', json] = process.argv;
if (script === import.meta.filename && json !== undefined) {
  process.stdout.write(JSON.stringify(await measureNeighbours(parseTask(json))));
}
