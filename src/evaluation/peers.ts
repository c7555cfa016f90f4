import MiniSearch from 'minisearch';
import type { CorpusEmbedder } from '../../embeddings/embedder.js';
import { UserError } from '../user-error.js';
import { DEPTH } from './metrics.js';

/** What people would otherwise use, over paragraphs, for the evaluation and the benchmark alike. */
export interface Peer {
  /** What npm is to install for it. */
  readonly install: string;
  /** Sets it up as its own documentation does. @throws an error that {@link isNotInstalled} knows */
  open(texts: readonly string[], embedder: CorpusEmbedder): Promise<PeerSearch>;
}

/** The texts found, by position, in the peer's own order. */
export type PeerSearch = (question: string) => Promise<readonly PeerHit[]>;

export interface PeerHit {
  readonly passage: number;
  readonly score: number;
}

/** MiniSearch as its README sets it up: BM25+ over whole texts, any of the question's words. */
export const MINISEARCH: Peer = { install: 'minisearch', open: async (texts) => miniSearch(texts) };

/** … with prefixes and near words, as its documentation shows. */
export const MINISEARCH_WITH_TYPOS: Peer = {
  ...MINISEARCH,
  open: async (texts) => miniSearch(texts, { prefix: true, fuzzy: 0.2 }),
};

export function miniSearch(
  texts: readonly string[],
  searchOptions: { readonly prefix?: boolean; readonly fuzzy?: number } = {},
): PeerSearch {
  const index = new MiniSearch<{ id: number; text: string }>({ fields: ['text'] });
  index.addAll(texts.map((text, id) => ({ id, text })));
  return async (question) =>
    index.search(question, searchOptions).map(({ id, score }) => ({ passage: Number(id), score }));
}

/** Orama as its README sets it up: full text over whole texts. */
export const ORAMA: Peer = {
  install: '@orama/orama@3',
  async open(texts) {
    const { create, insertMultiple, search } = await import('@orama/orama');
    const db = create({ schema: { id: 'string', text: 'string' } });
    await insertMultiple(
      db,
      texts.map((text, i) => ({ id: String(i), text })),
    );
    return async (term) => {
      const { hits } = await search(db, { term, limit: DEPTH });
      return hits.map(({ id, score }) => ({ passage: Number(id), score }));
    };
  },
};

/**
 * LangChain.js' HNSWLib vector store over Footnote's own embeddings, one a text. Its package is no dependency, not even
 * for development: npm installs it only when told to overlook its peers, with 30 others and 126 MB, some of which want
 * Node 22.
 */
export const LANGCHAIN: Peer = {
  install: '--legacy-peer-deps @langchain/community@1 @langchain/core@1',
  async open(texts, embedder) {
    // Known at run time alone, since the compiler cannot find what is not installed.
    const name: string = '@langchain/community/vectorstores/hnswlib';
    const module: unknown = await import(name);
    if (!hasHnswLib(module)) {
      throw new UserError('Another version of @langchain/community is installed than is known here: use 1.1.');
    }
    const embedPassage = async (text: string) => [...((await embedder.embedPassage([text])).windows[0] ?? [])];
    const store = await module.HNSWLib.fromTexts(
      texts,
      texts.map((_, passage) => ({ passage })),
      {
        embedDocuments: (all) => Promise.all(all.map(embedPassage)),
        embedQuery: async (text) => [...(await embedder.embedQuery(text)).vector],
      },
      { space: 'cosine' },
    );
    // It warns when it is asked for more than there are.
    const wanted = Math.min(DEPTH, texts.length);
    return async (question) => {
      const found = await store.similaritySearchWithScore(question, wanted);
      return found.map(([{ metadata }, distance]) => ({ passage: metadata.passage, score: 1 - distance }));
    };
  },
};

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

/** Whether opening a peer failed because its package is not there. */
export function isNotInstalled(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND';
}
