import type { CorpusEntry } from './corpus-entry.js';
import type { CorpusEmbedder, PassageEmbedding } from './embedder.js';
import { Turns } from './turns.js';

/** Told after every entry. */
export type EmbedProgress = (done: number, total: number) => void;

/** What embeds. */
export interface Embedding {
  readonly embedder: CorpusEmbedder;
  /**
   * Starts another embedder of the same model, such as one in a process of its own, to embed with instead; it is closed
   * afterwards. Only called when there is something to embed.
   */
  readonly startIndexer?: () => Promise<CorpusEmbedder>;
  readonly onProgress?: EmbedProgress;
}

export interface EmbeddedEntry {
  readonly key: string;
  readonly kind: CorpusEntry['kind'];
  readonly windows: number;
  readonly sentences: number;
  readonly tokens: readonly Int32Array[] | null;
  /** Of the windows, then of the sentences. */
  readonly vectors: readonly Float32Array[];
}

/** Embeds entries, each alone, giving the event loop its turns. */
export async function embedEntries(
  entries: readonly CorpusEntry[],
  { embedder, startIndexer, onProgress }: Embedding,
): Promise<EmbeddedEntry[]> {
  if (entries.length === 0) return [];
  const indexer = await startIndexer?.();
  try {
    const turns = new Turns();
    const embedded: EmbeddedEntry[] = [];
    for (const entry of entries) {
      const { windows, sentences, tokens } = await embedEntry(entry, indexer ?? embedder);
      const { key, kind } = entry;
      const vectors = [...windows, ...sentences];
      embedded.push({ key, kind, windows: windows.length, sentences: sentences.length, tokens, vectors });
      onProgress?.(embedded.length, entries.length);
      await turns.give();
    }
    return embedded;
  } finally {
    await indexer?.close();
  }
}

/** A question is embedded as the questions it is to meet are, and is one vector. */
async function embedEntry({ kind, sentences }: CorpusEntry, embedder: CorpusEmbedder): Promise<PassageEmbedding> {
  if (kind === 'passage') return embedder.embedPassage(sentences);
  const { vector, tokens } = await embedder.embedQuery(sentences.join(' '));
  return { windows: [vector], sentences: [], tokens: tokens && [tokens.ids] };
}
