import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { raise, TokenTypes } from '../../src/answer/token-types.js';
import { unitVectors } from '../../src/answer/vectors.js';

const DIMENSION = 10;

/** A vector for every token id, of any length, the same each time. */
function vectorsOf(ids: Int32Array): Float32Array {
  return Float32Array.from({ length: ids.length * DIMENSION }, (_, i) => {
    const id = ids[Math.floor(i / DIMENSION)] ?? 0;
    return Math.sin(id * 12.9898 + (i % DIMENSION) * 78.233) * (1 + (id % 5));
  });
}

function cosine(a: number, b: number): number {
  const [u, v] = [a, b].map((id) => [...vectorsOf(Int32Array.of(id))]) as [number[], number[]];
  return u.reduce((sum, value, k) => sum + value * (v[k] ?? 0), 0) / (Math.hypot(...u) * Math.hypot(...v));
}

const typesFor = (ids: Int32Array) => new TokenTypes(ids, unitVectors(vectorsOf(ids), DIMENSION), DIMENSION);

function maxSim(types: TokenTypes, question: Int32Array, text: Int32Array): Float64Array {
  const best = new Float64Array(question.length);
  const own = types.typesOf(text);
  raise(
    best,
    types.rowsOf(question, unitVectors(vectorsOf(question), DIMENSION), () => own),
    own,
  );
  return best;
}

const ids = fc
  .uniqueArray(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 40 })
  .map((all) => Int32Array.from(all));
const someIds = fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 12 }).map((all) => Int32Array.from(all));

describe('TokenTypes', () => {
  it('gives every question token its best cosine in the text, 0 where nothing is like it', () => {
    fc.assert(
      fc.property(ids, someIds, someIds, (corpus, question, text) => {
        const known = [...text].filter((id) => corpus.includes(id));
        const best = maxSim(typesFor(corpus), question, text);
        question.forEach((id, token) => {
          const expected = known.reduce((highest, other) => Math.max(highest, cosine(id, other)), 0);
          expect(best[token]).toBeCloseTo(expected, 5);
        });
      }),
    );
  });

  it('gives the same numbers when its rows were dropped to save memory', () => {
    const corpus = Int32Array.from({ length: 70_000 }, (_, i) => i);
    const types = typesFor(corpus);
    const text = Int32Array.of(5, 99, 1234, 69_999, 7);
    const question = Int32Array.of(3, 1234, 42);
    const first = maxSim(types, question, text);
    // 64 rows are kept of so large a corpus.
    for (let id = 100; id < 240; id += 20)
      maxSim(
        types,
        Int32Array.from({ length: 20 }, (_, i) => id + i),
        text,
      );
    expect(maxSim(types, question, text)).toEqual(first);
    const long = Int32Array.from({ length: 200 }, (_, i) => i % 150);
    const whole = maxSim(types, long, text);
    long.forEach((id, token) => {
      expect(whole[token]).toBeCloseTo(maxSim(types, Int32Array.of(id), text)[0] ?? Number.NaN, 6);
    });
  });

  it('lists each type of a text, or of several, once', () => {
    const types = typesFor(Int32Array.of(7, 8, 9));
    const own = types.typesOf([9, 7, 9, 4, 7]);
    expect(own).toHaveLength(2);
    expect(types.typesOf([4])).toHaveLength(0);
    expect([...types.union([own, types.typesOf([8, 9])])].sort()).toEqual([...types.typesOf([7, 8, 9])].sort());
    expect(types.union([])).toHaveLength(0);
  });

  it('gives a token without a direction no match', () => {
    const corpus = Int32Array.of(1, 2);
    const types = new TokenTypes(
      corpus,
      Float32Array.from({ length: 2 * DIMENSION }, (_, i) => (i < DIMENSION ? 0 : 1)),
      DIMENSION,
    );
    const own = types.typesOf([1, 2]);
    const best = new Float64Array(1);
    raise(
      best,
      types.rowsOf(Int32Array.of(3), new Float32Array(DIMENSION), () => own),
      own,
    );
    expect([...best]).toEqual([0]);
  });
});
