import { randomBytes } from 'node:crypto';
import { open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { HierarchicalNSW } from 'hnswlib-node';
import { digest, writeSynced } from './checked-file.js';
import type { ModelInfo } from './embedder.js';
import { isWholeGraph } from './hnsw-file.js';
import type { IndexContents } from './index-contents.js';
import { describe, type StoredFile, serialize } from './index-manifest.js';
import { makeFolder } from './make-folder.js';
import { packTokens } from './token-file.js';

export const MANIFEST = 'manifest.json';

/** Names this module gives: no other file in the folder is ever removed. */
const OWN_NAME = /^(?:vectors|tokens|graph|manifest)-[0-9a-f]{12}\.\w+$/;

/** A file that no manifest names may be another process's, about to be named; after this long it is a dead one's. */
const ABANDONED_MS = 10 * 60 * 1000;

/**
 * Stores an index. Its files get names of their own, then the manifest is renamed into place: until that moment, and
 * wherever the process is killed, the old index serves.
 *
 * @throws the file system's error; what was written is removed then, and the old index is as it was
 */
export async function writeIndex(folder: string, model: ModelInfo, contents: IndexContents): Promise<void> {
  await makeFolder(folder);
  const generation = randomBytes(6).toString('hex');
  try {
    const { entries, table, graph } = contents;
    const tokens = packTokens(entries.map((entry) => entry.tokens));
    const manifest = describe(model, contents, {
      vectors: await writeSynced(folder, `vectors-${generation}.f32`, bytesOf(table.values)),
      tokens: await writeSynced(folder, `tokens-${generation}.i32`, bytesOf(tokens)),
      graph: graph && (await writeGraph(folder, `graph-${generation}.hnsw`, graph, model.dimension)),
    });
    const temporary = `manifest-${generation}.json`;
    await writeSynced(folder, temporary, Buffer.from(serialize(manifest)));
    const before = await readFile(join(folder, MANIFEST), 'utf8').catch(() => '');
    await rename(join(folder, temporary), join(folder, MANIFEST));
    await removeOld(folder, generation, before);
  } catch (error) {
    await removeGeneration(folder, generation);
    throw error;
  }
}

/** hnswlib writes by itself and says nothing of a failure, so the file is made, looked through and synced here. */
async function writeGraph(
  folder: string,
  name: string,
  graph: HierarchicalNSW,
  dimension: number,
): Promise<StoredFile> {
  const path = join(folder, name);
  const file = await open(path, 'wx+');
  try {
    await graph.writeIndex(path);
    await file.sync();
    const data = await readFile(path);
    if (isWholeGraph(data, dimension)) return { name, bytes: data.length, sha256: await digest(data) };
  } finally {
    await file.close();
  }
  throw Object.assign(new Error(`hnswlib could not write all of ${path}`), { code: 'ENOSPC' });
}

/** Removes what the manifest before named, and what has been nobody's for long. Another process may do the same. */
async function removeOld(folder: string, generation: string, before: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    if (!OWN_NAME.test(name) || name.includes(generation)) continue;
    const path = join(folder, name);
    const written = await stat(path).catch(() => null);
    const abandoned = written !== null && Date.now() - written.mtimeMs > ABANDONED_MS;
    if (abandoned || before.includes(`"${name}"`)) await rm(path, { force: true }).catch(() => undefined);
  }
}

async function removeGeneration(folder: string, generation: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    if (OWN_NAME.test(name) && name.includes(generation))
      await rm(join(folder, name), { force: true }).catch(() => undefined);
  }
}

function bytesOf(numbers: Float32Array | Int32Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}
