import type { StoredEntry } from './corpus-index.js';
import type { ModelInfo } from './embedder.js';
import { EF_CONSTRUCTION, M } from './hnsw-index.js';

/** Raised whenever what is stored changes its meaning. */
const FORMAT = 1;

/** A data file as it must be found. */
export interface StoredFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What is said of a stored index beside its data, all of it checked before any of it is believed. */
export interface Manifest {
  readonly format: number;
  readonly model: { readonly id: string; readonly hash: string };
  readonly dimension: number;
  readonly space: 'cosine';
  /** Vectors. */
  readonly count: number;
  readonly m: number;
  readonly efConstruction: number;
  /** key, kind, windows, sentences; in the order of their vectors. */
  readonly entries: readonly (readonly [string, StoredEntry['kind'], number, number])[];
  readonly vectors: StoredFile;
  readonly tokens: StoredFile;
  /** null where the index was written without hnswlib. */
  readonly graph: StoredFile | null;
}

export function makeManifest(
  model: ModelInfo,
  stored: readonly StoredEntry[],
  files: Pick<Manifest, 'vectors' | 'tokens' | 'graph'>,
): Manifest {
  return {
    format: FORMAT,
    model: { id: model.id, hash: model.hash },
    dimension: model.dimension,
    space: 'cosine',
    count: stored.reduce((sum, { windows, sentences }) => sum + windows + sentences, 0),
    m: M,
    efConstruction: EF_CONSTRUCTION,
    entries: stored.map(({ key, kind, windows, sentences }) => [key, kind, windows, sentences] as const),
    ...files,
  };
}

/**
 * Reads a manifest and holds it against the model in use.
 *
 * @returns the manifest, or what is wrong with it in a few words
 */
export function checkManifest(json: string, model: ModelInfo): Manifest | string {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return 'its manifest is not JSON';
  }
  if (!isManifest(value)) return 'its manifest is not one this version writes';
  if (value.model.id !== model.id || value.model.hash !== model.hash) return 'it was made with another model';
  if (value.dimension !== model.dimension) return 'its vectors have another dimension';
  if (value.m !== M || value.efConstruction !== EF_CONSTRUCTION) return 'it was built with other settings';
  const count = value.entries.reduce((sum, [, , windows, sentences]) => sum + windows + sentences, 0);
  if (count !== value.count || value.vectors.bytes !== count * value.dimension * 4) return 'its counts do not agree';
  return value;
}

function isManifest(value: unknown): value is Manifest {
  if (!isRecord(value) || value.format !== FORMAT || value.space !== 'cosine') return false;
  const { model, entries } = value;
  if (!isRecord(model) || typeof model.id !== 'string' || typeof model.hash !== 'string') return false;
  if (![value.dimension, value.count, value.m, value.efConstruction].every(isCount)) return false;
  if (!isFile(value.vectors) || !isFile(value.tokens) || !(value.graph === null || isFile(value.graph))) return false;
  return Array.isArray(entries) && entries.every(isEntry);
}

function isEntry(value: unknown): boolean {
  if (!Array.isArray(value) || value.length !== 4) return false;
  const [key, kind, windows, sentences]: unknown[] = value;
  return (
    typeof key === 'string' && (kind === 'passage' || kind === 'question') && isCount(windows) && isCount(sentences)
  );
}

function isFile(value: unknown): value is StoredFile {
  // A name with a slash would lead out of the index's folder.
  return (
    isRecord(value) &&
    typeof value.name === 'string' &&
    /^[\w-]+\.[a-z0-9]+$/.test(value.name) &&
    isCount(value.bytes) &&
    typeof value.sha256 === 'string'
  );
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
