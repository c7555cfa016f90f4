import type { FeatureExtractionPipeline } from '@xenova/transformers';
import type { CorpusEntry } from '../../../embeddings/corpus-entry.js';
import { embedEntries } from '../../../embeddings/embed-entries.js';
import type { Embedder } from '../../../embeddings/embedder.js';
import { buildIndex } from '../../../embeddings/index-store.js';
import { figure, ratios, type Section } from './figure.js';
import { inTurn, longestBlock, timed } from './stopwatch.js';

const ROUNDS = 5;
/** A text without an end to be found. */
const MEGABYTE = 'a sentence without any end '.repeat(40_000);

/** Embedding a corpus (paragraphs, every sentence of them, and questions) against one bare model run a text. */
export async function indexing(
  entries: readonly CorpusEntry[],
  embedder: Embedder,
  extractor: FeatureExtractionPipeline,
): Promise<Section> {
  const texts = entries.map(({ sentences }) => sentences.join(' '));
  const embedding = () => timed(() => embedEntries(entries, { embedder }));
  const bare = () =>
    timed(async () => {
      for (const text of texts) await extractor(text, { pooling: 'mean', normalize: true });
    });
  await bare();
  await embedding();
  const ms = await inTurn(ROUNDS, { embedding, bare });
  const block = await inTurn(ROUNDS, {
    indexing: () => longestBlock(() => buildIndex({ corpus: entries, embedder })),
    megabyte: () => longestBlock(() => embedder.embedPassage([MEGABYTE])),
  });
  return {
    title: `Embedding ${texts.length} paragraphs and questions`,
    figures: [
      figure('as footnote index does', 'ms', ms.embedding),
      figure('one bare model run a text', 'ms', ms.bare),
      figure('index against the runs', '×', ratios(ms.embedding, ms.bare), { bound: 'at most', value: 1.2 }),
      figure('longest that the event loop waits for it', 'ms', block.indexing, { bound: 'at most', value: 50 }),
      figure('… for a sentence of a megabyte', 'ms', block.megabyte, { bound: 'at most', value: 50 }),
    ],
  };
}
