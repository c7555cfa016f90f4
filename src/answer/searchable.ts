import type { CorpusIndex } from '../../embeddings/corpus-index.js';
import type { Embedder } from '../../embeddings/embedder.js';
import { CentredVectors } from './centred-vectors.js';
import { HeldKinds } from './held-kinds.js';
import { LexicalIndex } from './lexical-index.js';
import { Names } from './names.js';
import { type Corpus, sentenceTexts } from './passage.js';
import { SentenceWords } from './sentence-words.js';
import { Spelling } from './spelling.js';
import { words } from './terms.js';
import { TokenTypes } from './token-types.js';
import { computeUnits, type TokenUnits } from './token-units.js';

/** A corpus with all that answering a question needs in memory. */
export interface Searchable {
  readonly corpus: Corpus;
  readonly index: CorpusIndex;
  readonly centred: CentredVectors;
  /** Over all sentences of the corpus, in order; {@link firstSentence} says where a passage's begin. */
  readonly lexical: LexicalIndex;
  readonly sentences: readonly string[];
  /** By passage: the position of its first sentence in {@link sentences}. */
  readonly firstSentence: Int32Array;
  /** By sentence: its passage. */
  readonly passageOf: Int32Array;
  readonly heldKinds: HeldKinds;
  readonly sentenceWords: SentenceWords;
  readonly names: Names;
  readonly spelling: Spelling;
  /** null where the model's token vectors depend on their neighbours. */
  readonly tokens: CorpusTokens | null;
  /** Inverse document frequency, over passages, of a token id. */
  readonly tokenIdf: (id: number) => number;
}

/** A static model's view of the corpus: texts as lists of token types. */
export interface CorpusTokens {
  readonly types: TokenTypes;
  /** By sentence. */
  readonly ofSentence: readonly Int32Array[];
  /** By passage: the types that the questions written for it have and its sentences have not. */
  readonly ofQuestions: readonly Int32Array[];
  /** By written question. */
  readonly ofExpansion: readonly Int32Array[];
}

/** @param unitsOf - where a static model's token vectors come from */
export async function makeSearchable(
  corpus: Corpus,
  index: CorpusIndex,
  embedder: Embedder,
  unitsOf: TokenUnits = computeUnits,
): Promise<Searchable> {
  const texts = corpus.passages.map(sentenceTexts);
  const sentences = texts.flat();
  const firstSentence = new Int32Array(texts.length);
  const passageOf = new Int32Array(sentences.length);
  let position = 0;
  texts.forEach((own, passage) => {
    firstSentence[passage] = position;
    passageOf.fill(passage, position, position + own.length);
    position += own.length;
  });
  const passageLabels = index.entries.slice(0, corpus.passages.length).flatMap((entry) => entry.windows);
  const frequency = documentFrequencies(corpus, index);
  const lexical = new LexicalIndex(corpus.terms);
  const sentenceWords = new SentenceWords(sentences);
  return {
    corpus,
    index,
    centred: new CentredVectors(index.vectors, passageLabels),
    lexical,
    sentences,
    firstSentence,
    passageOf,
    heldKinds: new HeldKinds(sentences),
    sentenceWords,
    names: new Names(lexical, sentenceWords),
    spelling: new Spelling(() => corpusWords(corpus, sentences), embedder.vocabulary),
    tokens: embedder.model.staticTokens ? await corpusTokens(corpus, index, embedder, unitsOf) : null,
    tokenIdf: (id) => Math.log(1 + corpus.passages.length / ((frequency.get(id) ?? 0) + 0.5)),
  };
}

/** Words of passages and of written questions: both are found by, so both are spelled to. */
function* corpusWords(corpus: Corpus, sentences: readonly string[]): Generator<string> {
  for (const sentence of sentences) yield* words(sentence);
  for (const { text } of corpus.expansions) yield* words(text);
}

/** In how many passages each token id stands. */
function documentFrequencies(corpus: Corpus, index: CorpusIndex): Map<number, number> {
  const frequency = new Map<number, number>();
  for (const { tokens } of index.entries.slice(0, corpus.passages.length)) {
    for (const id of differentIds(tokens ?? [])) frequency.set(id, (frequency.get(id) ?? 0) + 1);
  }
  return frequency;
}

async function corpusTokens(
  corpus: Corpus,
  index: CorpusIndex,
  embedder: Embedder,
  unitsOf: TokenUnits,
): Promise<CorpusTokens> {
  const ids = index.entries.map(({ tokens }) => tokens ?? []);
  const different = Int32Array.from(differentIds(ids.flat()));
  const types = new TokenTypes(different, await unitsOf(different, embedder), embedder.model.dimension);
  const ofEntry = ids.map((lists) => lists.map((list) => types.typesOf(list)));
  const ofExpansion = ofEntry.slice(corpus.passages.length).map((lists) => types.union(lists));
  const questions = corpus.passages.map((): Int32Array[] => []);
  corpus.expansions.forEach(({ passages }, i) => {
    for (const passage of passages) questions[passage]?.push(ofExpansion[i] as Int32Array);
  });
  return {
    types,
    ofSentence: ofEntry.slice(0, corpus.passages.length).flat(),
    ofQuestions: questions.map((lists, passage) => {
      const own = types.union(ofEntry[passage] ?? []);
      return types.union([own, ...lists]).slice(own.length);
    }),
    ofExpansion,
  };
}

function differentIds(lists: readonly Int32Array[]): Set<number> {
  const different = new Set<number>();
  for (const list of lists) for (const id of list) different.add(id);
  return different;
}
