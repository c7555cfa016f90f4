// Nothing is imported here at the top: what is imported is what is measured.

/** Milliseconds of each phase from the process's start to its first answer, one after the other. */
export type Phases = Readonly<Record<'process' | 'library' | 'code' | 'corpus' | 'model' | 'index' | 'answer', number>>;

/** Answers one question as the command line does, looking at the clock between its phases. */
export async function measurePhases(question: string): Promise<Phases> {
  const marks = [performance.now()];
  const mark = () => marks.push(performance.now());

  await import('@xenova/transformers');
  mark();
  const [{ loadEnvironment }, { readConfig }, { openCorpus }, { resolveModel }, { loadEmbedder }, { openIndex }] =
    await Promise.all([
      import('../../environment.js'),
      import('../../config.js'),
      import('../../answer/corpus-cache.js'),
      import('../../../embeddings/resolve-model.js'),
      import('../../../embeddings/load-embedder.js'),
      import('../../../embeddings/index-store.js'),
      import('../../../embeddings/hnsw-graph.js').then(({ loadHnswlib }) => loadHnswlib()),
    ]);
  const [{ makeSearchable }, { Engine }, { DEFAULT_PARAMETERS }, { PARAMETERS_FILE, parseParameters }, { readFile }] =
    await Promise.all([
      import('../../answer/searchable.js'),
      import('../../answer/engine.js'),
      import('../../answer/default-parameters.js'),
      import('../../answer/parameters.js'),
      import('node:fs/promises'),
    ]);
  const { join } = await import('node:path');
  mark();
  const { dataDir, articlesDir, embeddingModel, embeddingHub } = readConfig(await loadEnvironment(process.env));
  const corpus = await openCorpus(articlesDir, dataDir, async () => {
    const [{ readLibrary }, { buildCorpus }] = await Promise.all([
      import('../../article/library.js'),
      import('../../answer/corpus.js'),
    ]);
    return buildCorpus(await readLibrary(articlesDir));
  });
  mark();
  const request = { model: embeddingModel, hub: embeddingHub, cacheDir: join(dataDir, 'models') };
  const embedder = await loadEmbedder(await resolveModel(request));
  const fitted = await readFile(join(embedder.model.folder, PARAMETERS_FILE), 'utf8').catch(() => null);
  const parameters = fitted === null ? DEFAULT_PARAMETERS : parseParameters(fitted);
  mark();
  const { index } = await openIndex({ corpus: corpus.entries, embedder, dataDir });
  const searchable = await makeSearchable(corpus, index, embedder);
  mark();
  await new Engine(searchable, embedder, parameters).ask(question);
  mark();
  await embedder.close();
  const [process_ = 0, ...later] = marks;
  const [library = 0, code = 0, corpusMs = 0, model = 0, indexMs = 0, answer = 0] = later.map(
    (at, i) => at - (marks[i] ?? 0),
  );
  return { process: process_, library, code, corpus: corpusMs, model, index: indexMs, answer };
}

const [, script = '', question] = process.argv;
if (script === import.meta.filename && question !== undefined) {
  process.stdout.write(JSON.stringify(await measurePhases(question)));
}
