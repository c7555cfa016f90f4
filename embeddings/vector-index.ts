/** A vector near a query. */
export interface Neighbor {
  /** The vector's number in its index. */
  readonly label: number;
  /** Cosine, -1 to 1, exact to 1e-6. */
  readonly similarity: number;
}

/** Unit vectors of one dimension, searched by cosine. */
export interface VectorIndex {
  readonly kind: 'hnsw' | 'exact';
  readonly dimension: number;
  /** Vectors that can be found; a zero vector cannot. */
  readonly count: number;
  /**
   * The k most similar vectors, or all where there are fewer; best first, equal ones by label.
   *
   * @param query - of any length; one that is zero or not a number has no neighbours
   */
  search(query: Float32Array, k: number): Neighbor[];
  /** A copy of one vector. @throws RangeError for a label the index does not have */
  vector(label: number): Float32Array;
}

/** Whether a vector points anywhere: one that is zero or not a number breaks a graph of neighbours without a word. */
export function hasDirection(vector: Float32Array): boolean {
  const length = lengthOf(vector);
  return length > 0 && length < Number.POSITIVE_INFINITY;
}

export function lengthOf(vector: Float32Array): number {
  let squares = 0;
  for (const value of vector) squares += value * value;
  return Math.sqrt(squares);
}
