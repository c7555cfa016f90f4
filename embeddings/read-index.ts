import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readChecked } from './checked-file.js';
import type { ModelInfo } from './embedder.js';
import { isWholeGraph } from './hnsw-file.js';
import type { Hnswlib } from './hnsw-graph.js';
import type { IndexContents } from './index-contents.js';
import { type Manifest, parseManifest } from './index-manifest.js';
import { unpackTokens } from './token-file.js';
import { VectorTable } from './vector-table.js';
import { MANIFEST } from './write-index.js';

/** A manifest that is replaced while its files are read is read again, this often. */
const ATTEMPTS = 3;

/**
 * Reads a stored index, believing nothing that its checksums do not confirm: hnswlib ends the process over a broken
 * file, and takes one of another dimension without a word.
 *
 * @param hnswlib - null where it cannot be loaded; the graph is then left alone
 * @returns the index; or what is wrong with it in a few words; or null where there is none
 */
export async function readIndex(
  folder: string,
  model: ModelInfo,
  hnswlib: Promise<Hnswlib | null>,
): Promise<IndexContents | string | null> {
  let text = await readManifest(folder);
  for (let attempt = 1; ; attempt++) {
    if (text === null || text === '') return text === null ? null : 'its manifest cannot be read';
    const manifest = parseManifest(text, model);
    if (typeof manifest === 'string') return manifest;
    const contents = await readFiles(folder, manifest, hnswlib);
    if (typeof contents !== 'string' || attempt === ATTEMPTS) return contents;
    const again = await readManifest(folder);
    if (again === text) return contents;
    text = again;
  }
}

/** @returns null where there is none, '' where it cannot be read */
async function readManifest(folder: string): Promise<string | null> {
  try {
    return await readFile(join(folder, MANIFEST), 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    return code === 'ENOENT' || code === 'ENOTDIR' ? null : '';
  }
}

async function readFiles(
  folder: string,
  manifest: Manifest,
  hnswlib: Promise<Hnswlib | null>,
): Promise<IndexContents | string> {
  const { dimension, rows, count } = manifest;
  const [vectors, tokens, graphFile] = await Promise.all([
    readChecked(folder, manifest.vectors),
    readChecked(folder, manifest.tokens),
    manifest.graph && readChecked(folder, manifest.graph),
  ]);
  if (!vectors || !tokens || (manifest.graph && !graphFile)) return 'a file of it is missing or was changed';
  const lists = unpackTokens(new Int32Array(aligned(tokens)), manifest.entries.length);
  if (lists === null || vectors.length !== rows * dimension * 4) return 'its files do not fit its manifest';
  if (graphFile && !isWholeGraph(graphFile, dimension)) return 'its graph is not one that can be read';
  const graph = manifest.graph && (await readGraph(join(folder, manifest.graph.name), dimension, await hnswlib));
  if (typeof graph === 'string') return graph;
  const entries = manifest.entries.map(([key, kind, first, windows, sentences], i) => {
    return { key, kind, first, windows, sentences, tokens: lists[i] ?? null };
  });
  return { entries, table: new VectorTable(new Float32Array(aligned(vectors)), dimension), graph, count };
}

async function readGraph(path: string, dimension: number, hnswlib: Hnswlib | null) {
  if (hnswlib === null) return null;
  // An object of its own: loading into one that serves frees what it had first.
  const graph = new hnswlib.HierarchicalNSW('cosine', dimension);
  // Another process may have removed the file since it was checked.
  const read = await graph.readIndex(path).catch(() => false);
  return read ? graph : 'a file of it is missing or was changed';
}

/** Arrays of numbers begin at multiples of four. A large file's buffer does; a small one's may be a part of another's. */
function aligned({ buffer, byteOffset, byteLength }: Buffer): ArrayBuffer {
  const whole = byteOffset === 0 && byteLength === buffer.byteLength;
  return (whole ? buffer : buffer.slice(byteOffset, byteOffset + byteLength)) as ArrayBuffer;
}
