import MiniSearch from 'minisearch';
import type { CorpusEmbedder } from '../../../embeddings/embedder.js';

/** Passages that every peer is asked for: as many as Footnote ranks. */
const WANTED = 10;

/** What people would otherwise use, ready to be asked. */
export interface Peer {
  readonly name: string;
  /** The texts found, best first. */
  search(question: string): Promise<readonly string[]>;
}

/** How a peer is set up over passages, as its own documentation does it. */
interface PeerSpec {
  readonly name: string;
  /** What has to be installed for it. */
  readonly packages: readonly string[];
  open(texts: readonly string[], embedder: CorpusEmbedder): Promise<Peer['search']>;
}

/** As much of Orama's interface as is used. */
interface Orama {
  create(options: { schema: Record<string, string> }): unknown;
  insertMultiple(db: unknown, documents: readonly { text: string }[]): unknown;
  search(db: unknown, query: { term: string; limit: number }): OramaFound | Promise<OramaFound>;
}
interface OramaFound {
  readonly hits: readonly { readonly document: { readonly text: string } }[];
}

/** As much of LangChain.js' vector store as is used. */
interface HnswLibModule {
  readonly HNSWLib: {
    fromTexts(
      texts: readonly string[],
      metadatas: readonly object[],
      embeddings: { embedDocuments(texts: string[]): Promise<number[][]>; embedQuery(text: string): Promise<number[]> },
    ): Promise<{
      asRetriever(k: number): { invoke(question: string): Promise<readonly { readonly pageContent: string }[]> };
    }>;
  };
}

const MINISEARCH = 'MiniSearch';

const PEERS: readonly PeerSpec[] = [
  {
    name: MINISEARCH,
    packages: ['minisearch'],
    open: async (texts) => miniSearch(texts),
  },
  {
    name: 'MiniSearch with typos',
    packages: ['minisearch'],
    // Prefixes and near words, as its documentation shows.
    open: async (texts) => miniSearch(texts, { prefix: true, fuzzy: 0.2 }),
  },
  {
    name: 'Orama',
    packages: ['@orama/orama'],
    async open(texts) {
      const { create, insertMultiple, search } = await importPackage<Orama>('@orama/orama');
      const db = await create({ schema: { text: 'string' } });
      await insertMultiple(
        db,
        texts.map((text) => ({ text })),
      );
      return async (term) => (await search(db, { term, limit: WANTED })).hits.map(({ document }) => document.text);
    },
  },
  {
    name: 'LangChain.js HNSWLib',
    packages: ['@langchain/community', '@langchain/core'],
    async open(texts, embedder) {
      const { HNSWLib } = await importPackage<HnswLibModule>('@langchain/community/vectorstores/hnswlib');
      const embedQuery = async (text: string) => [...(await embedder.embedQuery(text)).vector];
      const embedDocuments = async (all: string[]) => {
        const vectors: number[][] = [];
        for (const text of all) vectors.push([...((await embedder.embedPassage([text])).windows[0] ?? [])]);
        return vectors;
      };
      const embeddings = { embedQuery, embedDocuments };
      const store = await HNSWLib.fromTexts(
        texts,
        texts.map(() => ({})),
        embeddings,
      );
      // It warns when it is asked for more than there are.
      const retriever = store.asRetriever(Math.min(WANTED, texts.length));
      return async (question) => (await retriever.invoke(question)).map(({ pageContent }) => pageContent);
    },
  },
];

/** The peers that are installed, over the same texts; and a sentence for each that is not. */
export async function openPeers(
  texts: readonly string[],
  embedder: CorpusEmbedder,
): Promise<{ readonly peers: readonly Peer[]; readonly absent: readonly string[] }> {
  const peers: Peer[] = [];
  const absent: string[] = [];
  for (const { name, packages, open } of PEERS) {
    try {
      peers.push({ name, search: await open(texts, embedder) });
    } catch (error) {
      if (!isNotInstalled(error)) throw error;
      absent.push(`${name} is not installed, and left out: npm install --no-save ${packages.join(' ')}.`);
    }
  }
  return { peers, absent };
}

/** MiniSearch over whole texts, as its documentation sets it up. */
export function miniSearch(
  texts: readonly string[],
  searchOptions: { readonly prefix?: boolean; readonly fuzzy?: number } = {},
): Peer['search'] {
  const index = new MiniSearch<{ id: number; text: string }>({ fields: ['text'] });
  index.addAll(texts.map((text, id) => ({ id, text })));
  return async (question) =>
    index
      .search(question, searchOptions)
      .slice(0, WANTED)
      .map(({ id }) => texts[id] ?? '');
}

/** Of a package that may not be installed: the compiler must not look for it. */
async function importPackage<Module>(name: string): Promise<Module> {
  return (await import(name)) as Module;
}

function isNotInstalled(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND';
}
