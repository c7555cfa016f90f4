import type { Embedder } from '../../embeddings/embedder.js';
import type { Expansion } from './passage.js';
import { analyse } from './query.js';
import type { Searchable } from './searchable.js';

/** Vectors looked at; paragraphs and sentences are among them, and left out. */
const NEAREST = 64;

/**
 * The written questions nearest to a question: what may be asked instead of one that was refused.
 *
 * @param question - cleaned
 * @returns nearest first, at most 64; none where the model knows no word of the question
 */
export async function relatedQuestions(
  question: string,
  searchable: Searchable,
  embedder: Embedder,
): Promise<Expansion[]> {
  const { corpus, index } = searchable;
  const { vector } = await analyse(question, embedder, searchable);
  return index.vectors
    .search(vector, NEAREST)
    .flatMap(({ label }) => [...index.owners(label)])
    .flatMap((owner) => corpus.expansions[owner - corpus.passages.length] ?? []);
}
