import { cpus } from 'node:os';
import { join } from 'node:path';
import { buildIndex } from '../../../embeddings/index-store.js';
import { loadEmbedder } from '../../../embeddings/load-embedder.js';
import { resolveModel } from '../../../embeddings/resolve-model.js';
import { loadPipeline } from '../../../embeddings/transformers.js';
import { buildCorpus } from '../../answer/corpus.js';
import { articlePaths } from '../../article/article-paths.js';
import { readEntries } from '../../article/library.js';
import type { Config } from '../../config.js';
import { openFootnote } from '../../footnote.js';
import { packageRoot } from '../../package-root.js';
import { goldFor } from '../index.js';
import { answering } from './answering.js';
import { coldStart } from './cold-start.js';
import type { Section } from './figure.js';
import { indexing } from './indexing.js';
import { memory } from './memory.js';
import { neighbours } from './neighbours.js';

export { renderSection } from './render.js';

/** Where a benchmark ran. */
export interface Setting {
  readonly model: string;
  readonly node: string;
  readonly processor: string;
  readonly cores: number;
}

/**
 * Measures everything that is promised about speed, section by section, each figure beside something else that was
 * measured in the same minute. Nothing but the benchmark should run meanwhile.
 *
 * @param config - its articles folder holds the shipped article, and its index is up to date
 */
export async function* bench(config: Config): AsyncGenerator<Section> {
  const files = await resolveModel({
    model: config.embeddingModel,
    hub: config.embeddingHub,
    cacheDir: join(config.dataDir, 'models'),
  });
  const embedder = await loadEmbedder(files);
  const { extractor } = await loadPipeline(files);
  const openFresh = () => openFootnote({ config });
  const asker = await openFresh();
  try {
    const questions = (await goldFor(asker.articles, undefined)).map(({ question }) => question);
    const paths = await articlePaths(config.articlesDir);
    const corpus = buildCorpus(await readEntries(paths));
    const { vectors } = await buildIndex({ corpus: corpus.entries, embedder });
    yield await answering({ questions, asker, openFresh, extractor, vectors });
    yield await coldStart(questions[0] ?? 'why?');
    const calibration = await articlePaths(join(packageRoot(), 'src', 'evaluation', 'calibration'));
    const { entries } = buildCorpus(await readEntries([...paths, ...calibration]));
    yield await indexing(entries, embedder, extractor);
    yield await memory(questions);
    const section = await neighbours([1000, 10_000], embedder.model.dimension);
    if (section) yield section;
  } finally {
    await asker.close();
    await extractor.dispose();
    await embedder.close();
  }
}

export function settingOf(config: Config): Setting {
  const processors = cpus();
  return {
    model: config.embeddingModel,
    node: process.version,
    processor: processors[0]?.model.trim() ?? 'unknown',
    cores: processors.length,
  };
}
