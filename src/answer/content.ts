import type { Vocabulary } from '../../embeddings/embedder.js';
import type { Query } from './query.js';
import type { Searchable } from './searchable.js';
import { termsOf } from './terms.js';

/**
 * The model's weight below which a word names nothing: `why` has .51, `come` .73 and `happened` .92.
 */
const LIGHT = 0.86;

/**
 * Whether a question names anything to look for. "Who?", "is that all?" and words that the model cannot read match
 * everything a little, so that nothing seems to be missing.
 */
export function namesSomething(query: Query, { lexical }: Searchable, vocabulary: Vocabulary): boolean {
  if (query.tokens === null) return true;
  if (query.tokens.weights.some((weight) => weight >= LIGHT)) return true;
  // A name the model has no token for may still stand in the article.
  return query.words.some((word) => !vocabulary.knows(word) && termsOf(word).some((term) => lexical.has(term)));
}
