import type { Query } from './query.js';
import type { Candidate } from './rank.js';
import type { Searchable } from './searchable.js';

/** Centred cosine below which a passage is not about the same thing; the median of unrelated pairs is near 0. */
const CLOSE = 0.15;

/** Why a question is refused: one short sentence for the person who asked. */
export function refusalReason(searchable: Searchable, query: Query, candidates: readonly Candidate[]): string {
  const first = candidates[0];
  if (first === undefined) return 'nothing in it comes close to the question';
  const informative = query.terms.filter((term) => searchable.lexical.idf(term) > 1);
  const shared = informative.some((term) => searchable.lexical.has(term));
  if (!shared && first.features.sentenceCosine < CLOSE) return 'it shares no subject with the question';
  if (first.features.sentenceCosine < CLOSE) return 'nothing in it comes close to the question';
  return 'its closest passage is only a weak match';
}
