import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExactIndex } from '../../embeddings/exact-index.js';
import { CentredVectors } from '../../src/answer/centred-vectors.js';

const DIMENSION = 24;

const vector = fc
  .array(fc.integer({ min: -100, max: 100 }), { minLength: DIMENSION, maxLength: DIMENSION })
  .filter((numbers) => numbers.some((number) => number !== 0))
  .map(unit);

function unit(numbers: readonly number[]): Float32Array {
  const length = Math.hypot(...numbers);
  return Float32Array.from(numbers, (number) => number / length);
}

const indexOf = (vectors: readonly Float32Array[]) =>
  new ExactIndex(Float32Array.from(vectors.flatMap((own) => [...own])), DIMENSION);

/** The same in full: subtract the mean, then the cosine. */
function naive(vectors: readonly Float32Array[], query: Float32Array, label: number): number {
  const mean = Array.from({ length: DIMENSION }, (_, k) => vectors.reduce((sum, own) => sum + (own[k] ?? 0), 0) / vectors.length);
  const a = mean.map((centre, k) => (query[k] ?? 0) - centre);
  const b = mean.map((centre, k) => (vectors[label]?.[k] ?? 0) - centre);
  const product = a.reduce((sum, value, k) => sum + value * (b[k] ?? 0), 0);
  return product / (Math.hypot(...a) * Math.hypot(...b));
}

describe('CentredVectors', () => {
  it('equals the cosine of what is left once the mean passage is subtracted', () => {
    fc.assert(
      fc.property(fc.array(vector, { minLength: 2, maxLength: 12 }), vector, (vectors, query) => {
        const centred = new CentredVectors(indexOf(vectors), [...vectors.keys()]);
        vectors.forEach((_, label) => {
          const expected = naive(vectors, query, label);
          fc.pre(Number.isFinite(expected));
          const far = Math.hypot(...vectors[label]!.map((value, k) => value - mean(vectors, k))) > 1e-3;
          if (far) expect(centred.cosine(centred.query(query), label)).toBeCloseTo(expected, 3);
        });
      }),
    );
  });
});

function mean(vectors: readonly Float32Array[], k: number): number {
  return vectors.reduce((sum, own) => sum + (own[k] ?? 0), 0) / vectors.length;
}
