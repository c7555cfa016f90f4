import type { Query } from './query.js';
import type { Candidate } from './rank.js';
import type { Searchable } from './searchable.js';

/** Centred cosine below which two texts are not about the same thing; the median of unrelated pairs is near 0. */
const CLOSE = 0.15;

/**
 * Why a question is refused, for the person who asked: a clause without a full stop, true of one article or several.
 *
 * @param candidates - best first
 * @param missing - the question's weightiest word that stands nowhere, as it was typed; null where there is none
 */
export function refusalReason(
  searchable: Searchable,
  query: Query,
  candidates: readonly Candidate[],
  missing: string | null,
): string {
  const first = candidates[0];
  if (first === undefined) return 'nothing comes close to the question';
  if (first.features.sentenceCosine < CLOSE && !sharesTerm(searchable, query)) {
    if (query.topicCosine < CLOSE) return 'no passage shares a subject with the question';
    return 'nothing comes close to the question';
  }
  const weak = 'the closest passage is only a weak match';
  return missing === null ? weak : `nothing mentions "${missing}", and ${weak}`;
}

/** Whether any word of the question that tells passages apart stands in one. */
function sharesTerm({ lexical }: Searchable, { terms }: Query): boolean {
  return terms.some((term) => lexical.has(term) && lexical.idf(term) > 1);
}
