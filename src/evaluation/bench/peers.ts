import {
  isNotInstalled,
  LANGCHAIN,
  MINISEARCH,
  MINISEARCH_WITH_TYPOS,
  ORAMA,
  type Peer,
  type PeerSearch,
} from '../peers.js';

/** What people would otherwise use, ready to be asked. */
export interface OpenPeer {
  readonly name: string;
  readonly search: PeerSearch;
}

/** Every peer under the name that its figures have. */
const PEERS: Readonly<Record<string, Peer>> = {
  MiniSearch: MINISEARCH,
  'MiniSearch with typos': MINISEARCH_WITH_TYPOS,
  Orama: ORAMA,
  'LangChain.js HNSWLib': LANGCHAIN,
};

/** The peers that are installed, over the same texts; and a sentence for each that is not. */
export async function openPeers(
  ...over: Parameters<Peer['open']>
): Promise<{ readonly peers: readonly OpenPeer[]; readonly absent: readonly string[] }> {
  const peers: OpenPeer[] = [];
  const absent: string[] = [];
  for (const [name, peer] of Object.entries(PEERS)) {
    try {
      peers.push({ name, search: await peer.open(...over) });
    } catch (error) {
      if (!isNotInstalled(error)) throw error;
      absent.push(`${name} is not installed, and left out: npm install --no-save ${peer.install}.`);
    }
  }
  return { peers, absent };
}
