import type { Parts } from '../../footnote.js';
import { UserError } from '../../user-error.js';
import { isNotInstalled, LANGCHAIN, MINISEARCH, ORAMA, type Peer, type PeerSearch } from '../peers.js';
import type { System } from '../system.js';
import { ranked } from './ablations.js';
import { modelOf } from './footnote.js';

export function miniSearchSystem(parts: Parts): Promise<System> {
  const { length } = parts.corpus.passages;
  return peerSystem(parts, MINISEARCH, {
    name: 'minisearch',
    description: 'MiniSearch with its defaults',
    model: null,
    index: `inverted index, ${length} paragraphs`,
  });
}

export function oramaSystem(parts: Parts): Promise<System> {
  const { length } = parts.corpus.passages;
  return peerSystem(parts, ORAMA, {
    name: 'orama',
    description: 'Orama with its defaults',
    model: null,
    index: `inverted index, ${length} paragraphs`,
  });
}

export function langChainSystem(parts: Parts): Promise<System> {
  const { corpus, embedder } = parts;
  return peerSystem(parts, LANGCHAIN, {
    name: 'langchain',
    description: "LangChain.js' HNSWLib over the same embeddings",
    model: modelOf({ embedder, parameters: null }),
    index: `HNSW, ${corpus.passages.length} vectors`,
  });
}

/** A peer over the corpus's paragraphs, which decides nothing. @throws UserError where it is not installed */
async function peerSystem({ corpus, embedder }: Parts, peer: Peer, about: Omit<System, 'answer'>): Promise<System> {
  const texts = corpus.passages.map(({ paragraph }) => paragraph.text);
  let search: PeerSearch;
  try {
    search = await peer.open(texts, embedder);
  } catch (error) {
    if (!isNotInstalled(error)) throw error;
    throw new UserError(
      `--compare ${about.name} needs a package that is not installed: npm install --no-save ${peer.install}.`,
    );
  }
  return { ...about, answer: async (question) => ranked(await search(question), corpus) };
}
