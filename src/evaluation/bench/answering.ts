import type { FeatureExtractionPipeline } from '@xenova/transformers';
import type { VectorIndex } from '../../../embeddings/vector-index.js';
import type { Asker } from '../evaluate.js';
import { figure, quantile, ratios, type Section } from './figure.js';
import { timed } from './stopwatch.js';

const ROUNDS = 11;
/** Rounds until the compiler has seen what is worth compiling. */
const WARM_UP = 4;
/** Rounds of engines that have not been asked anything. */
const FRESH = 5;

export interface AnsweringParts {
  readonly questions: readonly string[];
  readonly asker: Asker;
  /** The same engine, just opened. */
  readonly openFresh: () => Promise<Asker & { close(): Promise<void> }>;
  /** The model as anyone would call it. */
  readonly extractor: FeatureExtractionPipeline;
  /** Of the same corpus. */
  readonly vectors: VectorIndex;
}

/**
 * Answers in this process, against what any answer begins with: one run of the model and one search for the nearest ten
 * vectors.
 */
export async function answering({ questions, asker, openFresh, extractor, vectors }: AnsweringParts): Promise<Section> {
  const rounds = { p50: [] as number[], p99: [] as number[], bare: [] as number[] };
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const own: number[] = [];
    const bare: number[] = [];
    for (const question of questions) {
      bare.push(
        await timed(async () => {
          const { data } = await extractor(question, { pooling: 'mean', normalize: true });
          vectors.search(data as Float32Array, 10);
        }),
      );
      own.push(await timed(() => asker.ask(question)));
    }
    if (round < WARM_UP) continue;
    rounds.p50.push(quantile(own, 0.5));
    rounds.p99.push(quantile(own, 0.99));
    rounds.bare.push(quantile(bare, 0.5));
  }
  const fresh = { p50: [] as number[], p99: [] as number[] };
  for (let round = 0; round < FRESH; round++) {
    const engine = await openFresh();
    const own: number[] = [];
    for (const question of questions) own.push(await timed(() => engine.ask(question)));
    await engine.close();
    fresh.p50.push(quantile(own, 0.5));
    fresh.p99.push(quantile(own, 0.99));
  }
  return {
    title: `One answer in this process, ${questions.length} questions a round`,
    figures: [
      figure('p50', 'ms', rounds.p50, { bound: 'at most', value: 2 }),
      figure('p99', 'ms', rounds.p99, { bound: 'at most', value: 10 }),
      figure('bare model run and HNSW search, p50', 'ms', rounds.bare),
      figure('answer against the bare two', '×', ratios(rounds.p50, rounds.bare), { bound: 'at most', value: 1.5 }),
      figure('p50 of questions never asked before', 'ms', fresh.p50, { bound: 'at most', value: 2 }),
      figure('p99 of questions never asked before', 'ms', fresh.p99, { bound: 'at most', value: 10 }),
    ],
  };
}
