import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { CorpusEntry } from './corpus-entry.js';
import { type CorpusIndex, joinCorpus } from './corpus-index.js';
import { diskError } from './disk-error.js';
import type { Embedding } from './embed-entries.js';
import type { ModelInfo } from './embedder.js';
import { type Hnswlib, loadHnswlib } from './hnsw-graph.js';
import { holds, type IndexContents, updateContents } from './index-contents.js';
import { readIndex } from './read-index.js';
import { writeIndex } from './write-index.js';

export type { CorpusIndex } from './corpus-index.js';

export interface IndexOptions extends Embedding {
  readonly corpus: readonly CorpusEntry[];
  /** Takes one line that the host should see. */
  readonly log?: (line: string) => void;
}

/** Passages by what became of them. */
export interface IndexChanges {
  readonly added: number;
  readonly unchanged: number;
  readonly removed: number;
}

export interface OpenedIndex {
  readonly index: CorpusIndex;
  readonly changes: IndexChanges;
}

/** Embeds a corpus and keeps its index in memory alone. */
export async function buildIndex({ corpus, log, ...embedding }: IndexOptions): Promise<CorpusIndex> {
  return joinCorpus(corpus, await updateContents(null, corpus, embedding, await hnswlibOrNotice(log)));
}

/**
 * Opens the index stored for a corpus and model, embedding what is new, dropping what is gone, and storing the result.
 * An index that is stale, foreign, truncated or tampered with is built anew, with one line in the log. When nothing
 * changed, nothing is written.
 *
 * @param dataDir - absolute; made where it is missing
 * @throws UserError where the folder cannot be written; the index before is left as it was
 */
export async function openIndex({
  corpus,
  log,
  dataDir,
  ...embedding
}: IndexOptions & { readonly dataDir: string }): Promise<OpenedIndex> {
  const { model } = embedding.embedder;
  const folder = indexFolder(dataDir, model);
  // The disk works while the addon is loaded (4 ms).
  const loading = hnswlibOrNotice(log);
  const found = await readIndex(folder, model, loading);
  const hnswlib = await loading;
  if (typeof found === 'string') log?.(`The index in ${folder} is built anew: ${found}.`);
  const before = typeof found === 'string' ? null : found;
  const changes = compare(corpus, before);
  const lacksGraph = hnswlib !== null && before?.graph === null;
  if (before && !lacksGraph && holds(before, corpus)) return { index: joinCorpus(corpus, before), changes };

  const contents = await updateContents(before, corpus, embedding, hnswlib);
  await writeIndex(folder, model, contents).catch((error: unknown) => {
    throw diskError(error, dataDir);
  });
  return { index: joinCorpus(corpus, contents), changes };
}

async function hnswlibOrNotice(log: IndexOptions['log']): Promise<Hnswlib | null> {
  const hnswlib = await loadHnswlib();
  if (hnswlib === null) log?.('hnswlib-node cannot be loaded, so every vector is compared: the same, only slower.');
  return hnswlib;
}

/** Where what is kept for a model lies. @param dataDir - absolute */
export function indexFolder(dataDir: string, model: ModelInfo): string {
  return join(dataDir, 'index', folderName(model));
}

/** One folder a model; models of the user's are told apart by where they are, since names repeat. */
function folderName({ id, source, folder }: ModelInfo): string {
  const name = id.replaceAll('/', '--').replaceAll(/[^\w.-]/g, '_');
  if (source !== 'folder') return name;
  return `${name}-${createHash('sha256').update(folder).digest('hex').slice(0, 8)}`;
}

function compare(corpus: readonly CorpusEntry[], before: IndexContents | null): IndexChanges {
  const old = new Set(before?.entries.filter(({ kind }) => kind === 'passage').map(({ key }) => key));
  const keys = new Set(corpus.filter(({ kind }) => kind === 'passage').map(({ key }) => key));
  const unchanged = [...keys].filter((key) => old.has(key)).length;
  return { added: keys.size - unchanged, unchanged, removed: old.size - unchanged };
}
