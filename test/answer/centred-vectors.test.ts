import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { VectorIndex } from '../../embeddings/vector-index.js';
import { CentredVectors } from '../../src/answer/centred-vectors.js';

const DIMENSION = 24;

const unitVector = fc
  .array(fc.integer({ min: -100, max: 100 }), { minLength: DIMENSION, maxLength: DIMENSION })
  .filter((numbers) => numbers.some((number) => number !== 0))
  .map((numbers) => Float32Array.from(numbers, (number) => number / Math.hypot(...numbers)));

/** Vectors by label; what centring needs of an index. */
function indexOf(vectors: readonly Float32Array[]): VectorIndex {
  return {
    kind: 'exact',
    dimension: DIMENSION,
    count: vectors.length,
    search: () => [],
    vector: (label) => vectors[label]?.slice() ?? new Float32Array(DIMENSION),
  };
}

const centredOn = (vectors: readonly Float32Array[]) => new CentredVectors(indexOf(vectors), [...vectors.keys()]);

/** In full: the mean is subtracted from both, then the cosine is taken. */
function naive(vectors: readonly Float32Array[], a: Float32Array, b: Float32Array) {
  const mean = Array.from(a, (_, k) => vectors.reduce((sum, own) => sum + (own[k] ?? 0), 0) / vectors.length);
  const left = mean.map((centre, k) => (a[k] ?? 0) - centre);
  const right = mean.map((centre, k) => (b[k] ?? 0) - centre);
  const product = left.reduce((sum, value, k) => sum + value * (right[k] ?? 0), 0);
  return {
    cosine: product / (Math.hypot(...left) * Math.hypot(...right)),
    nearest: Math.min(Math.hypot(...left), Math.hypot(...right)),
  };
}

describe('CentredVectors', () => {
  it('equals the cosine of what is left when the mean is subtracted', () => {
    fc.assert(
      fc.property(fc.array(unitVector, { minLength: 2, maxLength: 12 }), unitVector, (vectors, query) => {
        const centred = centredOn(vectors);
        vectors.forEach((vector, label) => {
          const { cosine, nearest } = naive(vectors, query, vector);
          if (nearest < 0.01) return;
          expect(centred.cosine(centred.query(query), label)).toBeCloseTo(cosine, 4);
        });
      }),
    );
  });

  it('measures how near a query is to the mean itself', () => {
    const [x, y, z] = [0, 1, 2].map((axis) => Float32Array.from({ length: DIMENSION }, (_, k) => (k === axis ? 1 : 0)));
    if (!x || !y || !z) throw new Error('three axes');
    const centred = centredOn([x, y]);
    expect(centred.topicCosine(x)).toBeCloseTo(Math.SQRT1_2, 6);
    expect(centred.topicCosine(z)).toBe(0);
    expect(centred.topicCosine(new Float32Array(DIMENSION))).toBe(0);
    expect(new CentredVectors(indexOf([x]), []).topicCosine(x)).toBe(0);
  });

  it('tells nothing apart where the passages are all the same, however often', () => {
    fc.assert(
      fc.property(unitVector, unitVector, fc.integer({ min: 1, max: 40 }), (passage, query, count) => {
        const centred = centredOn(Array.from({ length: count }, () => passage));
        expect(centred.cosine(centred.query(query), 0)).toBe(0);
        expect(centred.cosine(centred.query(passage), 0)).toBe(0);
      }),
    );
  });

  it('still compares the sentences of a corpus of one passage', () => {
    const [passage, sentence, other] = fc.sample(unitVector, { numRuns: 3, seed: 7 });
    if (!passage || !sentence || !other) throw new Error('three vectors');
    const centred = new CentredVectors(indexOf([passage, sentence, other]), [0]);
    expect(centred.cosine(centred.query(sentence), 1)).toBeCloseTo(1, 5);
    expect(centred.cosine(centred.query(sentence), 2)).toBeLessThan(0.9);
  });

  it('stays between -1 and 1, for a query without direction too, and without passages', () => {
    fc.assert(
      fc.property(fc.array(unitVector, { minLength: 1, maxLength: 5 }), unitVector, (vectors, query) => {
        for (const centred of [centredOn(vectors), new CentredVectors(indexOf(vectors), [])]) {
          for (const asked of [query, new Float32Array(DIMENSION)]) {
            const cosine = centred.cosine(centred.query(asked), 0);
            expect(Math.abs(cosine)).toBeLessThanOrEqual(1 + 1e-6);
          }
        }
      }),
    );
  });
});
