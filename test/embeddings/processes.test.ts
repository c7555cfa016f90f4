import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { CorpusEntry } from '../../embeddings/corpus-entry.js';
import type { Embedder } from '../../embeddings/embedder.js';
import { openIndex } from '../../embeddings/index-store.js';
import { loadEmbedder } from '../../embeddings/load-embedder.js';
import { resolveModel } from '../../embeddings/resolve-model.js';
import { entry, temporaryFolder } from './fixtures.js';
import { writeTinyModel } from './tiny-model.js';

const base = temporaryFolder();
const rooms = join(dirname(inject('program')), '..', '..', 'embeddings');
const model = writeTinyModel(join(base, 'model'), { mixed: false });
const letters = (i: number) => [...String(i)].map((digit) => 'abcdefghij'.charAt(Number(digit))).join(' ');
const CORPUS = Array.from({ length: 60 }, (_, i) => entry('passage', `${letters(i)} xy.`, `${letters(i)} z.`));
const FEWER = CORPUS.slice(20);
let embedder: Embedder;

beforeAll(async () => {
  embedder = await loadEmbedder(await resolveModel({ model, hub: 'http://127.0.0.1:1', cacheDir: base }));
});
afterAll(() => embedder.close());

/** Opens the index in a process of its own, which prints what changed, what it logged and what a question finds. */
const OPEN = `
  const { resolveModel } = await import(process.env.ROOMS + '/resolve-model.js');
  const { loadEmbedder } = await import(process.env.ROOMS + '/load-embedder.js');
  const { openIndex } = await import(process.env.ROOMS + '/index-store.js');
  const { dataDir, corpora, model } = JSON.parse(process.env.TASK);
  const files = await resolveModel({ model, hub: 'http://127.0.0.1:1', cacheDir: dataDir });
  // Loading a model takes time that a process which only forgets something does not need.
  const embedder = process.env.EMBEDS ? await loadEmbedder(files) : { model: files };
  if (process.env.DIES_AT) await import(process.env.DIES_AT);
  try {
    for (const corpus of corpora) {
      const log = [];
      const { index, changes } = await openIndex({ dataDir, corpus, embedder, log: (line) => log.push(line) });
      const found = index.vectors.search(index.vectors.vector(index.entries.at(-1).windows[0]), 3);
      console.log(JSON.stringify({ changes, log, found: found.map(({ label }) => index.owners(label)) }));
    }
  } catch (error) {
    console.log(JSON.stringify({ name: error.name, message: error.message }));
  }
`;

interface Ran {
  readonly code: number | null;
  readonly signal: string | null;
  readonly lines: readonly Record<string, unknown>[];
  readonly stderr: string;
}

async function run(
  dataDir: string,
  corpora: readonly (readonly CorpusEntry[])[],
  env: NodeJS.ProcessEnv = {},
  shell = '',
): Promise<Ran> {
  const task = JSON.stringify({ dataDir, corpora, model });
  const node = ['--input-type=module', '-e', OPEN];
  const [command, args] = shell
    ? ['/bin/sh', ['-c', `${shell}; exec "$0" "$@"`, process.execPath, ...node]]
    : [process.execPath, node];
  const child = spawn(command, args as string[], { env: { PATH: process.env.PATH, ROOMS: rooms, TASK: task, ...env } });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve) => {
    child.on('close', (...end) => resolve(end));
  });
  const lines = stdout.split('\n').filter(Boolean);
  return { code, signal, stderr, lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

async function open(dataDir: string, corpus: readonly CorpusEntry[]) {
  const lines: string[] = [];
  const { index, changes } = await openIndex({ dataDir, corpus, embedder, log: (line) => lines.push(line) });
  for (const [position, { windows }] of index.entries.entries()) {
    const { windows: fresh } = await embedder.embedPassage(corpus[position]?.sentences ?? []);
    expect(windows.map((label) => index.vectors.vector(label))).toEqual(fresh);
  }
  return { lines, changes };
}

/** Kills the process at the nth change it makes to a folder; a file it was about to write is left half-written. */
const dyingAt = (n: number) =>
  `data:text/javascript,${encodeURIComponent(`
    import fs from 'node:fs/promises';
    import { syncBuiltinESMExports } from 'node:module';
    let left = ${n};
    for (const name of ['open', 'rename', 'rm', 'mkdir']) {
      const original = fs[name];
      fs[name] = async (...args) => {
        if (--left > 0) return original(...args);
        if (name === 'open') await (await original(...args)).write('half');
        process.kill(process.pid, 'SIGKILL');
        await new Promise(() => undefined);
      };
    }
    syncBuiltinESMExports();
  `)}`;

describe('a process that is killed', () => {
  it('leaves an index that serves, at whatever step it dies', async () => {
    const stored = join(base, 'stored');
    await open(stored, CORPUS);
    const died: boolean[] = [];
    // Two at a time: starting a process takes longer than what it does.
    for (let first = 1; !died.includes(false); first += 2) {
      await Promise.all(
        [first, first + 1].map(async (n) => {
          const dataDir = join(base, `killed-${n}`);
          cpSync(stored, dataDir, { recursive: true });
          const { signal, stderr } = await run(dataDir, [FEWER], { DIES_AT: dyingAt(n) });
          expect(stderr).toBe('');
          died.push(signal === 'SIGKILL');
          const { lines, changes } = await open(dataDir, CORPUS);
          expect(lines).toEqual([]);
          // Either what was before, or all of what was to be.
          expect([0, 20]).toContain(changes.added);
          expect(changes.added + changes.unchanged).toBe(60);
        }),
      );
    }
    // mkdir, four files, the rename, and the four old files' removal.
    expect(died.filter(Boolean)).toHaveLength(9);
  });
});

describe('a disk that takes no more', () => {
  it('is named, and the index before still serves', async () => {
    const dataDir = join(base, 'full');
    await open(dataDir, CORPUS);
    const before = readdirSync(join(dataDir, 'index'), { recursive: true }).sort();
    // Files may grow to this many blocks of 512 bytes: none; the vectors (3,840 bytes) but not the graph.
    for (const blocks of [0, 8, 16]) {
      const { lines, stderr } = await run(dataDir, [FEWER], {}, `trap '' XFSZ; ulimit -f ${blocks}`);
      expect(stderr).toBe('');
      expect(lines).toEqual([
        {
          name: 'UserError',
          message: expect.stringMatching(/^The data folder .*full is on a .*disk.*: .*set DATA_DIR to a folder/),
        },
      ]);
      expect(readdirSync(join(dataDir, 'index'), { recursive: true }).sort()).toEqual(before);
    }
    expect(await open(dataDir, CORPUS)).toEqual({ lines: [], changes: { added: 0, unchanged: 60, removed: 0 } });
  });
});

describe('processes that start at once', () => {
  it('all get a sound index and leave one behind', async () => {
    const dataDir = join(base, 'together');
    mkdirSync(dataDir);
    const ran = await Promise.all([0, 1, 2].map(() => run(dataDir, [CORPUS], { EMBEDS: 'yes' })));
    for (const { code, stderr, lines } of ran) {
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(lines).toEqual([expect.objectContaining({ log: [], found: ran[0]?.lines[0]?.found })]);
    }
    expect(await open(dataDir, CORPUS)).toEqual({ lines: [], changes: { added: 0, unchanged: 60, removed: 0 } });
  });

  it('may change it again and again under each other', async () => {
    const dataDir = join(base, 'contended');
    await open(dataDir, CORPUS);
    const corpora = Array.from({ length: 15 }, (_, i) => (i % 2 === 0 ? FEWER : CORPUS.slice(i, 50)));
    const ran = await Promise.all([0, 1].map(() => run(dataDir, corpora, { EMBEDS: 'yes' })));
    for (const { code, stderr, lines } of ran) {
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(lines).toHaveLength(corpora.length);
      for (const line of lines) expect(line).toHaveProperty('found');
    }
    expect((await open(dataDir, CORPUS)).lines).toEqual([]);
    expect(existsSync(dataDir)).toBe(true);
    rmSync(dataDir, { recursive: true });
  });
});
