import { embedEntries } from '../../../embeddings/embed-entries.js';
import { buildIndex } from '../../../embeddings/index-store.js';
import { figure, ratios, type Section, yardstick } from './figure.js';
import { inTurn, longestBlock, timed } from './stopwatch.js';
import type { Workbench } from './workbench.js';

const ROUNDS = 5;
/** A text without an end to be found. */
const MEGABYTE = 'a sentence without any end '.repeat(40_000);

/** Embedding a corpus (paragraphs, every sentence of them, and questions) against one model run a text. */
export async function* indexing(bench: Workbench): AsyncGenerator<Section> {
  const { entries } = await bench.library();
  const [embedder, extractor, model] = [await bench.embedder(), await bench.extractor(), await bench.bareModel()];
  const texts = entries.map(({ sentences }) => sentences.join(' '));
  const ids = entries.map(({ kind }, i) => model.encode(texts[i] ?? '', kind));
  const works = {
    embedding: () => timed(() => embedEntries(entries, { embedder })),
    bare: () =>
      timed(async () => {
        for (const own of ids) await model.run(own);
      }),
    library: () =>
      timed(async () => {
        for (const text of texts) await extractor(text, { pooling: 'mean', normalize: true });
      }),
  };
  await inTurn(1, works, bench.signal);
  const ms = await inTurn(ROUNDS, works, bench.signal);
  const aSecond = (rounds: readonly number[]) => rounds.map((all) => (texts.length / all) * 1000);
  yield {
    title: `Embedding ${texts.length} paragraphs and questions`,
    figures: [
      figure('texts indexed', '/s', aSecond(ms.embedding)),
      yardstick('bare model runs, one a text', '/s', aSecond(ms.bare)),
      yardstick("the library's own calls, one a text", '/s', aSecond(ms.library)),
      figure('time of indexing against the bare runs', '×', ratios(ms.embedding, ms.bare)),
      figure("… against the library's calls", '×', ratios(ms.embedding, ms.library), { bound: 'at most', value: 1.2 }),
    ],
  };
  const block = await inTurn(
    ROUNDS,
    {
      indexing: () => longestBlock(() => buildIndex({ corpus: entries, embedder })),
      megabyte: () => longestBlock(() => embedder.embedPassage([MEGABYTE])),
    },
    bench.signal,
  );
  yield {
    title: 'The longest that the event loop waits, such as a bot that must answer its heartbeat',
    figures: [
      figure('while indexing', 'ms', block.indexing, { bound: 'at most', value: 50 }),
      figure('… a sentence of a megabyte', 'ms', block.megabyte, { bound: 'at most', value: 50 }),
    ],
  };
}
