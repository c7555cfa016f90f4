import type { VectorIndex } from '../../embeddings/vector-index.js';
import { dot, lengthOf } from './vectors.js';

/** More passages than this change their mean by less than the vectors' own rounding. */
const CENTRE_SAMPLE = 2000;
/** Vectors kept in memory beside the index: 17 MB of 256 dimensions. */
const MAX_KEPT = 16_384;

/** A vector this near the centre is the centre: what is left of it is the rounding of its numbers. */
const ROUNDING = 1e-5;

interface Centred {
  readonly vector: Float32Array;
  /** Dot product with the centre. */
  readonly along: number;
  /** Length of the vector less the centre. */
  readonly length: number;
}

/**
 * Cosines after the corpus's mean passage was taken away from both sides. All passages of one article share its
 * subject; what is left once it is removed tells them apart ("all but the top", Mu and Viswanath 2018, with the mean
 * alone).
 */
export class CentredVectors {
  readonly #index: VectorIndex;
  readonly #centre: Float32Array;
  readonly #centreSquared: number;
  readonly #kept = new Map<number, Centred>();

  /** @param passageLabels - labels of the vectors whose mean is the centre */
  constructor(index: VectorIndex, passageLabels: readonly number[]) {
    this.#index = index;
    this.#centre = new Float32Array(index.dimension);
    const step = Math.max(1, Math.floor(passageLabels.length / CENTRE_SAMPLE));
    let count = 0;
    for (let i = 0; i < passageLabels.length; i += step) {
      const vector = index.vector(passageLabels[i] as number);
      for (let k = 0; k < vector.length; k++) this.#centre[k] = (this.#centre[k] as number) + (vector[k] as number);
      count++;
    }
    for (let k = 0; k < this.#centre.length; k++) this.#centre[k] = (this.#centre[k] as number) / Math.max(1, count);
    this.#centreSquared = dot(this.#centre, this.#centre);
  }

  /** The query as it is compared. @param vector - unit length, or all zero */
  query(vector: Float32Array): Centred {
    return this.#measure(vector);
  }

  /** Cosine, -1 to 1, of a unit vector with the centre itself. */
  topicCosine(vector: Float32Array): number {
    return this.#centreSquared > 0 ? dot(vector, this.#centre) / Math.sqrt(this.#centreSquared) : 0;
  }

  /** Cosine, -1 to 1, between a query and an indexed vector. */
  cosine(query: Centred, label: number): number {
    const stored = this.#stored(label);
    if (query.length < ROUNDING || stored.length < ROUNDING) return 0;
    const product = dot(query.vector, stored.vector) - query.along - stored.along + this.#centreSquared;
    return product / (query.length * stored.length);
  }

  #stored(label: number): Centred {
    const kept = this.#kept.get(label);
    if (kept !== undefined) return kept;
    const stored = this.#measure(this.#index.vector(label));
    if (this.#kept.size >= MAX_KEPT) this.#kept.clear();
    this.#kept.set(label, stored);
    return stored;
  }

  #measure(vector: Float32Array): Centred {
    const along = dot(vector, this.#centre);
    const squared = lengthOf(vector) ** 2 - 2 * along + this.#centreSquared;
    return { vector, along, length: Math.sqrt(Math.max(0, squared)) };
  }
}

export type CentredQuery = ReturnType<CentredVectors['query']>;
