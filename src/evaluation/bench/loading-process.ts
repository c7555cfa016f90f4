import { setTimeout as pause } from 'node:timers/promises';
import { loadHnswlib } from '../../../embeddings/hnsw-graph.js';
import { readIndex } from '../../../embeddings/read-index.js';
import { type Loaded, modelOf, parseTask, type Task } from './neighbours-task.js';

/**
 * Loads a stored index as Footnote does, checksums and all.
 *
 * @returns how long it took, and by how much the process grew; with `--expose-gc` what it only needed meanwhile is not
 *   counted
 */
export async function measureLoading(task: Task): Promise<Loaded> {
  const hnswlib = await loadHnswlib();
  const before = await residentBytes();
  const started = performance.now();
  const index = await readIndex(task.folder, modelOf(task), Promise.resolve(hnswlib));
  const ms = performance.now() - started;
  if (index === null || typeof index === 'string') throw new Error(`the stored index: ${index ?? 'there is none'}`);
  const mb = ((await residentBytes()) - before) / 1e6;
  // Used after it was measured, so that it is not thrown away before.
  if (index.count !== task.count) throw new Error(`the stored index holds ${index.count} vectors`);
  return { ms, mb };
}

/** Large buffers are given back some time after the collection that finds them unused. */
const GIVEN_BACK_MS = 50;

async function residentBytes(): Promise<number> {
  for (let collection = 0; collection < 2; collection++) {
    globalThis.gc?.();
    await pause(GIVEN_BACK_MS);
  }
  return process.memoryUsage.rss();
}

const [, script = '', json] = process.argv;
if (script === import.meta.filename && json !== undefined) {
  process.stdout.write(JSON.stringify(await measureLoading(parseTask(json))));
}
