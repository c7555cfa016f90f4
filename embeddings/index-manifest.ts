import { createHash } from 'node:crypto';
import type { ModelInfo } from './embedder.js';
import { EF_CONSTRUCTION, M } from './hnsw-graph.js';
import type { IndexContents, IndexedEntry } from './index-contents.js';

/** Raised whenever what is stored changes its meaning. */
const FORMAT = 1;

/** A data file as it must be found. */
export interface StoredFile {
  readonly name: string;
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
}

/** What is said of a stored index beside its data, all of it checked before any of it is believed. */
export interface Manifest {
  readonly format: number;
  readonly model: { readonly id: string; readonly hash: string };
  readonly dimension: number;
  readonly space: 'cosine';
  /** Rows of the vectors file. */
  readonly rows: number;
  /** Rows that can be found: neither free nor zero. */
  readonly count: number;
  readonly m: number;
  readonly efConstruction: number;
  /** By entry: key (the SHA-256 of its text), kind, first row, rows of windows, rows of sentences. */
  readonly entries: readonly (readonly [string, IndexedEntry['kind'], number, number, number])[];
  readonly vectors: StoredFile;
  readonly tokens: StoredFile;
  /** null where the index was written without hnswlib. */
  readonly graph: StoredFile | null;
}

export function describe(
  model: ModelInfo,
  { entries, table, count }: IndexContents,
  files: Pick<Manifest, 'vectors' | 'tokens' | 'graph'>,
): Manifest {
  return {
    format: FORMAT,
    model: { id: model.id, hash: model.hash },
    dimension: model.dimension,
    space: 'cosine',
    rows: table.rows,
    count,
    m: M,
    efConstruction: EF_CONSTRUCTION,
    ...files,
    entries: entries.map(({ key, kind, first, windows, sentences }) => [key, kind, first, windows, sentences] as const),
  };
}

/** The manifest as it is stored: its JSON, and a line with the SHA-256 of that. */
export function serialize(manifest: Manifest): string {
  const json = JSON.stringify(manifest);
  return `${json}\n${checksum(json)}\n`;
}

/**
 * Reads a manifest and holds it against the model in use.
 *
 * @param text - from {@link serialize}, or anything at all
 * @returns the manifest, or what is wrong with it in a few words
 */
export function parseManifest(text: string, model: ModelInfo): Manifest | string {
  const [json = '', stated] = text.split('\n');
  if (checksum(json) !== stated) return 'its manifest is incomplete or was changed';
  const value: unknown = JSON.parse(json);
  if (!isManifest(value)) return 'another version of Footnote wrote it';
  if (value.model.id !== model.id || value.model.hash !== model.hash) return 'it was made with another model';
  if (value.dimension !== model.dimension) return 'its vectors have another dimension';
  if (value.m !== M || value.efConstruction !== EF_CONSTRUCTION) return 'it was built with other settings';
  return value;
}

function checksum(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function isManifest(value: unknown): value is Manifest {
  if (!isRecord(value) || value.format !== FORMAT || value.space !== 'cosine') return false;
  const { model, rows, entries } = value;
  if (!isRecord(model) || typeof model.id !== 'string' || typeof model.hash !== 'string') return false;
  if (![value.dimension, value.count, value.m, value.efConstruction].every(isCount) || !isCount(rows)) return false;
  if (!isFile(value.vectors) || !isFile(value.tokens) || !(value.graph === null || isFile(value.graph))) return false;
  return Array.isArray(entries) && entries.every((entry) => isEntry(entry, rows));
}

function isEntry(value: unknown, rows: number): boolean {
  if (!Array.isArray(value)) return false;
  const [key, kind, first, windows, sentences]: unknown[] = value;
  if (typeof key !== 'string' || (kind !== 'passage' && kind !== 'question')) return false;
  return isCount(first) && isCount(windows) && isCount(sentences) && first + windows + sentences <= rows;
}

/** A name with a slash in it would lead out of the index's folder. */
function isFile(value: unknown): value is StoredFile {
  if (!isRecord(value) || !isCount(value.bytes) || typeof value.sha256 !== 'string') return false;
  return typeof value.name === 'string' && /^[\w-]+\.\w+$/.test(value.name);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
