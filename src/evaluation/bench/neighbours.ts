import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadHnswlib } from '../../../embeddings/hnsw-graph.js';
import { efFor } from '../../../embeddings/hnsw-index.js';
import { figure, ratios, type Section, yardstick } from './figure.js';
import { growth } from './growth-fit.js';
import { type Loaded, type Measured, NEAREST, parseLoaded, parseMeasured, type Task } from './neighbours-task.js';
import { runNode } from './processes.js';
import { repeat } from './stopwatch.js';
import type { VectorKind } from './synthetic-vectors.js';

const LOADINGS = 5;

/** Counts of vectors to search among, ascending. */
export type Sizes = Readonly<Record<VectorKind, readonly number[]>>;

/** @param full - 100,000 vectors as well, which takes minutes */
export function sizesFor(full: boolean): Sizes {
  // The random ones are the hardest case, the sentences what is searched; three sizes make a curve.
  return { random: [1000, 10_000], sentences: [1000, 3000, 10_000, ...(full ? [100_000] : [])] };
}

interface AtSize extends Measured {
  readonly size: number;
  readonly loaded: readonly Loaded[];
}

const KINDS: Readonly<Record<VectorKind, string>> = { random: 'random', sentences: 'sentence-like' };

/** HNSW with the `ef` in use against exact search, each size in a process of its own; and how all that grows. */
export async function* neighbours(dimension: number, sizes: Sizes, signal?: AbortSignal): AsyncGenerator<Section> {
  if ((await loadHnswlib()) === null) {
    yield { title: 'HNSW', figures: [], notes: ['hnswlib-node cannot be loaded: there is nothing to measure.'] };
    return;
  }
  for (const kind of ['random', 'sentences'] as const) {
    const measured: AtSize[] = [];
    for (const size of sizes[kind]) {
      const atSize = await measure({ kind, count: size, dimension }, signal);
      measured.push(atSize);
      yield sectionOf(kind, dimension, atSize);
    }
    if (kind === 'sentences') yield growthOf(measured);
  }
}

async function measure(task: Omit<Task, 'folder'>, signal: AbortSignal | undefined): Promise<AtSize> {
  const folder = await mkdtemp(join(tmpdir(), 'footnote-bench-'));
  try {
    const argument = JSON.stringify({ ...task, folder } satisfies Task);
    const { stdout } = await runNode([scriptOf('neighbours'), argument], { signal });
    const load = async () => {
      const ended = await runNode(['--expose-gc', scriptOf('loading'), argument], { signal });
      return parseLoaded(ended.stdout);
    };
    return { size: task.count, ...parseMeasured(stdout), loaded: await repeat(LOADINGS, load, signal) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Beside this module, once both are compiled. */
function scriptOf(name: 'neighbours' | 'loading'): string {
  return join(import.meta.dirname, `${name}-process.js`);
}

function sectionOf(kind: VectorKind, dimension: number, measured: AtSize): Section {
  const { size, recall, hnswMs, exactMs, buildMs, loaded, fileMb } = measured;
  const among = `${size.toLocaleString('en')} ${KINDS[kind]}`;
  return {
    title: `HNSW among ${among} vectors of ${dimension} numbers, ef ${efFor(size, NEAREST).toLocaleString('en')}`,
    figures: [
      figure(`${among}: recall@${NEAREST}`, 'share', [recall], { bound: 'at least', value: 0.99 }),
      figure(`${among}: one search`, 'ms', hnswMs),
      yardstick(`${among}: one exact search`, 'ms', exactMs),
      figure(`${among}: HNSW against exact`, '×', ratios(hnswMs, exactMs)),
      figure(`${among}: vectors added`, '/s', [(size / buildMs) * 1000]),
      figure(
        `${among}: loading the index`,
        'ms',
        loaded.map(({ ms }) => ms),
      ),
      figure(
        `${among}: memory of the index`,
        'MB',
        loaded.map(({ mb }) => mb),
      ),
      figure(`${among}: files of the index`, 'MB', [fileMb]),
    ],
  };
}

function growthOf(measured: readonly AtSize[]): Section {
  const all = [
    { name: 'HNSW search', unit: 'ms', rounds: measured.map(({ hnswMs }) => hnswMs) },
    { name: 'exact search', unit: 'ms', rounds: measured.map(({ exactMs }) => exactMs) },
    { name: 'building the graph', unit: 'ms', rounds: measured.map(({ buildMs }) => [buildMs]) },
    { name: 'loading the index', unit: 'ms', rounds: measured.map(({ loaded }) => loaded.map(({ ms }) => ms)) },
    { name: 'memory of the index', unit: 'MB', rounds: measured.map(({ loaded }) => loaded.map(({ mb }) => mb)) },
    { name: 'files of the index', unit: 'MB', rounds: measured.map(({ fileMb }) => [fileMb]) },
  ] as const;
  const sizes = measured.map(({ size }) => size);
  const grown = all.map((quantity) => growth(quantity, sizes));
  const recall = growth(
    { name: `recall@${NEAREST}`, unit: 'share', rounds: measured.map((one) => [one.recall]) },
    sizes,
  );
  return {
    title: `What the number of vectors costs, ${sizes.map((size) => size.toLocaleString('en')).join(', ')} of them`,
    figures: grown.flatMap(({ exponent }) => exponent ?? []),
    sizes: 'vectors',
    curves: [recall.curve, ...grown.map(({ curve }) => curve)],
    notes: [
      'ef, and with it the time of a search, grows with the number of vectors up to 10,240, stays, and grows again from 25,600.',
    ],
  };
}
