import { once } from 'node:events';
import type { Embedder } from './embedder.js';
import { loadEmbedder } from './load-embedder.js';
import type { ModelFiles } from './model-files.js';
import type { Started } from './process-embedder.js';
import { answer, type Call, toFailure } from './remote-embedder.js';

/** The process that startProcessEmbedder starts. It ends when its parent lets go of it, or is gone. */
async function main(): Promise<void> {
  // Ctrl-C in a terminal reaches this process too, but it is the parent's to answer.
  process.on('SIGINT', () => undefined);
  process.on('disconnect', () => process.exit());
  const [files]: ModelFiles[] = await once(process, 'message');
  if (files === undefined) throw new Error('this file is started by process-embedder.ts');
  let embedder: Embedder;
  try {
    embedder = await loadEmbedder(files);
  } catch (error) {
    process.send?.(toFailure(error) satisfies Started, undefined, undefined, () => process.disconnect());
    return;
  }
  process.send?.({ model: embedder.model } satisfies Started);
  // One after the other: each takes all that the processor has.
  let before = Promise.resolve();
  process.on('message', (call: Call) => {
    before = before.then(async () => {
      process.send?.(await answer(call, embedder));
    });
  });
}

await main();
