import { ExactIndex } from '../../../embeddings/exact-index.js';
import { buildGraph, loadHnswlib } from '../../../embeddings/hnsw-graph.js';
import { HnswIndex } from '../../../embeddings/hnsw-index.js';
import { VectorTable } from '../../../embeddings/vector-table.js';
import { mean } from '../metrics.js';
import { type Figure, figure, ratios, type Section } from './figure.js';
import { inTurn, timed } from './stopwatch.js';

const QUERIES = 100;
const NEAREST = 10;
const ROUNDS = 9;

/**
 * HNSW against exact search, among vectors of random directions: nothing has more neighbours equally far, so real texts
 * are found better.
 *
 * @returns null where hnswlib cannot be loaded
 */
export async function neighbours(counts: readonly number[], dimension: number): Promise<Section | null> {
  const hnswlib = await loadHnswlib();
  if (hnswlib === null) return null;
  const figures: Figure[] = [];
  for (const count of counts) {
    const table = randomVectors(count + QUERIES, dimension);
    const labels = Array.from({ length: count }, (_, label) => label);
    const queries = Array.from({ length: QUERIES }, (_, i) => table.row(count + i));
    const exact = new ExactIndex(table, labels);
    const hnsw = new HnswIndex(await buildGraph(hnswlib, table, labels), table, count);
    const found = queries.map((query) => {
      const right = new Set(exact.search(query, NEAREST).map(({ label }) => label));
      return hnsw.search(query, NEAREST).filter(({ label }) => right.has(label)).length / NEAREST;
    });
    const searches = (index: HnswIndex | ExactIndex) => () =>
      timed(() => {
        for (const query of queries) index.search(query, NEAREST);
      });
    const ms = await inTurn(ROUNDS, { hnsw: searches(hnsw), exact: searches(exact) });
    const size = count.toLocaleString('en');
    figures.push(
      figure(`${size}: recall@${NEAREST}`, 'share', [mean(found)], { bound: 'at least', value: 0.99 }),
      figure(
        `${size}: one search`,
        'ms',
        ms.hnsw.map((all) => all / QUERIES),
      ),
      figure(`${size}: against exact search`, '×', ratios(ms.hnsw, ms.exact)),
    );
  }
  return { title: `HNSW among random vectors of ${dimension} numbers, against exact search`, figures };
}

/** The same ones on every machine. */
function randomVectors(count: number, dimension: number): VectorTable {
  let state = 1;
  const random = () => {
    // Park and Miller's minimal standard generator.
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const table = new VectorTable(new Float32Array(count * dimension), dimension);
  for (let i = 0; i < table.values.length; i++) {
    // Normally distributed (Box and Muller 1958), so that no direction is likelier than another.
    table.values[i] = Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
  }
  for (let label = 0; label < count; label++) {
    const row = table.row(label);
    const length = Math.hypot(...row);
    for (let k = 0; k < dimension; k++) row[k] = (row[k] as number) / length;
  }
  return table;
}
