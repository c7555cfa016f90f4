import type { Embedder } from '../../embeddings/embedder.js';
import { namesSomething } from './content.js';
import type { Query } from './query.js';
import type { Candidate } from './rank.js';
import type { Searchable } from './searchable.js';
import { unmentioned } from './unmentioned.js';

/** Centred cosine below which two texts are not about the same thing; random pairs in 256 dimensions spread by 1/16 about 0. */
const CLOSE = 0.2;
/** The model's weight above which a word tells what a question is about: `how` has .45, `season` 1.06. */
const TELLING = 0.7;
/** Cosine from which two words are taken for forms or near synonyms of each other. */
const COUNTERPART = 0.6;

const WEAKNESSES = {
  'nothing-close': 'nothing comes close to the question',
  'names-nothing': 'the question names nothing to look for',
  'weak-match': 'the closest passage is only a weak match',
  'no-shared-subject': 'no passage shares a subject with the question',
} as const;

/** Why a question is refused, for faces that say it in a language of their own. */
export interface Refusal {
  /** The word of the question, as it was typed, that nothing mentions; null where there is none worth naming. */
  readonly word: string | null;
  readonly weakness: keyof typeof WEAKNESSES;
}

/** A refusal in English: a clause without a full stop, true of one article or several. */
export function reasonOf({ word, weakness }: Refusal): string {
  return word === null ? WEAKNESSES[weakness] : `nothing mentions "${word}", and ${WEAKNESSES[weakness]}`;
}

/**
 * Why a question is refused.
 *
 * @param question - as it was asked
 * @param candidates - best first
 */
export async function refusalOf(
  question: string,
  query: Query,
  candidates: readonly Candidate[],
  searchable: Searchable,
  embedder: Embedder,
): Promise<Refusal> {
  const best = candidates[0];
  if (best === undefined) return { word: null, weakness: 'nothing-close' };
  const word = await unmentioned(question, query, best, searchable, embedder);
  if (word === null && !namesSomething(query, searchable, embedder.vocabulary)) {
    return { word, weakness: 'names-nothing' };
  }
  return { word, weakness: weaknessOf(query, candidates, searchable) };
}

function weaknessOf(query: Query, candidates: readonly Candidate[], searchable: Searchable): Refusal['weakness'] {
  const near = (candidates[0]?.features.sentenceCosine ?? 0) >= CLOSE || sharesWord(query, candidates, searchable);
  if (near) return 'weak-match';
  // Near the corpus's mean passage, and still near none of them.
  if (query.topicCosine >= CLOSE) return 'nothing-close';
  return 'no-shared-subject';
}

/** Whether any passage has a counterpart to a word of the question that tells what it is about. */
function sharesWord({ tokens, terms }: Query, candidates: readonly Candidate[], { lexical }: Searchable): boolean {
  if (tokens === null) return terms.some((term) => lexical.has(term) && lexical.idf(term) > 1);
  const named = [...tokens.weights.keys()].filter((token) => (tokens.weights[token] ?? 0) >= TELLING);
  return candidates.some(({ matches }) => named.some((token) => (matches[token] ?? 0) >= COUNTERPART));
}
