import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { CorpusEmbedder, Embedder } from '../../embeddings/embedder.js';
import { loadEmbedder } from '../../embeddings/load-embedder.js';
import type { ModelFiles } from '../../embeddings/model-files.js';
import { answer, type Call, RemoteEmbedder } from '../../embeddings/remote-embedder.js';
import { resolveModel } from '../../embeddings/resolve-model.js';
import { UserError } from '../../src/user-error.js';
import { temporaryFolder } from './fixtures.js';
import { writeTinyModel } from './tiny-model.js';

type ProcessModule = typeof import('../../embeddings/process-embedder.js');
// Node starts a process from a compiled file only.
const compiled = join(dirname(inject('program')), '..', '..', 'embeddings', 'process-embedder.js');

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
  /** Its other end in the same process, which answers the last call first. */
  function connect(embedder: CorpusEmbedder): RemoteEmbedder {
    const send = async (call: Call) => {
      const reply = await answer(call, embedder);
      setTimeout(() => remote.receive(structuredClone(reply)), 10 - call.id);
    };
    const remote = new RemoteEmbedder(embedder.model, send, () => embedder.close());
    return remote;
  }

  it('passes calls on, several at once, and each gets its own answer', async () => {
    let closed = 0;
    const remote = connect({
      model: direct.model,
      embedQuery: (text) => direct.embedQuery(text),
      embedPassage: (sentences) => direct.embedPassage(sentences),
      close: async () => {
        closed++;
      },
    });
    const texts = ['aa', 'bb cc', 'dd'];
    const answers = await Promise.all(texts.map((text) => remote.embedQuery(text)));
    expect(answers).toEqual(await Promise.all(texts.map((text) => direct.embedQuery(text))));
    expect(await remote.embedPassage(['aa.', 'bb.'])).toEqual(await direct.embedPassage(['aa.', 'bb.']));
    await remote.close();
    expect(closed).toBe(1);
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
  });

  it('fails what waits, and what comes later, when the other end is gone', async () => {
    const remote = new RemoteEmbedder(
      direct.model,
      () => undefined,
      async () => undefined,
    );
    const waiting = remote.embedQuery('aa');
    remote.lose(new Error('gone'));
    await expect(waiting).rejects.toThrow('gone');
    await expect(remote.embedQuery('bb')).rejects.toThrow('gone');
  });
});

describe('a process of its own', () => {
  it('embeds, as often as one is started, and ends', async () => {
    const { startProcessEmbedder }: ProcessModule = await import(compiled);
    for (const text of ['aa bb', 'cc']) {
      const embedder = await startProcessEmbedder(files);
      expect(embedder.model).toEqual(direct.model);
      expect(await embedder.embedQuery(text)).toEqual(await direct.embedQuery(text));
      expect(await embedder.embedPassage([text])).toEqual(await direct.embedPassage([text]));
      await embedder.close();
      await expect(embedder.embedQuery(text)).rejects.toThrow('has ended');
      await embedder.close();
    }
  });

  it('says what is wrong with a model', async () => {
    const { startProcessEmbedder }: ProcessModule = await import(compiled);
    const broken = { ...files, folder: join(base, 'nowhere') };
    const error = await startProcessEmbedder(broken).catch((thrown: unknown) => thrown);
    expect((error as Error).name).toBe('UserError');
    expect((error as Error).message).toContain('config.json cannot be read');
  });
});
