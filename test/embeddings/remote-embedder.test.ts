import { dirname, join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Embedder } from '../../embeddings/embedder.js';
import { loadEmbedder } from '../../embeddings/load-embedder.js';
import type { ModelFiles } from '../../embeddings/model-files.js';
import { RemoteEmbedder, serveEmbedder } from '../../embeddings/remote-embedder.js';
import { resolveModel } from '../../embeddings/resolve-model.js';
import { UserError } from '../../src/user-error.js';
import { temporaryFolder } from './fixtures.js';
import { writeTinyModel } from './tiny-model.js';

type WorkerModule = typeof import('../../embeddings/worker-embedder.js');
// Node starts a thread from a compiled file only.
const compiled = join(dirname(inject('program')), '..', '..', 'embeddings', 'worker-embedder.js');

const base = temporaryFolder();
let files: ModelFiles;
let direct: Embedder;
beforeAll(async () => {
  const model = writeTinyModel(join(base, 'model'), { mixed: false });
  files = await resolveModel({ model, hub: 'http://127.0.0.1:1', cacheDir: base });
  direct = await loadEmbedder(files);
});
afterAll(() => direct.close());

describe('RemoteEmbedder', () => {
  function connect(embedder: Pick<Embedder, 'model' | 'embedQuery' | 'embedPassage' | 'close'>) {
    const { port1, port2 } = new MessageChannel();
    serveEmbedder(port2, embedder);
    const remote = new RemoteEmbedder(embedder.model, port1);
    port1.on('message', (reply) => remote.receive(reply));
    return remote;
  }

  it('passes calls on, several at once, and each gets its own answer', async () => {
    const closed: string[] = [];
    const remote = connect({
      model: direct.model,
      embedQuery: (text) => direct.embedQuery(text),
      embedPassage: (sentences) => direct.embedPassage(sentences),
      close: async () => void closed.push('closed'),
    });
    const texts = ['aa', 'bb cc', 'dd'];
    const answers = await Promise.all(texts.map((text) => remote.embedQuery(text)));
    expect(answers).toEqual(await Promise.all(texts.map((text) => direct.embedQuery(text))));
    expect(await remote.embedPassage(['aa.', 'bb.'])).toEqual(await direct.embedPassage(['aa.', 'bb.']));
    await remote.close();
    expect(closed).toEqual(['closed']);
  });

  it('passes errors on as what they were', async () => {
    const remote = connect({
      model: direct.model,
      embedQuery: () => Promise.reject(new UserError('Do this.')),
      embedPassage: () => Promise.reject(new RangeError('ours')),
      close: async () => undefined,
    });
    await expect(remote.embedQuery('aa')).rejects.toEqual(new UserError('Do this.'));
    await expect(remote.embedPassage(['aa'])).rejects.toEqual(new Error('ours'));
    await remote.close();
  });

  it('fails what waits, and what comes later, when the other end is gone', async () => {
    const remote = new RemoteEmbedder(direct.model, { postMessage: () => undefined });
    const waiting = remote.embedQuery('aa');
    remote.lose(new Error('gone'));
    await expect(waiting).rejects.toThrow('gone');
    await expect(remote.embedQuery('bb')).rejects.toThrow('gone');
  });
});

describe('a worker', () => {
  it('embeds in a thread of its own, and another after it', async () => {
    const { startWorkerEmbedder }: WorkerModule = await import(compiled);
    for (const text of ['aa bb', 'cc']) {
      const worker = await startWorkerEmbedder(files);
      expect(worker.model).toEqual(direct.model);
      expect(await worker.embedQuery(text)).toEqual(await direct.embedQuery(text));
      await worker.close();
      await expect(worker.embedQuery(text)).rejects.toThrow('has ended');
    }
  });

  it('says what is wrong with a model', async () => {
    const { startWorkerEmbedder }: WorkerModule = await import(compiled);
    const broken = { ...files, folder: join(base, 'nowhere') };
    const error = await startWorkerEmbedder(broken).catch((thrown: unknown) => thrown);
    expect((error as Error).name).toBe('UserError');
    expect((error as Error).message).toContain('config.json cannot be read');
  });
});
