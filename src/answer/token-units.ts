import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digest } from '../../embeddings/checked-file.js';
import type { Embedder, ModelInfo } from '../../embeddings/embedder.js';
import { writeCache } from './cache-file.js';
import { unitVectors } from './vectors.js';

const CACHE_FILE = 'token-units.f32';
/** Raised whenever the same tokens of the same model get other numbers. */
const FORMAT = 1;
/** Before the numbers: the SHA-256 of what they are of, and their own. */
const HEADER = 64;

/** Gives the unit vectors, ids.length × dimension, of a static model's token ids; a zero vector stays zero. */
export type TokenUnits = (ids: Int32Array, embedder: Embedder) => Promise<Float32Array>;

export const computeUnits: TokenUnits = async (ids, embedder) =>
  unitVectors(await embedder.tokenVectors(ids), embedder.model.dimension);

/**
 * The unit vectors of a corpus's tokens as they were computed the last time: running the model on 1,900 tokens, and
 * scaling what it gives with code that is not compiled yet, costs a cold start 20 ms, reading them 3. The disk begins
 * at once, while the model is loaded.
 */
export function cachedUnits(dataDir: string): TokenUnits {
  const path = join(dataDir, CACHE_FILE);
  const reading = readFile(path).catch(() => null);
  return async (ids, embedder) => {
    const state = stateOf(ids, embedder.model);
    const bytes = ids.length * embedder.model.dimension * Float32Array.BYTES_PER_ELEMENT;
    const file = await reading;
    const stored = file && (await parse(file, state, bytes));
    if (stored) return stored;
    const units = await computeUnits(ids, embedder);
    const data = Buffer.from(units.buffer, units.byteOffset, units.byteLength);
    await writeCache(path, Buffer.concat([state, Buffer.from(await digest(data), 'hex'), data]));
    return units;
  };
}

/** Changes with the model and with every token. */
function stateOf(ids: Int32Array, { hash: model, dimension }: ModelInfo): Buffer {
  return Buffer.from(hash('sha256', JSON.stringify([FORMAT, model, dimension, ...ids])), 'hex');
}

/** @returns null where the file is of another corpus or model, or is not what was written */
async function parse(file: Buffer, state: Buffer, bytes: number): Promise<Float32Array | null> {
  const data = file.subarray(HEADER);
  if (data.length !== bytes || !file.subarray(0, state.length).equals(state)) return null;
  if ((await digest(data)) !== file.toString('hex', state.length, HEADER)) return null;
  // A copy: numbers begin at multiples of four, which a part of another buffer need not.
  return new Float32Array(new Uint8Array(data).buffer);
}
