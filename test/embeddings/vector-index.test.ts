import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExactIndex } from '../../embeddings/exact-index.js';
import { buildGraph, type Hnswlib, loadHnswlib, updateGraph } from '../../embeddings/hnsw-graph.js';
import { efFor, HnswIndex } from '../../embeddings/hnsw-index.js';
import { hasDirection, type VectorIndex } from '../../embeddings/vector-index.js';
import { VectorTable } from '../../embeddings/vector-table.js';
import { seeded } from './fixtures.js';

const found = await loadHnswlib();
if (found === null) throw new Error('hnswlib-node cannot be loaded here');
const hnswlib: Hnswlib = found;

/** Draws a unit vector: a normal distribution looks the same in every direction. */
function direction(random: () => number, dimension: number): Float32Array {
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return unit(Float32Array.from({ length: dimension }, normal));
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return length > 0 ? vector.map((value) => value / length) : vector;
}

function near(center: Float32Array, random: () => number, noise: number): Float32Array {
  const other = direction(random, center.length);
  return unit(center.map((value, i) => value + noise * (other[i] ?? 0)));
}

function tableOf(vectors: readonly Float32Array[], dimension: number): VectorTable {
  return new VectorTable(new Float32Array(0), dimension).append(vectors);
}

const all = (table: VectorTable) => Array.from({ length: table.rows }, (_, label) => label);

async function hnswOf(table: VectorTable): Promise<HnswIndex> {
  const graph = await buildGraph(hnswlib, table, all(table));
  return new HnswIndex(graph, table, all(table).filter((label) => hasDirection(table.row(label))).length);
}

/** The share of the true nearest that were found. One as near as the last of them counts: twins are alike. */
function recall(index: VectorIndex, oracle: VectorIndex, query: Float32Array, k: number): number {
  const last = oracle.search(query, k).at(-1)?.similarity ?? 0;
  const found = index.search(query, k);
  return found.filter(({ similarity }) => similarity >= last - 1e-5).length / Math.min(k, oracle.count);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

describe('HnswIndex', () => {
  it('finds 99 % of the ten that exact search finds, however the vectors lie', async () => {
    const recalls: number[] = [];
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          seed: fc.integer(),
          count: fc.integer({ min: 1, max: 700 }),
          dimension: fc.constantFrom(8, 64, 384),
          clusters: fc.integer({ min: 1, max: 30 }),
          // 0: all of a cluster are the same vector. 4: there are no clusters any more.
          noise: fc.constantFrom(0, 0.05, 0.5, 4),
        }),
        async ({ seed, count, dimension, clusters, noise }) => {
          const random = seeded(seed);
          const centers = Array.from({ length: clusters }, () => direction(random, dimension));
          const drawn = () =>
            near(centers[Math.floor(random() * clusters)] ?? new Float32Array(dimension), random, noise);
          const table = tableOf(Array.from({ length: count }, drawn), dimension);
          const oracle = new ExactIndex(table, all(table));
          const index = await hnswOf(table);
          const queries = Array.from({ length: 10 }, () => near(drawn(), random, 0.5));
          recalls.push(...queries.map((query) => recall(index, oracle, query, 10)));
        },
      ),
      { numRuns: 20, seed: 7 },
    );
    expect(mean(recalls)).toBeGreaterThanOrEqual(0.99);
    expect(Math.min(...recalls)).toBeGreaterThanOrEqual(0.8);
  });

  it('finds 99 % of the ten among vectors without any structure, the hardest there are', async () => {
    const random = seeded(11);
    const table = tableOf(
      Array.from({ length: 2500 }, () => direction(random, 256)),
      256,
    );
    const oracle = new ExactIndex(table, all(table));
    const index = await hnswOf(table);
    const recalls = Array.from({ length: 50 }, () => recall(index, oracle, direction(random, 256), 10));
    expect(mean(recalls)).toBeGreaterThanOrEqual(0.99);
  });

  it('gives the similarities and the order of exact search', async () => {
    const random = seeded(3);
    const table = tableOf(
      Array.from({ length: 200 }, () => direction(random, 64)),
      64,
    );
    const oracle = new ExactIndex(table, all(table));
    const index = await hnswOf(table);
    const query = direction(random, 64);
    const exact = oracle.search(query, 20);
    const approximate = index.search(query, 20);
    expect(approximate.map(({ label }) => label)).toEqual(exact.map(({ label }) => label));
    approximate.forEach(({ similarity }, i) => {
      expect(similarity).toBeCloseTo(exact[i]?.similarity ?? 0, 5);
    });
  });

  it('forgets removed vectors, finds added ones, and is as good as before', async () => {
    const random = seeded(5);
    const table = tableOf(
      Array.from({ length: 400 }, () => direction(random, 64)),
      64,
    );
    const graph = await buildGraph(hnswlib, table, all(table));
    const added = Array.from({ length: 100 }, () => direction(random, 64));
    const grown = table.append([...added, new Float32Array(64)]);
    const removed = all(table).filter((label) => label % 4 === 0);
    await updateGraph(graph, grown, { removed, added: all(grown).slice(400) });
    const labels = all(grown).filter((label) => !removed.includes(label));
    const index = new HnswIndex(graph, grown, 400);
    const oracle = new ExactIndex(grown, labels);
    expect(oracle.count).toBe(400);
    expect(index.search(added[7] ?? new Float32Array(64), 1)[0]?.label).toBe(407);
    expect(index.search(table.row(4), 400).filter(({ label }) => removed.includes(label))).toEqual([]);
    expect(index.search(table.row(5), 1000)).toHaveLength(400);
    const recalls = Array.from({ length: 30 }, () => recall(index, oracle, direction(random, 64), 10));
    expect(mean(recalls)).toBeGreaterThanOrEqual(0.99);
  });
});

describe.each([
  ['HnswIndex', hnswOf],
  ['ExactIndex', async (table: VectorTable) => new ExactIndex(table, all(table))],
])('%s, like any index,', (_, make: (table: VectorTable) => Promise<VectorIndex>) => {
  const table = tableOf([Float32Array.of(1, 0), Float32Array.of(0, 1), Float32Array.of(0.6, 0.8)], 2);

  it('gives the best first, whatever the length of the query', async () => {
    const index = await make(table);
    for (const scale of [0.001, 1, 1000]) {
      const found = index.search(Float32Array.of(0.8 * scale, 0.6 * scale), 2);
      expect(found.map(({ label }) => label)).toEqual([2, 0]);
      expect(found.map(({ similarity }) => similarity)).toEqual([expect.closeTo(0.96, 5), expect.closeTo(0.8, 5)]);
    }
  });

  it('gives equal ones in the order of their labels', async () => {
    const twins = tableOf(
      Array.from({ length: 9 }, () => Float32Array.of(0.6, 0.8)),
      2,
    );
    const found = (await make(twins)).search(Float32Array.of(1, 1), 9);
    expect(found.map(({ label }) => label)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('gives all where more are asked for than there are', async () => {
    expect((await make(table)).search(Float32Array.of(1, 0), 128)).toHaveLength(3);
    expect((await make(table)).search(Float32Array.of(1, 0), 0)).toEqual([]);
  });

  it('never gives a zero vector or one that is not a number, nor anything for one', async () => {
    const broken = tableOf(
      [Float32Array.of(0, 0), Float32Array.of(Number.NaN, 1), Float32Array.of(0, 1), Float32Array.of(1, Infinity)],
      2,
    );
    const index = await make(broken);
    expect(index.count).toBe(1);
    expect(index.search(Float32Array.of(1, 1), 4).map(({ label }) => label)).toEqual([2]);
    expect(index.search(Float32Array.of(0, 0), 4)).toEqual([]);
    expect(index.search(Float32Array.of(Number.NaN, 0), 4)).toEqual([]);
    expect(index.vector(0)).toEqual(Float32Array.of(0, 0));
  });

  it('gives a copy of a vector, and none beyond the last', async () => {
    const index = await make(table);
    index.vector(2).fill(7);
    expect(index.vector(2)).toEqual(Float32Array.of(0.6, 0.8));
    for (const label of [-1, 3, 0.5]) expect(() => index.vector(label)).toThrow(RangeError);
  });

  it('may be empty', async () => {
    const index = await make(tableOf([], 2));
    expect(index.count).toBe(0);
    expect(index.search(Float32Array.of(1, 0), 10)).toEqual([]);
  });
});

describe('ExactIndex', () => {
  it('gives equal ones in the order of their labels, in whatever order it was given those', () => {
    const twins = tableOf(
      Array.from({ length: 3 }, () => Float32Array.of(0.6, 0.8)),
      2,
    );
    const found = new ExactIndex(twins, [2, 0, 1]).search(Float32Array.of(1, 1), 3);
    expect(found.map(({ label }) => label)).toEqual([0, 1, 2]);
  });
});

describe('efFor', () => {
  it('is never below what is asked for, grows with the index, and never becomes a search of all of it', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.integer({ min: 1, max: 1000 }), (count, k) => {
        expect(efFor(count, k)).toBeGreaterThanOrEqual(k);
        expect(efFor(count + 1, 10)).toBeGreaterThanOrEqual(efFor(count, 10));
        expect(efFor(count, 10)).toBeLessThanOrEqual(Math.max(128, count / 8 + 1));
      }),
    );
  });
});
