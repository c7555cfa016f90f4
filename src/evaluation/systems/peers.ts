import type { Parts } from '../../footnote.js';
import { UserError } from '../../user-error.js';
import { DEPTH } from '../metrics.js';
import type { System } from '../system.js';
import { ranked } from './ablations.js';
import { modelOf } from './footnote.js';

/** MiniSearch as its README sets it up: BM25+ over whole paragraphs, any of the question's words. */
export async function miniSearchSystem({ corpus }: Parts): Promise<System> {
  const { default: MiniSearch } = await imported('minisearch', 'minisearch', () => import('minisearch'));
  const search = new MiniSearch({ fields: ['text'] });
  search.addAll(corpus.passages.map(({ paragraph }, id) => ({ id, text: paragraph.text })));
  return {
    name: 'minisearch',
    description: 'MiniSearch with its defaults',
    model: null,
    index: `inverted index, ${corpus.passages.length} paragraphs`,
    answer: async (question) =>
      ranked(
        search.search(question).map(({ id, score }) => ({ passage: Number(id), score })),
        corpus,
      ),
  };
}

/** Orama as its README sets it up: full text over whole paragraphs. */
export async function oramaSystem({ corpus }: Parts): Promise<System> {
  const { create, insertMultiple, search } = await imported('orama', '@orama/orama@3', () => import('@orama/orama'));
  const db = create({ schema: { id: 'string', text: 'string' } });
  await insertMultiple(
    db,
    corpus.passages.map(({ paragraph }, i) => ({ id: String(i), text: paragraph.text })),
  );
  return {
    name: 'orama',
    description: 'Orama with its defaults',
    model: null,
    index: `inverted index, ${corpus.passages.length} paragraphs`,
    async answer(question) {
      const { hits } = await search(db, { term: question, limit: DEPTH });
      return ranked(
        hits.map(({ id, score }) => ({ passage: Number(id), score })),
        corpus,
      );
    },
  };
}

/**
 * LangChain.js' HNSWLib vector store over Footnote's own embeddings, one a paragraph. Its package is no dependency, not
 * even for development: npm installs it only when told to overlook its peers, with 30 others and 126 MB, some of which
 * want Node 22.
 */
export async function langChainSystem(parts: Parts): Promise<System> {
  const { corpus, embedder } = parts;
  // Known at run time alone, since the compiler cannot find what is not installed.
  const name: string = '@langchain/community/vectorstores/hnswlib';
  const module: unknown = await imported('langchain', LANGCHAIN, () => import(name));
  if (!hasHnswLib(module))
    throw new UserError('--compare langchain knows another version of @langchain/community: use 1.1.');
  const embedPassage = async (text: string) => [...((await embedder.embedPassage([text])).windows[0] ?? [])];
  const store = await module.HNSWLib.fromTexts(
    corpus.passages.map(({ paragraph }) => paragraph.text),
    corpus.passages.map((_, passage) => ({ passage })),
    {
      embedDocuments: (texts) => Promise.all(texts.map(embedPassage)),
      embedQuery: async (text) => [...(await embedder.embedQuery(text)).vector],
    },
    { space: 'cosine' },
  );
  return {
    name: 'langchain',
    description: "LangChain.js' HNSWLib over the same embeddings",
    model: modelOf({ embedder, parameters: null }),
    index: `HNSW, ${corpus.passages.length} vectors`,
    async answer(question) {
      const found = await store.similaritySearchWithScore(question, Math.min(DEPTH, corpus.passages.length));
      return ranked(
        found.map(([{ metadata }, distance]) => ({ passage: metadata.passage, score: 1 - distance })),
        corpus,
      );
    },
  };
}

const LANGCHAIN = '--legacy-peer-deps @langchain/community@1 @langchain/core@1';

/** The part of LangChain's vector store that is used. */
interface HnswLib {
  fromTexts(
    texts: readonly string[],
    metadatas: readonly { readonly passage: number }[],
    embeddings: {
      embedDocuments(texts: readonly string[]): Promise<number[][]>;
      embedQuery(text: string): Promise<number[]>;
    },
    config: { readonly space: 'cosine' },
  ): Promise<{
    similaritySearchWithScore(
      query: string,
      k: number,
    ): Promise<readonly (readonly [{ readonly metadata: { readonly passage: number } }, number])[]>;
  }>;
}

function hasHnswLib(module: unknown): module is { readonly HNSWLib: HnswLib } {
  if (typeof module !== 'object' || module === null || !('HNSWLib' in module)) return false;
  const { HNSWLib } = module;
  return typeof HNSWLib === 'function' && 'fromTexts' in HNSWLib;
}

/**
 * @param install - what npm is to install where it is missing
 * @throws UserError then, with the command
 */
async function imported<Module>(system: string, install: string, load: () => Promise<Module>): Promise<Module> {
  try {
    return await load();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')) throw error;
    throw new UserError(`--compare ${system} needs a package that is not installed: npm install --no-save ${install}.`);
  }
}
