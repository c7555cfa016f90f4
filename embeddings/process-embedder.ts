import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { CorpusEmbedder, ModelInfo } from './embedder.js';
import type { ModelFiles } from './model-files.js';
import { type Failure, RemoteEmbedder, type Reply, toError } from './remote-embedder.js';

/** What the process says first. */
export type Started = { readonly model: ModelInfo } | Failure;

/**
 * Loads a model in a process of its own, for indexing while a bot is serving: a run of a transformer blocks its thread
 * for up to 100 ms, which a heartbeat must not wait for. Not a worker thread, because onnxruntime-node 1.14 corrupts
 * memory when one ends: four in six programs crashed that started four workers, one after the other.
 *
 * @throws UserError where one of the model's files is broken
 */
export async function startProcessEmbedder(files: ModelFiles): Promise<CorpusEmbedder> {
  const child = fork(fileURLToPath(new URL('./embedding-process.js', import.meta.url)), {
    serialization: 'advanced',
    // A debugger's or a test runner's flags are not meant for it.
    execArgv: [],
    // What it has to say comes as messages; standard output is the host's.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = new Promise<Error>((resolve) => {
    child.on('error', resolve);
    child.once('exit', (code, signal) => resolve(new Error(`The embedding process has ended (${signal ?? code}).`)));
  });
  child.send(files);
  const first = new Promise<Started>((resolve) => child.once('message', (message) => resolve(message as Started)));
  const started = await Promise.race([first, ended]);
  if (started instanceof Error) throw started;
  if ('failure' in started) throw toError(started);

  const close = async () => {
    if (child.connected) child.disconnect();
    await ended;
  };
  const embedder = new RemoteEmbedder(started.model, (call) => child.send(call), close);
  child.on('message', (reply: Reply) => embedder.receive(reply));
  void ended.then((error) => embedder.lose(error));
  return embedder;
}
