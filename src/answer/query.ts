import type { Embedder, Vocabulary } from '../../embeddings/embedder.js';
import { normalize } from '../article/normalize.js';
import { type Definition, definitionAsked } from './definition.js';
import { type QuestionKind, questionKind } from './question-kind.js';
import type { Searchable } from './searchable.js';
import { termsOf, words } from './terms.js';
import { lengthOf, unitVectors } from './vectors.js';

/** A question as it is searched for. */
export interface Query {
  /** Normalised words in the corpus's spelling. */
  readonly words: readonly string[];
  /** Different index terms, in order. */
  readonly terms: readonly string[];
  readonly kind: QuestionKind;
  /** What it wants introduced; null where it asks something else. */
  readonly definition: Definition | null;
  /** Unit length, or all zero when the model knows no word of it. */
  readonly vector: Float32Array;
  /** Cosine with the corpus's mean passage: whether the question is about its subject at all. */
  readonly topicCosine: number;
  /** null where the model's token vectors depend on their neighbours. */
  readonly tokens: QueryTokens | null;
}

export interface QueryTokens {
  readonly ids: Int32Array;
  /** tokens × dimension, unit rows. */
  readonly units: Float32Array;
  /** Lengths of the token vectors: the model's learnt weight of a word, near 0 for `the`. */
  readonly weights: Float64Array;
  /** How much each token decides between passages: (weight × idf)², summing to 1. */
  readonly emphasis: Float64Array;
  /** Whether a token is of no name that the corpus mentions: what is asked about the names. */
  readonly beyondNames: readonly boolean[];
}

/** @param question - cleaned */
export async function analyse(question: string, embedder: Embedder, searchable: Searchable): Promise<Query> {
  const spell = (word: string) => searchable.spelling.correct(word);
  const spelled = words(question).map(spell);
  const stemmed = spelled.map(termsOf);
  const plain = normalize(question);
  const { vector, tokens } = await embedder.embedQuery(spelled.join(' '));
  return {
    words: spelled,
    terms: [...new Set(stemmed.flat())],
    kind: questionKind(plain),
    definition: definitionAsked(plain, spell),
    vector,
    topicCosine: searchable.centred.topicCosine(vector),
    tokens:
      tokens && searchable.tokens
        ? weigh(
            tokens,
            beyondNames(spelled, stemmed, embedder.vocabulary, searchable),
            embedder.model.dimension,
            searchable,
          )
        : null,
  };
}

function weigh(
  tokens: { readonly ids: Int32Array; readonly vectors: Float32Array },
  beyondNames: readonly boolean[],
  dimension: number,
  searchable: Searchable,
): QueryTokens {
  const weights = Float64Array.from(tokens.ids, (_, i) =>
    lengthOf(tokens.vectors.subarray(i * dimension, (i + 1) * dimension)),
  );
  // Squared, because a rare word decides more than its share: on the calibration articles the log-likelihood of the
  // right paragraph rose from -1.23 (weight × idf) to -1.20.
  const emphasis = Float64Array.from(tokens.ids, (id, i) => ((weights[i] as number) * searchable.tokenIdf(id)) ** 2);
  const total = emphasis.reduce((sum, value) => sum + value, 0);
  if (total > 0) for (let i = 0; i < emphasis.length; i++) emphasis[i] = (emphasis[i] as number) / total;
  // A tokenizer that joins words is not followed.
  const beyond = Array.from(tokens.ids, (_, token) => beyondNames[token] ?? true);
  return { ids: tokens.ids, units: unitVectors(tokens.vectors, dimension), weights, emphasis, beyondNames: beyond };
}

/** By token: whether its word is no name. */
function beyondNames(
  spelled: readonly string[],
  stemmed: readonly (readonly string[])[],
  vocabulary: Vocabulary,
  { names }: Searchable,
): boolean[] {
  const beyond: boolean[] = [];
  spelled.forEach((word, i) => {
    const isName = stemmed[i]?.every((term) => names.has(term)) ?? false;
    for (let left = vocabulary.count(word); left > 0; left--) beyond.push(!isName);
  });
  return beyond;
}
