import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Embedder } from '../embeddings/embedder.js';
import { buildIndex, type IndexChanges, openIndex } from '../embeddings/index-store.js';
import { loadEmbedder } from '../embeddings/load-embedder.js';
import { resolveModel } from '../embeddings/resolve-model.js';
import type { Answer, AskOptions } from './answer/answer.js';
import { buildCorpus } from './answer/corpus.js';
import { DEFAULT_PARAMETERS } from './answer/default-parameters.js';
import { Engine } from './answer/engine.js';
import { PARAMETERS_FILE, type Parameters, parseParameters } from './answer/parameters.js';
import { makeSearchable } from './answer/searchable.js';
import type { Article } from './article/article.js';
import { type LibraryEntry, readEntries, readLibrary } from './article/library.js';
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
}

/** An engine that is ready, with what it answers from. */
export interface Footnote {
  readonly articles: readonly Article[];
  readonly model: { readonly id: string; readonly calibrated: boolean };
  /** What the index needed; null where nothing is stored. */
  readonly changes: IndexChanges | null;
  ask(question: string, options?: AskOptions): Promise<Answer>;
  close(): Promise<void>;
}

/**
 * Reads the articles, loads the model, brings the index up to date: the one place where the parts are wired together.
 *
 * @throws UserError for a file, folder, model or setting the person can put right
 */
export async function openFootnote({ config, files = [], onProgress, log }: OpenOptions): Promise<Footnote> {
  const modelFiles = await resolveModel({
    model: config.embeddingModel,
    hub: config.embeddingHub,
    cacheDir: join(config.dataDir, 'models'),
    onProgress: (label, done, total) => onProgress?.({ phase: 'download', label, done, total }),
  });
  // Reading waits for the disk while the model's library is compiled.
  const [entries, embedder] = await Promise.all([readSources(config, files), loadEmbedder(modelFiles)]);
  const parameters = await readParameters(embedder);
  const corpus = buildCorpus(entries);
  const options = {
    corpus: corpus.entries,
    embedder,
    onProgress: (done: number, total: number) => onProgress?.({ phase: 'embed', label: 'articles', done, total }),
    ...(log && { log }),
  };
  const { index, changes } =
    files.length > 0
      ? { index: await buildIndex(options), changes: null }
      : await openIndex({ ...options, dataDir: config.dataDir });
  const engine = new Engine(await makeSearchable(corpus, index, embedder), embedder, parameters ?? DEFAULT_PARAMETERS);
  return {
    articles: entries.map(({ article }) => article),
    model: { id: embedder.model.id, calibrated: parameters !== null },
    changes,
    ask: (question, askOptions) => engine.ask(question, askOptions),
    close: () => embedder.close(),
  };
}

async function readSources(config: Config, files: readonly string[]): Promise<LibraryEntry[]> {
  if (files.length > 0) return readEntries(files);
  const entries = await readLibrary(config.articlesDir);
  if (entries.length > 0) return entries;
  throw new UserError(
    `There is no article in ${config.articlesDir}; put a .md or .txt file there, or use --article FILE.`,
  );
}

/** What was fitted for a model lies beside its weights; null where nothing does. */
async function readParameters({ model }: Embedder): Promise<Parameters | null> {
  const path = join(model.folder, PARAMETERS_FILE);
  try {
    return parseParameters(await readFile(path, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    const detail = error instanceof Error ? error.message : String(error);
    throw new UserError(`${path} cannot be used (${detail}); restore it, or delete it to use the defaults.`);
  }
}
