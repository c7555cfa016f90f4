import { once } from 'node:events';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { CorpusEmbedder, ModelInfo } from './embedder.js';
import type { ModelFiles } from './model-files.js';
import { type describeError, RemoteEmbedder, restoreError } from './remote-embedder.js';

/** What the worker says first. */
export type Started = { readonly model: ModelInfo } | ReturnType<typeof describeError>;

/**
 * Loads a model in a thread of its own. A run of a transformer blocks its thread for up to 100 ms, which a bot's
 * heartbeat must not wait for while an article is indexed. Closing it ends the thread.
 *
 * @throws UserError where one of the model's files is broken
 */
export async function startWorkerEmbedder(files: ModelFiles): Promise<CorpusEmbedder> {
  // Unless the main thread has it first, a second worker fails with "Module did not self-register".
  const require = createRequire(import.meta.url);
  createRequire(require.resolve('@xenova/transformers'))('onnxruntime-node');

  const worker = new Worker(new URL('./embedding-worker.js', import.meta.url), { workerData: files });
  const [started]: Started[] = await once(worker, 'message');
  if (started === undefined || 'error' in started) {
    await worker.terminate();
    throw started ? restoreError(started) : new Error('the worker said nothing');
  }
  const embedder = new RemoteEmbedder(started.model, worker);
  worker.on('message', (reply) => embedder.receive(reply));
  worker.on('error', (error) => embedder.lose(error));
  worker.on('exit', () => embedder.lose(new Error('The embedding worker has ended.')));
  return embedder;
}
