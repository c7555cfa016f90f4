import type { HierarchicalNSW } from 'hnswlib-node';
import { bySimilarity, isZero, type Neighbor, type VectorIndex } from './vector-index.js';

/** Links a vector keeps and candidates weighed while it is added: the defaults of the HNSW paper's authors. */
export const M = 16;
export const EF_CONSTRUCTION = 200;
/** HNSW draws each vector's layer at random; a fixed seed draws the same ones on every machine. */
const SEED = 100;
/** Vectors added before the event loop gets a turn: 16 take 16 ms at most, far from the 50 ms a bot can be away. */
const ADDED_AT_ONCE = 16;

type Hnswlib = typeof import('hnswlib-node');

/** @returns null where the native addon cannot be loaded, which {@link ExactIndex} then stands in for */
export async function loadHnswlib(): Promise<Hnswlib | null> {
  try {
    const addon: Hnswlib & { readonly default?: Hnswlib } = await import('hnswlib-node');
    return addon.default ?? addon;
  } catch {
    return null;
  }
}

/**
 * Approximate nearest neighbours over a graph of links (HNSW; Malkov and Yashunin 2018). The graph only proposes: every
 * similarity is computed from the vectors themselves, so it is what the exact search would give.
 */
export class HnswIndex implements VectorIndex {
  readonly kind = 'hnsw';
  readonly dimension: number;
  readonly count: number;
  readonly #graph: HierarchicalNSW;
  readonly #vectors: Float32Array;

  /** @param vectors - count × dimension; the same that the graph was built from */
  constructor(graph: HierarchicalNSW, vectors: Float32Array, dimension: number) {
    this.dimension = dimension;
    this.count = vectors.length / dimension;
    this.#graph = graph;
    this.#vectors = vectors;
  }

  search(query: Float32Array, k: number): Neighbor[] {
    const wanted = Math.min(k, this.#graph.getCurrentCount());
    if (wanted === 0 || isZero(query)) return [];
    this.#graph.setEf(efFor(this.count, wanted));
    const { neighbors } = this.#graph.searchKnn([...query], wanted);
    return neighbors.map((label) => ({ label, similarity: this.#similarity(query, label) })).sort(bySimilarity);
  }

  vector(label: number): Float32Array {
    if (!Number.isInteger(label) || label < 0 || label >= this.count) throw new RangeError(`no vector ${label}`);
    return this.#vectors.slice(label * this.dimension, (label + 1) * this.dimension);
  }

  #similarity(query: Float32Array, label: number): number {
    const offset = label * this.dimension;
    let sum = 0;
    for (let i = 0; i < this.dimension; i++) sum += (query[i] as number) * (this.#vectors[offset + i] as number);
    return sum;
  }
}

/**
 * Candidates weighed in a search. It grows with the root of the count: 400 at 100,000 vectors, where 10, what hnswlib
 * falls back to after every load, finds a quarter of the true neighbours.
 */
export function efFor(count: number, k: number): number {
  return Math.max(k, 64, Math.ceil(1.27 * Math.sqrt(count)));
}

/**
 * Builds the graph, giving the event loop its turns.
 *
 * @param vectors - count × dimension; zero rows are left out, no query can find them
 */
export async function buildGraph(hnswlib: Hnswlib, vectors: Float32Array, dimension: number): Promise<HierarchicalNSW> {
  const graph = new hnswlib.HierarchicalNSW('cosine', dimension);
  const count = vectors.length / dimension;
  graph.initIndex(Math.max(1, count), M, EF_CONSTRUCTION, SEED);
  for (let label = 0; label < count; label++) {
    const vector = vectors.subarray(label * dimension, (label + 1) * dimension);
    if (!isZero(vector)) graph.addPoint([...vector], label);
    if (label % ADDED_AT_ONCE === ADDED_AT_ONCE - 1) await new Promise(setImmediate);
  }
  return graph;
}
