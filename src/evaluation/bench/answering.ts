import { analyse } from '../../answer/query.js';
import { NEAREST, rank } from '../../answer/rank.js';
import { differences, figure, quantile, ratios, type Section, yardstick } from './figure.js';
import { openPeers } from './peers.js';
import { inTurn, repeat, timed } from './stopwatch.js';
import type { Workbench } from './workbench.js';

const ROUNDS = 11;
/** Rounds until the compiler has seen what is worth compiling. */
const WARM_UP = 4;
/** Rounds of engines that have not been asked anything. */
const FRESH = 5;

/**
 * An answer in this process, taken apart; against what any answer begins with, one run of the model and one search for
 * the nearest ten vectors; and against what people would otherwise use.
 */
export async function* answering(bench: Workbench): AsyncGenerator<Section> {
  yield* takenApart(bench);
  yield await neverAsked(bench);
  yield await againstPeers(bench);
}

/** Everything an answer goes through, as far as each stage: what a stage has over the one before is what it costs. */
async function stagesOf(bench: Workbench) {
  const [model, embedder, extractor] = [await bench.bareModel(), await bench.embedder(), await bench.extractor()];
  const { engine, searchable, parameters, index } = await bench.engine();
  const ids = new Map((await bench.questions()).map((question) => [question, model.encode(question, 'question')]));
  return {
    run: (question: string) => model.run(ids.get(question) ?? []),
    tokens: (question: string) => embedder.embedQuery(question),
    nearest: async (question: string) => index.vectors.search((await embedder.embedQuery(question)).vector, NEAREST),
    ranked: async (question: string) => rank(searchable, await analyse(question, embedder, searchable), parameters),
    answer: (question: string) => engine.ask(question),
    // With the library's own pooling, which is what a program without Footnote would call.
    bare: async (question: string) => {
      const { data } = await extractor(question, { pooling: 'mean', normalize: true });
      return index.vectors.search(data as Float32Array, 10);
    },
  };
}

async function* takenApart(bench: Workbench): AsyncGenerator<Section> {
  const stages = await stagesOf(bench);
  const names = Object.keys(stages) as (keyof typeof stages)[];
  const questions = await bench.questions();
  const round = async (number: number) => {
    const ms = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<keyof typeof stages, number[]>;
    for (const [i, question] of questions.entries()) {
      // A stage leaves the question's data in the processor's caches for the next: half of the time they are asked in
      // the other order.
      const order = (i + number) % 2 === 0 ? names : names.toReversed();
      for (const name of order) ms[name].push(await timed(() => stages[name](question)));
    }
    return ms;
  };
  await repeat(WARM_UP, round, bench.signal);
  const rounds = await repeat(ROUNDS, round, bench.signal);
  const p50 = (name: keyof typeof stages) => rounds.map((ms) => quantile(ms[name], 0.5));
  const added = (name: keyof typeof stages, before: keyof typeof stages) =>
    rounds.map((ms) => quantile(differences(ms[name], ms[before]), 0.5));
  yield {
    title: `One answer in this process, taken apart: ${questions.length} questions a round, the median of them`,
    figures: [
      yardstick('bare model run', 'ms', p50('run')),
      figure('+ tokenising and pooling', 'ms', added('tokens', 'run')),
      figure(`+ HNSW search, nearest ${NEAREST}`, 'ms', added('nearest', 'tokens')),
      figure('+ spelling, BM25, late interaction, fusion', 'ms', added('ranked', 'nearest')),
      figure('+ decision, sentence, citation', 'ms', added('answer', 'ranked')),
      figure('the whole answer, p50', 'ms', p50('answer'), { bound: 'at most', value: 2 }),
      figure('the answer against the bare model run', '×', ratios(p50('answer'), p50('run'))),
    ],
  };
  yield {
    title: "Its slowest; and against the library's own model run and one HNSW search",
    figures: [
      figure(
        'the answer, p99',
        'ms',
        rounds.map((ms) => quantile(ms.answer, 0.99)),
        { bound: 'at most', value: 10 },
      ),
      yardstick("the library's model run and HNSW search", 'ms', p50('bare')),
      figure('the answer against these two', '×', ratios(p50('answer'), p50('bare')), { bound: 'at most', value: 1.5 }),
    ],
  };
}

async function neverAsked(bench: Workbench): Promise<Section> {
  const questions = await bench.questions();
  const rounds = await repeat(
    FRESH,
    async () => {
      const engine = await bench.openFresh();
      const ms: number[] = [];
      for (const question of questions) ms.push(await timed(() => engine.ask(question)));
      await engine.close();
      return ms;
    },
    bench.signal,
  );
  const at = (share: number) => rounds.map((ms) => quantile(ms, share));
  return {
    title: 'Questions never asked before, by an engine just opened',
    figures: [
      figure('never asked before, p50', 'ms', at(0.5), { bound: 'at most', value: 2 }),
      figure('never asked before, p99', 'ms', at(0.99), { bound: 'at most', value: 10 }),
    ],
  };
}

async function againstPeers(bench: Workbench): Promise<Section> {
  const { engine, corpus } = await bench.engine();
  const questions = await bench.questions();
  const texts = corpus.passages.map(({ paragraph }) => paragraph.text);
  const { peers, absent } = await openPeers(texts, await bench.embedder());
  const median = (ask: (question: string) => unknown) => async () => {
    const ms: number[] = [];
    for (const question of questions) ms.push(await timed(() => ask(question)));
    return quantile(ms, 0.5);
  };
  const works = Object.fromEntries([
    ['Footnote', median((question) => engine.ask(question))],
    ...peers.map(({ name, search }) => [name, median(search)] as const),
  ]);
  await inTurn(WARM_UP, works, bench.signal);
  const ms = await inTurn(ROUNDS, works, bench.signal);
  const own = ms.Footnote ?? [];
  return {
    title: `One question to others, over the same ${texts.length} passages: p50 of ${questions.length} questions`,
    figures: [
      figure('Footnote, one question', 'ms', own),
      ...peers.map(({ name }) => yardstick(`${name}, one question`, 'ms', ms[name] ?? [])),
      ...peers.map(({ name }) => figure(`Footnote against ${name}`, '×', ratios(own, ms[name] ?? []))),
    ],
    notes: [
      'The others find passages; they choose no sentence, and refuse nothing. LangChain.js embeds with the same model.',
      ...absent,
    ],
  };
}
