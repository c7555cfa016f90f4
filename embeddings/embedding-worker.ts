import { parentPort, workerData } from 'node:worker_threads';
import { loadEmbedder } from './load-embedder.js';
import type { ModelFiles } from './model-files.js';
import { describeError, serveEmbedder } from './remote-embedder.js';
import type { Started } from './worker-embedder.js';

/** The thread that {@link startWorkerEmbedder} starts. */
async function main(files: ModelFiles): Promise<void> {
  if (parentPort === null) throw new Error('this file is run as a worker');
  try {
    const embedder = await loadEmbedder(files);
    parentPort.postMessage({ model: embedder.model } satisfies Started);
    serveEmbedder(parentPort, embedder);
  } catch (error) {
    parentPort.postMessage(describeError(error) satisfies Started);
  }
}

await main(workerData);
