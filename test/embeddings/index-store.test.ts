import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { open as openFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CorpusEntry } from '../../embeddings/corpus-entry.js';
import type { CorpusEmbedder, Embedder } from '../../embeddings/embedder.js';
import { buildIndex, type CorpusIndex, openIndex } from '../../embeddings/index-store.js';
import { loadEmbedder } from '../../embeddings/load-embedder.js';
import { resolveModel } from '../../embeddings/resolve-model.js';
import { UserError } from '../../src/user-error.js';
import { entry, temporaryFolder, turnsDuring } from './fixtures.js';
import { writeTinyModel } from './tiny-model.js';

const base = temporaryFolder();
const dataDir = join(base, 'data');
const lines: string[] = [];
let embedder: Embedder;
let folder: string;

beforeAll(async () => {
  const model = writeTinyModel(join(base, 'static'), { mixed: false });
  embedder = await loadEmbedder(await resolveModel({ model, hub: 'http://127.0.0.1:1', cacheDir: base }));
});
afterAll(() => embedder.close());

beforeEach(async () => {
  rmSync(dataDir, { recursive: true, force: true });
  await open(CORPUS);
  lines.length = 0;
  folder = join(dataDir, 'index', readdirSync(join(dataDir, 'index'))[0] ?? '');
});

const CORPUS = [
  entry('passage', 'aa bb.', 'cc dd ee.'),
  entry('passage', 'ff gg hh.'),
  entry('question', 'who ff?'),
  entry('passage', 'aa bb.', 'ii.'),
];

interface Seen {
  readonly embedded: string[][];
  closed: number;
}

/** The real embedder, watched. */
function watched(seen: Seen): CorpusEmbedder {
  return {
    model: embedder.model,
    embedQuery: (text) => {
      seen.embedded.push([text]);
      return embedder.embedQuery(text);
    },
    embedPassage: (sentences) => {
      seen.embedded.push([...sentences]);
      return embedder.embedPassage(sentences);
    },
    close: async () => {
      seen.closed++;
    },
  };
}

async function open(corpus: readonly CorpusEntry[], options: Partial<Parameters<typeof openIndex>[0]> = {}) {
  const seen: Seen = { embedded: [], closed: 0 };
  const opened = await openIndex({
    corpus,
    dataDir,
    embedder: watched(seen),
    log: (line) => lines.push(line),
    ...options,
  });
  return { ...opened, seen };
}

/** An index holds each entry's own vectors and tokens, its owners are right, and its search finds them. */
async function expectSound(index: CorpusIndex, corpus: readonly CorpusEntry[]): Promise<void> {
  expect(index.entries).toHaveLength(corpus.length);
  for (const [position, { kind, sentences }] of corpus.entries()) {
    const own = index.entries[position];
    const fresh = kind === 'passage' ? await embedder.embedPassage(sentences) : null;
    const query = await embedder.embedQuery(sentences.join(' '));
    const vectors = (labels: readonly number[] = []) => labels.map((label) => index.vectors.vector(label));
    expect(vectors(own?.windows)).toEqual(fresh?.windows ?? [query.vector]);
    expect(vectors(own?.sentences)).toEqual(fresh?.sentences ?? []);
    expect(own?.tokens).toEqual(fresh?.tokens ?? [query.tokens?.ids]);
    for (const label of [...(own?.windows ?? []), ...(own?.sentences ?? [])]) {
      expect(index.owners(label)).toContain(position);
      const [best] = index.vectors.search(index.vectors.vector(label), 1);
      expect(best?.similarity).toBeCloseTo(1, 5);
    }
  }
}

const files = () => readdirSync(folder).sort();
const dataFile = (kind: string) => join(folder, files().find((name) => name.startsWith(kind)) ?? '');

describe('openIndex', () => {
  it('stores an index and finds it again without embedding or writing anything', async () => {
    const before = files().map((name) => [name, statSync(join(folder, name)).mtimeMs]);
    expect(before.map(([name]) => String(name).replace(/[0-9a-f]{12}/, '*'))).toEqual([
      'graph-*.hnsw',
      'manifest.json',
      'tokens-*.i32',
      'vectors-*.f32',
    ]);
    const { index, changes, seen } = await open(CORPUS);
    expect(seen.embedded).toEqual([]);
    expect(changes).toEqual({ added: 0, unchanged: 3, removed: 0 });
    expect(index.vectors.kind).toBe('hnsw');
    await expectSound(index, CORPUS);
    expect(files().map((name) => [name, statSync(join(folder, name)).mtimeMs])).toEqual(before);
    expect(lines).toEqual([]);
  });

  it('embeds again only what changed', async () => {
    const changed = [CORPUS[3], entry('passage', 'jj kk.'), CORPUS[0], CORPUS[2]] as CorpusEntry[];
    const progress: [number, number][] = [];
    const { index, changes, seen } = await open(changed, { onProgress: (...step) => progress.push(step) });
    expect(seen.embedded).toEqual([['jj kk.']]);
    expect(progress).toEqual([[1, 1]]);
    expect(changes).toEqual({ added: 1, unchanged: 2, removed: 1 });
    await expectSound(index, changed);
    expect(files()).toHaveLength(4);
    expect((await open(changed)).seen.embedded).toEqual([]);
    expect(lines).toEqual([]);
  });

  it('keeps one set of vectors for texts that are the same', async () => {
    const twice = [...CORPUS, CORPUS[0], entry('question', 'ff gg hh.')] as CorpusEntry[];
    const { index, changes } = await open(twice);
    expect(index.entries[4]).toEqual(index.entries[0]);
    expect(index.owners(index.entries[0]?.sentences[1] ?? -1)).toEqual([0, 4]);
    // A question of a passage's words is another entry: it is embedded as a question.
    expect(index.owners(index.entries[5]?.windows[0] ?? -1)).toEqual([5]);
    expect(index.owners(999)).toEqual([]);
    expect(changes).toEqual({ added: 0, unchanged: 3, removed: 0 });
    await expectSound(index, twice);
  });

  it('takes a corpus of nothing, and one that the model knows no word of', async () => {
    const empty = await open([]);
    expect(empty.index.vectors.count).toBe(0);
    expect(empty.index.vectors.search(new Float32Array(8).fill(1), 5)).toEqual([]);
    expect(empty.changes).toEqual({ added: 0, unchanged: 0, removed: 3 });
    const unknown = [entry('passage', '☃'), entry('question', '')];
    const { index } = await open(unknown);
    expect(index.entries.map(({ windows, sentences }) => windows.length + sentences.length)).toEqual([2, 1]);
    expect(index.vectors.count).toBe(0);
    expect(index.vectors.vector(0)).toEqual(new Float32Array(8));
    expect((await open(unknown)).seen.embedded).toEqual([]);
    expect(lines).toEqual([]);
  });

  it('embeds with another embedder where it is given one, only when there is something to embed', async () => {
    const other: Seen = { embedded: [], closed: 0 };
    const startIndexer = async () => watched(other);
    await open(CORPUS, { startIndexer });
    await open(CORPUS.slice(1), { startIndexer });
    await open(CORPUS);
    expect(other).toEqual({ embedded: [], closed: 0 });
    const { seen } = await open([...CORPUS, entry('passage', 'll.')], { startIndexer });
    expect(other).toEqual({ embedded: [['ll.']], closed: 1 });
    expect(seen).toEqual({ embedded: [], closed: 0 });
    const failing = async () => ({ ...watched(other), embedPassage: () => Promise.reject(new Error('lost')) });
    await expect(open([entry('passage', 'mm.')], { startIndexer: failing })).rejects.toThrow('lost');
    expect(other.closed).toBe(2);
  });

  it('keeps models apart, and folders of the same name', async () => {
    const model = writeTinyModel(join(base, 'elsewhere', 'static'), { mixed: true });
    const other = await loadEmbedder(await resolveModel({ model, hub: 'http://127.0.0.1:1', cacheDir: base }));
    await openIndex({ corpus: CORPUS, dataDir, embedder: other });
    await other.close();
    expect(readdirSync(join(dataDir, 'index'))).toHaveLength(2);
    expect((await open(CORPUS)).seen.embedded).toEqual([]);
  });

  it('may be called twice at once', async () => {
    rmSync(dataDir, { recursive: true });
    const more = [...CORPUS, entry('passage', 'nn oo.')];
    const opened = await Promise.all([open(CORPUS), open(more), open(CORPUS), open(more)]);
    await expectSound(opened[0].index, CORPUS);
    await expectSound(opened[3].index, more);
    await expectSound((await open(CORPUS)).index, CORPUS);
    expect(lines).toEqual([]);
  });
});

describe('an index that another process replaces while it is read', () => {
  it('is read again', async () => {
    const manifest = join(folder, 'manifest.json');
    const old = readFileSync(manifest);
    const pipe = dataFile('vectors');
    const more = [...CORPUS, entry('passage', 'qq.')];
    await open(more);
    const current = readFileSync(manifest);

    // The vectors of the old index are a pipe, so that reading them waits until the new manifest is in its place.
    writeFileSync(manifest, old);
    execFileSync('mkfifo', [pipe]);
    const opening = open(more);
    const writer = await openFile(pipe, 'w');
    writeFileSync(manifest, current);
    await writer.close();
    const { index, seen } = await opening;
    expect(seen.embedded).toEqual([]);
    expect(lines).toEqual([]);
    await expectSound(index, more);
    rmSync(pipe);
  });
});

describe('a stored index that cannot be trusted', () => {
  async function expectRebuilt(reason: string): Promise<void> {
    const { index, seen, changes } = await open(CORPUS);
    expect(lines).toEqual([`The index in ${folder} is built anew: ${reason}.`]);
    expect(seen.embedded).toHaveLength(4);
    expect(changes).toEqual({ added: 3, unchanged: 0, removed: 0 });
    await expectSound(index, CORPUS);
    lines.length = 0;
    expect((await open(CORPUS)).seen.embedded).toEqual([]);
    expect(lines).toEqual([]);
  }

  const DAMAGE: Readonly<Record<string, (path: string) => void>> = {
    missing: (path) => rmSync(path),
    empty: (path) => truncateSync(path),
    'cut short': (path) => truncateSync(path, statSync(path).size - 1),
    'too long': (path) => writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.alloc(4)])),
    changed: (path) => {
      const data = readFileSync(path);
      data.writeUInt8((data[data.length >> 1] ?? 0) ^ 1, data.length >> 1);
      writeFileSync(path, data);
    },
    'a folder': (path) => {
      rmSync(path);
      mkdirSync(path);
    },
  };

  for (const kind of ['vectors', 'tokens', 'graph']) {
    for (const [damage, apply] of Object.entries(DAMAGE)) {
      it(`is built anew where its ${kind} file is ${damage}`, async () => {
        apply(dataFile(kind));
        await expectRebuilt('a file of it is missing or was changed');
      });
    }
  }

  it.each(['', '{}', 'not JSON', '{"format":1'])('is built anew where its manifest is %j', async (content) => {
    writeFileSync(join(folder, 'manifest.json'), content);
    await expectRebuilt(content === '' ? 'its manifest cannot be read' : 'its manifest is incomplete or was changed');
  });

  it('is built anew where its manifest names the passages in another order', async () => {
    const path = join(folder, 'manifest.json');
    const [first, last] = [CORPUS[0]?.key ?? '', CORPUS[3]?.key ?? ''];
    const swapped = readFileSync(path, 'utf8').replace(first, 'x').replace(last, first).replace('x', last);
    writeFileSync(path, swapped);
    await expectRebuilt('its manifest is incomplete or was changed');
  });

  it("is built anew where it is another model's", async () => {
    const model = writeTinyModel(join(base, 'twelve'), { dimension: 12 });
    const other = await loadEmbedder(await resolveModel({ model, hub: 'http://127.0.0.1:1', cacheDir: base }));
    const otherDir = join(base, 'other-data');
    await openIndex({ corpus: CORPUS, dataDir: otherDir, embedder: other });
    await other.close();
    rmSync(folder, { recursive: true });
    cpSync(join(otherDir, 'index', readdirSync(join(otherDir, 'index'))[0] ?? ''), folder, { recursive: true });
    await expectRebuilt('it was made with another model');
  });

  it('is built anew where the model has changed', async () => {
    const model = { ...embedder.model, hash: 'another' };
    await openIndex({ corpus: CORPUS, dataDir, embedder: { ...watched({ embedded: [], closed: 0 }), model } });
    await expectRebuilt('it was made with another model');
  });
});

describe('a folder that cannot be written', () => {
  it('is named with what helps', async () => {
    writeFileSync(join(base, 'file'), '');
    for (const dir of [join(base, 'file'), join(base, 'file', 'below')]) {
      const error = await open(CORPUS, { dataDir: dir }).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(UserError);
      expect((error as UserError).message).toBe(
        `The data folder ${dir} is no folder, or lies below a file: set DATA_DIR to a folder that can be written.`,
      );
    }
  });

  it('leaves the index before as it was', async () => {
    // A manifest that cannot be put in its place, as the last thing that can go wrong.
    const manifest = readFileSync(join(folder, 'manifest.json'));
    const before = files();
    rmSync(join(folder, 'manifest.json'));
    mkdirSync(join(folder, 'manifest.json'));
    await expect(open([entry('passage', 'pp.')])).rejects.toBeInstanceOf(UserError);
    rmSync(join(folder, 'manifest.json'), { recursive: true });
    writeFileSync(join(folder, 'manifest.json'), manifest);
    expect(files()).toEqual(before);
    lines.length = 0;
    expect((await open(CORPUS)).seen.embedded).toEqual([]);
    expect(lines).toEqual([]);
  });
});

describe('what dead processes leave behind', () => {
  it('does no harm, and goes once nobody can be writing it', async () => {
    const [fresh, old, foreign] = ['vectors-00000000000a.f32', 'graph-00000000000b.hnsw', 'notes.txt'];
    for (const name of [fresh, old, foreign]) {
      writeFileSync(join(folder, name), 'half');
      utimesSync(join(folder, name), 0, 0);
    }
    utimesSync(join(folder, fresh), Date.now() / 1000, Date.now() / 1000);
    expect((await open(CORPUS)).seen.embedded).toEqual([]);
    await open(CORPUS.slice(1));
    expect(existsSync(join(folder, old))).toBe(false);
    expect(files()).toHaveLength(6);
    expect(files()).toEqual(expect.arrayContaining([fresh, foreign]));
    expect(lines).toEqual([]);
  });
});

describe('a large index', () => {
  const words = (i: number) => [...String(i)].map((digit) => 'abcdefghij'.charAt(Number(digit))).join(' ');
  const large = Array.from({ length: 700 }, (_, i) => entry('passage', `${words(i)} xy.`));
  const row = 8 * 4;

  it('grows by what is new, marks what is gone, and is laid out anew when much is gone', async () => {
    rmSync(dataDir, { recursive: true });
    await open(large);
    expect(statSync(dataFile('vectors')).size).toBe(1400 * row);
    const changed = [entry('passage', 'new words.'), ...large.slice(100), entry('question', 'which words?')];
    const { index, seen, changes } = await open(changed);
    expect(seen.embedded).toEqual([['new words.'], ['which words?']]);
    expect(changes).toEqual({ added: 1, unchanged: 600, removed: 100 });
    expect(statSync(dataFile('vectors')).size).toBe(1403 * row);
    expect(index.vectors.count).toBe(1203);
    await expectSound(index, changed);
    const again = await open(changed);
    expect(again.seen.embedded).toEqual([]);
    await expectSound(again.index, changed);
    const found = again.index.vectors.search((await embedder.embedQuery(`${words(5)} xy.`)).vector, 1403);
    expect(found).toHaveLength(1203);
    for (const { label } of found) expect(again.index.owners(label)).not.toEqual([]);

    await open(changed.slice(250));
    expect(statSync(dataFile('vectors')).size).toBe((351 * 2 + 1) * row);
    await expectSound((await open(changed.slice(250))).index, changed.slice(250));
    expect(lines).toEqual([]);
  });

  it('leaves the event loop its turns', async () => {
    const larger = Array.from({ length: 2000 }, (_, i) => entry('passage', `${words(i)} yx.`));
    expect(await turnsDuring(() => buildIndex({ corpus: larger, embedder }))).toBeGreaterThan(5);
  });
});

describe('buildIndex', () => {
  it('keeps everything in memory', async () => {
    rmSync(dataDir, { recursive: true });
    const index = await buildIndex({ corpus: CORPUS, embedder });
    expect(index.vectors.kind).toBe('hnsw');
    await expectSound(index, CORPUS);
    expect(existsSync(dataDir)).toBe(false);
  });
});
