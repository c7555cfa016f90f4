import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Embedder } from '../embeddings/embedder.js';
import { buildIndex, type IndexChanges, openIndex } from '../embeddings/index-store.js';
import { BUILT_IN } from '../embeddings/known-models.js';
import { loadEmbedder } from '../embeddings/load-embedder.js';
import { verifyBuiltIn } from '../embeddings/model-hash.js';
import { resolveModel } from '../embeddings/resolve-model.js';
import type { Answer, AskOptions } from './answer/answer.js';
import { readCalibration } from './answer/calibration-file.js';
import { openCorpus } from './answer/corpus-cache.js';
import { DEFAULT_PARAMETERS } from './answer/default-parameters.js';
import { Engine } from './answer/engine.js';
import { PARAMETERS_FILE, type Parameters, parseParameters } from './answer/parameters.js';
import type { Corpus, Expansion } from './answer/passage.js';
import { makeSearchable, type Searchable } from './answer/searchable.js';
import { cachedUnits, computeUnits } from './answer/token-units.js';
import type { Article } from './article/article.js';
import type { Config } from './config.js';
import { UserError } from './user-error.js';

/** Long work under way. */
export interface Progress {
  readonly phase: 'download' | 'embed';
  /** What is worked on, for people. */
  readonly label: string;
  readonly done: number;
  readonly total: number;
}

export interface OpenOptions {
  readonly config: Config;
  /** Answer from these files alone, saving nothing, instead of the articles folder. */
  readonly files?: readonly string[];
  readonly onProgress?: (progress: Progress) => void;
  /** Takes one line that the host should see. */
  readonly log?: (line: string) => void;
  /** Whether the host has something to do meanwhile: a transformer then embeds articles in a process of its own. */
  readonly background?: boolean;
  /** Whether to hold the built-in model against its checksums, which every other start trusts. */
  readonly verifyModel?: boolean;
}

/** An engine that is ready, with what it answers from. */
export interface Footnote {
  readonly articles: readonly Article[];
  /** What is searched: the articles' passages, and the questions written for them. */
  readonly corpus: Corpus;
  readonly model: { readonly id: string; readonly calibrated: boolean };
  /** What the index needed; null where nothing is stored. */
  readonly changes: IndexChanges | null;
  ask(question: string, options?: AskOptions): Promise<Answer>;
  /** The written questions nearest to a question, nearest first. */
  related(question: string): Promise<Expansion[]>;
  close(): Promise<void>;
}

/** What an engine is made of, for what measures it. */
export interface Parts {
  readonly corpus: Corpus;
  readonly embedder: Embedder;
  readonly searchable: Searchable;
  /** What was fitted for the model; null where nothing was. */
  readonly parameters: Parameters | null;
  readonly changes: IndexChanges | null;
}

/**
 * An engine, ready to be asked.
 *
 * @throws UserError for a file, folder, model or setting the person can put right
 */
export async function openFootnote(options: OpenOptions): Promise<Footnote> {
  const { corpus, embedder, searchable, parameters, changes } = await openParts(options);
  const engine = new Engine(searchable, embedder, parameters ?? DEFAULT_PARAMETERS);
  return {
    articles: corpus.articles,
    corpus,
    model: { id: embedder.model.id, calibrated: parameters !== null },
    changes,
    ask: (question, askOptions) => engine.ask(question, askOptions),
    related: (question) => engine.related(question),
    close: () => embedder.close(),
  };
}

/**
 * Reads the articles, loads the model, brings the index up to date: the one place where the parts are wired together.
 *
 * @returns parts whose embedder the caller closes
 * @throws UserError for a file, folder, model or setting the person can put right
 */
export async function openParts({
  config,
  files = [],
  onProgress,
  log,
  background = false,
  verifyModel = false,
}: OpenOptions): Promise<Parts> {
  // First of all: a mistyped path should not wait for a model to be downloaded.
  const corpus = await readCorpus(config, files);
  const modelFiles = await resolveModel({
    model: config.embeddingModel,
    hub: config.embeddingHub,
    cacheDir: join(config.dataDir, 'models'),
    onProgress: (label, done, total) => onProgress?.({ phase: 'download', label, done, total }),
  });
  if (verifyModel && config.embeddingModel === BUILT_IN) await verifyBuiltIn(modelFiles.folder);
  const unitsOf = files.length > 0 ? computeUnits : cachedUnits(config.dataDir);
  const embedder = await loadEmbedder(modelFiles);
  const parameters = (await readCalibration(config.dataDir, embedder.model, log)) ?? (await fittedFor(embedder));
  const options = {
    corpus: corpus.entries,
    embedder,
    onProgress: (done: number, total: number) => onProgress?.({ phase: 'embed', label: 'articles', done, total }),
    ...(log && { log }),
    // A static model takes 0.3 ms a passage: nothing that anyone would notice.
    ...(background &&
      !embedder.model.staticTokens && {
        startIndexer: async () => (await import('../embeddings/process-embedder.js')).startProcessEmbedder(modelFiles),
      }),
  };
  const { index, changes } =
    files.length > 0
      ? { index: await buildIndex(options), changes: null }
      : await openIndex({ ...options, dataDir: config.dataDir });
  const searchable = await makeSearchable(corpus, index, embedder, unitsOf);
  return { corpus, embedder, searchable, parameters, changes };
}

/** The parsers are imported only when there is something to parse. */
async function readCorpus(config: Config, files: readonly string[]): Promise<Corpus> {
  const build = async () => {
    const { readEntries, readLibrary } = await import('./article/library.js');
    const { buildCorpus } = await import('./answer/corpus.js');
    return buildCorpus(files.length > 0 ? await readEntries(files) : await readLibrary(config.articlesDir));
  };
  if (files.length > 0) return build();
  const corpus = await openCorpus(config.articlesDir, config.dataDir, build);
  if (corpus.articles.length > 0) return corpus;
  throw new UserError(
    `There is no article in ${config.articlesDir}; put a .md or .txt file there, or use --article FILE.`,
  );
}

/** What was fitted for a model lies beside its weights; null where nothing does. */
export async function fittedFor({ model }: Pick<Embedder, 'model'>): Promise<Parameters | null> {
  const path = join(model.folder, PARAMETERS_FILE);
  try {
    return parseParameters(await readFile(path, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    const detail = error instanceof Error ? error.message : String(error);
    throw new UserError(`${path} cannot be used (${detail}); restore it, or delete it to use the defaults.`);
  }
}
