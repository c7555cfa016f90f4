import { buildIndex } from '../../../embeddings/index-store.js';
import { makeSearchable } from '../../answer/searchable.js';
import { miniSearch } from '../peers.js';
import { quantile, type Section } from './figure.js';
import { growth as fitted } from './growth-fit.js';
import { Interrupted } from './interrupted.js';
import { repeat, stopIfAborted, timed } from './stopwatch.js';
import { syntheticCorpus } from './synthetic-corpus.js';
import type { Workbench } from './workbench.js';

/** Passages, each of three sentences: four vectors. */
const SIZES = [100, 200, 400, 800] as const;
const FULL_SIZES = [...SIZES, 1600, 3200, 6400] as const;
const INDEXINGS = 2;
const ROUNDS = 5;
const WARM_UP = 2;

/** What an answer, and making one possible, cost as the corpus grows; and MiniSearch beside it. */
export async function* growth(
  bench: Workbench,
  sizes: readonly number[] = bench.full ? FULL_SIZES : SIZES,
): AsyncGenerator<Section> {
  const measured: Awaited<ReturnType<typeof measure>>[] = [];
  try {
    for (const size of sizes) measured.push(await measure(bench, size));
  } catch (error) {
    // Two sizes make a curve, if a poor one.
    if (!(error instanceof Interrupted) || measured.length < 2) throw error;
  }
  const done = sizes.slice(0, measured.length);
  const all = [
    { name: 'an answer, p50', unit: 'ms', rounds: measured.map(({ answer }) => answer) },
    { name: 'MiniSearch, p50', unit: 'ms', rounds: measured.map(({ peer }) => peer) },
    { name: 'indexing from nothing', unit: 'ms', rounds: measured.map(({ indexing }) => indexing) },
    { name: 'opening an index in memory', unit: 'ms', rounds: measured.map(({ opening }) => opening) },
  ] as const;
  const grown = all.map((quantity) => fitted(quantity, done));
  yield {
    title: `What the size of the corpus costs: ${done.map((size) => size.toLocaleString('en')).join(', ')} passages`,
    figures: grown.flatMap(({ exponent }) => exponent ?? []),
    sizes: 'passages',
    curves: grown.map(({ curve }) => curve),
    notes: ["The corpora are the calibration articles' sentences put together anew, a third of their words exchanged."],
  };
}

async function measure(bench: Workbench, size: number) {
  const { signal } = bench;
  const embedder = await bench.embedder();
  const questions = await bench.libraryQuestions();
  const corpus = syntheticCorpus(await bench.library(), size);
  const indexings = await repeat(
    INDEXINGS,
    async () => {
      const started = performance.now();
      const index = await buildIndex({ corpus: corpus.entries, embedder, onProgress: () => stopIfAborted(signal) });
      return { index, ms: performance.now() - started };
    },
    signal,
  );
  const index = indexings[0]?.index;
  if (index === undefined) throw new Error('no index was built');
  const open = () => timed(() => makeSearchable(corpus, index, embedder));
  // Once for the compiler's sake.
  await open();
  const opening = await repeat(ROUNDS, open, signal);
  const engine = await bench.engineOf(corpus, index);
  const search = miniSearch(corpus.passages.map(({ paragraph }) => paragraph.text));
  const round = async () => {
    const own: number[] = [];
    const peer: number[] = [];
    for (const question of questions) {
      own.push(await timed(() => engine.engine.ask(question)));
      peer.push(await timed(() => search(question)));
    }
    return { answer: quantile(own, 0.5), peer: quantile(peer, 0.5) };
  };
  await repeat(WARM_UP, round, signal);
  const rounds = await repeat(ROUNDS, round, signal);
  return {
    indexing: indexings.map(({ ms }) => ms),
    opening,
    answer: rounds.map(({ answer }) => answer),
    peer: rounds.map(({ peer }) => peer),
  };
}
