/** A vector near a query. */
export interface Neighbor {
  /** The vector's number in its index, from 0, in the order in which it was added. */
  readonly label: number;
  /** Cosine, -1 to 1. */
  readonly similarity: number;
}

/** Unit vectors of one dimension, searched by cosine. */
export interface VectorIndex {
  readonly kind: 'hnsw' | 'exact';
  readonly dimension: number;
  readonly count: number;
  /**
   * The k most similar vectors, or all where there are fewer; best first, equal ones by label. A zero query has none.
   */
  search(query: Float32Array, k: number): Neighbor[];
  /** A copy of one vector. @throws RangeError for a label the index does not have */
  vector(label: number): Float32Array;
}

/** Best first; equal ones in the order of their labels, so that the same question gets the same ranking. */
export function bySimilarity(a: Neighbor, b: Neighbor): number {
  return b.similarity - a.similarity || a.label - b.label;
}

export function isZero(vector: Float32Array): boolean {
  return vector.every((value) => value === 0);
}
