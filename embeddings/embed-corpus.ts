import type { CorpusEntry } from './corpus-entry.js';
import type { StoredEntry } from './corpus-index.js';
import type { Embedder } from './embedder.js';

export type EmbedProgress = (done: number, total: number) => void;

/** Entries with their vectors, one after the other, in the same order. */
export interface EmbeddedEntries {
  readonly stored: readonly StoredEntry[];
  /** vectors × dimension */
  readonly vectors: Float32Array;
}

/**
 * Embeds entries, each alone, giving the event loop a turn after each.
 *
 * @param known - vectors that need not be made again, by key
 */
export async function embedCorpus(
  entries: readonly CorpusEntry[],
  embedder: Embedder,
  known: ReadonlyMap<string, { readonly entry: StoredEntry; readonly vectors: Float32Array }>,
  onProgress?: EmbedProgress,
): Promise<EmbeddedEntries> {
  const different = [...new Map(entries.map((entry) => [entry.key, entry])).values()];
  const total = different.filter(({ key }) => !known.has(key)).length;
  const stored: StoredEntry[] = [];
  const parts: Float32Array[] = [];
  let done = 0;
  for (const entry of different) {
    const before = known.get(entry.key);
    if (before) {
      stored.push(before.entry);
      parts.push(before.vectors);
      continue;
    }
    const { windows, sentences, tokens } = await embedEntry(entry, embedder);
    stored.push({ key: entry.key, kind: entry.kind, windows: windows.length, sentences: sentences.length, tokens });
    parts.push(...windows, ...sentences);
    done++;
    onProgress?.(done, total);
    await new Promise(setImmediate);
  }
  return { stored, vectors: concatenate(parts) };
}

/** A question is embedded as the questions it is to meet are, and is one vector. */
async function embedEntry(entry: CorpusEntry, embedder: Embedder) {
  if (entry.kind === 'passage') return embedder.embedPassage(entry.sentences);
  const { vector, tokens } = await embedder.embedQuery(entry.sentences.join(' '));
  return { windows: [vector], sentences: [], tokens: tokens && [tokens.ids] };
}

function concatenate(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    all.set(part, offset);
    offset += part.length;
  }
  return all;
}
