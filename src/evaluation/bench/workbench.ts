import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildIndex, type CorpusIndex } from '../../../embeddings/index-store.js';
import { loadEmbedder } from '../../../embeddings/load-embedder.js';
import { resolveModel } from '../../../embeddings/resolve-model.js';
import { loadRuntime } from '../../../embeddings/runtime.js';
import { loadPipeline } from '../../../embeddings/transformers.js';
import { buildCorpus } from '../../answer/corpus.js';
import { DEFAULT_PARAMETERS } from '../../answer/default-parameters.js';
import { Engine } from '../../answer/engine.js';
import { PARAMETERS_FILE, parseParameters } from '../../answer/parameters.js';
import { type Corpus, sentenceTexts } from '../../answer/passage.js';
import { makeSearchable } from '../../answer/searchable.js';
import { articlePaths } from '../../article/article-paths.js';
import { readEntries } from '../../article/library.js';
import type { Config } from '../../config.js';
import { openFootnote } from '../../footnote.js';
import { packageRoot } from '../../package-root.js';
import { readGold } from '../gold.js';

export interface WorkbenchOptions {
  /** Its index is up to date. */
  readonly config: Config;
  /** Whether to measure what takes minutes, too. */
  readonly full: boolean;
  /** Ends the measuring; what was complete by then counts. */
  readonly signal: AbortSignal;
}

/** What the sections measure with, each made when the first one asks for it, and closed with {@link Workbench.close}. */
export class Workbench {
  readonly config: Config;
  readonly full: boolean;
  readonly signal: AbortSignal;
  readonly #opened: (() => Promise<unknown>)[] = [];

  constructor({ config, full, signal }: WorkbenchOptions) {
    this.config = config;
    this.full = full;
    this.signal = signal;
  }

  readonly #files = once(() =>
    resolveModel({
      model: this.config.embeddingModel,
      hub: this.config.embeddingHub,
      cacheDir: join(this.config.dataDir, 'models'),
    }),
  );

  readonly embedder = once(async () => {
    const embedder = await loadEmbedder(await this.#files());
    this.#opened.push(() => embedder.close());
    return embedder;
  });

  /** The model as anyone would call it. */
  readonly extractor = once(async () => {
    const { extractor } = await loadPipeline(await this.#files());
    this.#opened.push(() => extractor.dispose());
    return extractor;
  });

  /** The bare model: token ids to vectors, nothing before and nothing after. */
  readonly bareModel = once(async () => {
    const files = await this.#files();
    const { staticTokens, maxTokens } = (await this.embedder()).model;
    const runtime = await loadRuntime(files);
    this.#opened.push(() => runtime.close());
    return {
      /** The ids that the embedder makes of a text. */
      encode: (text: string, kind: 'question' | 'passage'): number[] => {
        if (staticTokens) return runtime.encode(text, false).slice(0, maxTokens);
        const { queryPrefix, passagePrefix } = files.recipe;
        return runtime.encode((kind === 'question' ? queryPrefix : passagePrefix) + text, true).slice(0, maxTokens);
      },
      run: (ids: readonly number[]) => runtime.run(ids),
    };
  });

  /** The corpus that is asked, and everything an answer goes through, in memory of its own. */
  readonly engine = once(async () => {
    const corpus = buildCorpus(await readEntries(await articlePaths(this.config.articlesDir)));
    const index = await buildIndex({ corpus: corpus.entries, embedder: await this.embedder() });
    return this.engineOf(corpus, index);
  });

  /** @param index - of this corpus */
  async engineOf(corpus: Corpus, index: CorpusIndex) {
    const embedder = await this.embedder();
    const searchable = await makeSearchable(corpus, index, embedder);
    const parameters = await this.#parameters();
    return { corpus, index, searchable, parameters, engine: new Engine(searchable, embedder, parameters) };
  }

  /** An engine as every face opens it, which has not been asked anything. The caller closes it. */
  openFresh() {
    return openFootnote({ config: this.config });
  }

  /** Real questions where an article has a gold file, those written for it otherwise, or else its first sentences. */
  readonly questions = once(async (): Promise<readonly string[]> => {
    const { corpus } = await this.engine();
    const gold: string[] = [];
    for (const article of corpus.articles) {
      const path = join(packageRoot(), 'articles', `${article.id}.gold.jsonl`);
      const there = await readFile(path).then(
        () => true,
        () => false,
      );
      if (there) gold.push(...(await readGold(path, article)).map(({ question }) => question));
    }
    if (gold.length > 0) return gold;
    const written = corpus.expansions.map(({ text }) => text);
    return written.length > 0
      ? written.slice(0, MOST_QUESTIONS)
      : corpus.passages.slice(0, MOST_QUESTIONS).flatMap((passage) => sentenceTexts(passage)[0] ?? []);
  });

  /** The calibration articles, whose texts are of many subjects, and the articles that are asked. */
  readonly library = once(async () => {
    const own = await readEntries(await articlePaths(this.config.articlesDir));
    return buildCorpus([...own, ...(await this.#calibration())]);
  });

  /** Some of the questions that were written for the calibration articles. */
  readonly libraryQuestions = once(async () => {
    const questions: string[] = [];
    for (const { article, path } of await this.#calibration()) {
      questions.push(...(await readGold(path.replace(/md$/, 'jsonl'), article)).map(({ question }) => question));
    }
    const step = Math.ceil(questions.length / LIBRARY_QUESTIONS);
    return questions.filter((_, i) => i % step === 0);
  });

  readonly #calibration = once(async () => {
    const paths = await articlePaths(join(packageRoot(), 'src', 'evaluation', 'calibration'));
    return readEntries(paths.filter((path) => path.endsWith('.md')));
  });

  readonly #parameters = once(async () => {
    const { model } = await this.embedder();
    const text = await readFile(join(model.folder, PARAMETERS_FILE), 'utf8').catch(() => null);
    return text === null ? DEFAULT_PARAMETERS : parseParameters(text);
  });

  async close(): Promise<void> {
    for (const close of this.#opened.splice(0)) await close();
  }
}

/** Of 960: asked of corpora of many sizes. */
const LIBRARY_QUESTIONS = 50;
/** As many as the shipped article has. */
const MOST_QUESTIONS = 105;

/** The same result for every call, made at the first. */
function once<Result>(make: () => Promise<Result>): () => Promise<Result> {
  let made: Promise<Result> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
