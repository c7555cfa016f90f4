import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { HierarchicalNSW } from 'hnswlib-node';
import type { EmbeddedEntries } from './embed-corpus.js';
import type { ModelInfo } from './embedder.js';
import { loadHnswlib } from './hnsw-index.js';
import { checkManifest, type Manifest, makeManifest, type StoredFile } from './index-manifest.js';
import { packTokens, unpackTokens } from './token-file.js';

const MANIFEST = 'manifest.json';
/** A file no manifest names may be another process's, about to be named; after this long it is a dead one's. */
const ABANDONED_MS = 10 * 60 * 1000;
/** A manifest replaced while its files are read is read again, this often. */
const ATTEMPTS = 3;

export interface StoredIndex extends EmbeddedEntries {
  /** null where it was written, or is read, without hnswlib. */
  readonly graph: HierarchicalNSW | null;
}

/**
 * Reads a stored index, believing nothing that its checksums do not confirm: hnswlib ends the process over a broken
 * file, and takes one of another dimension without a word.
 *
 * @returns the index; or what is wrong with it in a few words; or null where there is none
 */
export async function readStored(folder: string, model: ModelInfo): Promise<StoredIndex | string | null> {
  for (let attempt = 1; ; attempt++) {
    let json: string;
    try {
      json = await readFile(join(folder, MANIFEST), 'utf8');
    } catch (error) {
      return codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR' ? null : 'its manifest cannot be read';
    }
    const manifest = checkManifest(json, model);
    if (typeof manifest === 'string') return manifest;
    const stored = await readFiles(folder, manifest);
    if (typeof stored !== 'string' || attempt === ATTEMPTS) return stored;
    const again = await readFile(join(folder, MANIFEST), 'utf8').catch(() => json);
    if (again === json) return stored;
  }
}

async function readFiles(folder: string, manifest: Manifest): Promise<StoredIndex | string> {
  const [vectorBytes, tokenBytes, graphBytes] = await Promise.all([
    readChecked(folder, manifest.vectors),
    readChecked(folder, manifest.tokens),
    manifest.graph && readChecked(folder, manifest.graph),
  ]);
  if (!vectorBytes || !tokenBytes || (manifest.graph && !graphBytes)) return 'a file of it is missing or was changed';
  const tokens = unpackTokens(new Int32Array(arrayBuffer(tokenBytes)), manifest.entries.length);
  if (tokens === null) return 'its tokens do not fit its entries';
  const stored = manifest.entries.map(([key, kind, windows, sentences], i) => ({
    key,
    kind,
    windows,
    sentences,
    tokens: tokens[i] ?? null,
  }));
  const hnswlib = manifest.graph && (await loadHnswlib());
  if (!manifest.graph || !hnswlib) return { stored, vectors: new Float32Array(arrayBuffer(vectorBytes)), graph: null };
  const graph = new hnswlib.HierarchicalNSW('cosine', manifest.dimension);
  graph.readIndexSync(join(folder, manifest.graph.name));
  return { stored, vectors: new Float32Array(arrayBuffer(vectorBytes)), graph };
}

async function readChecked(folder: string, { name, bytes, sha256 }: StoredFile): Promise<Buffer | null> {
  const data = await readFile(join(folder, name)).catch(() => null);
  return data && data.length === bytes && digest(data) === sha256 ? data : null;
}

/**
 * Writes an index. Its files get names of their own, then the manifest is renamed into place: until that moment, and
 * wherever the process is killed, the old index serves.
 */
export async function writeStored(folder: string, model: ModelInfo, index: StoredIndex): Promise<void> {
  await mkdir(folder, { recursive: true });
  const before = await namedFiles(folder);
  const generation = randomBytes(6).toString('hex');
  const { stored, vectors, graph } = index;
  const files = {
    vectors: await writeFileSynced(folder, `vectors-${generation}.f32`, bytesOf(vectors)),
    tokens: await writeFileSynced(folder, `tokens-${generation}.i32`, bytesOf(packTokens(stored))),
    graph: graph && (await writeGraph(folder, `graph-${generation}.hnsw`, graph)),
  };
  const manifest = makeManifest(model, stored, files);
  const temporary = `manifest-${generation}.tmp`;
  await writeFileSynced(folder, temporary, Buffer.from(JSON.stringify(manifest)));
  await rename(join(folder, temporary), join(folder, MANIFEST));
  await removeOld(folder, before, manifest);
}

async function writeGraph(folder: string, name: string, graph: HierarchicalNSW): Promise<StoredFile> {
  await graph.writeIndex(join(folder, name));
  const data = await readFile(join(folder, name));
  return { name, bytes: data.length, sha256: digest(data) };
}

async function writeFileSynced(folder: string, name: string, data: Buffer): Promise<StoredFile> {
  const file = await open(join(folder, name), 'w');
  try {
    await file.writeFile(data);
    await file.sync();
  } finally {
    await file.close();
  }
  return { name, bytes: data.length, sha256: digest(data) };
}

async function namedFiles(folder: string): Promise<Set<string>> {
  const json = await readFile(join(folder, MANIFEST), 'utf8').catch(() => '');
  return new Set(json.match(/(?:vectors|tokens|graph)-[0-9a-f]+\.\w+/g) ?? []);
}

/** Removes what the manifest before named and what no process can still be writing; another may be doing the same. */
async function removeOld(folder: string, before: ReadonlySet<string>, current: Manifest): Promise<void> {
  const kept = new Set([MANIFEST, current.vectors.name, current.tokens.name, current.graph?.name]);
  for (const name of await readdir(folder).catch(() => [])) {
    if (kept.has(name)) continue;
    const path = join(folder, name);
    const age = await stat(path).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    );
    if (before.has(name) || age > ABANDONED_MS) await rm(path, { force: true }).catch(() => undefined);
  }
}

function digest(data: Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

function bytesOf(numbers: Float32Array | Int32Array): Buffer {
  return Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

/** A copy that begins at a multiple of four, as arrays of numbers must. */
function arrayBuffer(data: Buffer): ArrayBuffer {
  return data.buffer.slice(data.byteOffset, data.byteOffset + data.length) as ArrayBuffer;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
