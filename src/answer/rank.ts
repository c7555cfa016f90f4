import { gatherEvidence, type PassageEvidence, type QueryScores } from './evidence.js';
import { mentionsOf, type PlacedMention } from './mentions.js';
import { PASSAGE_FEATURES, type Parameters, SENTENCE_FEATURES } from './parameters.js';
import type { Query } from './query.js';
import type { CorpusTokens, Searchable } from './searchable.js';

/**
 * Vectors asked of the nearest-neighbour search: paragraphs, sentences and written questions compete for them. Twice as
 * many found no question's paragraph better, and took .1 ms longer.
 */
export const NEAREST = 64;
/** Passages that the searches should find between them; one with a thousand sentences may fill the nearest alone. */
const ENOUGH = 10;
const MANY_MORE = 16;
/** Passages taken from the lexical search, best first. */
const LEXICAL_PASSAGES = 24;
/** Passages taken because they introduce a name: one for each article that has it. */
const INTRODUCING = 24;

/** Passages that stand side by side, as an article's do: positions in the corpus, the end not among them. */
export interface PassageRange {
  readonly from: number;
  readonly to: number;
}

function isIn({ from, to }: PassageRange, passage: number): boolean {
  return from <= passage && passage < to;
}

/** A passage with what speaks for it. */
export interface Candidate extends PassageEvidence {
  readonly score: number;
  /** Which of its sentences answers. */
  readonly answering: number;
}

/**
 * Ranks the passages that either search found.
 *
 * @param asked - the passages asked about: all, or one article's
 * @returns best first; equal scores in the order of the corpus, so that the same question gets the same ranking
 */
export function rank(
  searchable: Searchable,
  query: Query,
  parameters: Parameters,
  asked: PassageRange = { from: 0, to: searchable.corpus.passages.length },
): Candidate[] {
  const lexical = searchable.lexical.search(query.terms);
  const found = bestPassages(searchable, lexical, asked);
  const mentions = mentionsOf(query, searchable, lexical);
  // A name that is on every page is introduced on one, which the searches need not find.
  for (const passage of introducing(searchable, mentions, asked)) found.add(passage);
  const enough = Math.min(ENOUGH, asked.to - asked.from);
  let nearest = new Map<number, number[]>();
  // One article of many may hold none of the nearest: then more are asked for, and at last all there are.
  for (let k = NEAREST; ; k *= MANY_MORE) {
    nearest = nearestPassages(searchable, query, k, asked);
    for (const passage of nearest.keys()) found.add(passage);
    if (found.size >= enough || k >= searchable.index.vectors.count) break;
  }
  const scores: QueryScores = {
    query,
    lexical,
    expansions: nearest,
    centred: searchable.centred.query(query.vector),
    rows: rowsOf(searchable, query, found),
    mentions,
    ofPassage: new Map(),
    ofExpansion: new Map(),
  };
  return [...found]
    .map((passage) => weigh(gatherEvidence(searchable, scores, passage), parameters))
    .sort((a, b) => b.score - a.score || a.passage - b.passage);
}

/** The passages that a query's nearest vectors lead to, each with the written questions that do. */
function nearestPassages(
  { index, corpus }: Searchable,
  query: Query,
  k: number,
  asked: PassageRange,
): Map<number, number[]> {
  const passages = new Map<number, number[]>();
  const questionsOf = (passage: number) => {
    const questions = passages.get(passage) ?? [];
    passages.set(passage, questions);
    return questions;
  };
  for (const { label } of index.vectors.search(query.vector, k)) {
    for (const owner of index.owners(label)) {
      const expansion = owner - corpus.passages.length;
      if (expansion >= 0) {
        const leadsTo = corpus.expansions[expansion]?.passages.filter((passage) => isIn(asked, passage)) ?? [];
        for (const passage of leadsTo) questionsOf(passage).push(expansion);
      } else if (isIn(asked, owner)) questionsOf(owner);
    }
  }
  return passages;
}

/** The question tokens' cosines with all that {@link gatherEvidence} compares with them. */
function rowsOf(searchable: Searchable, query: Query, found: ReadonlySet<number>): Float32Array[] {
  const { tokens } = searchable;
  if (!query.tokens || !tokens) return [];
  const types = () => tokens.types.union(textsOf(searchable, tokens, found));
  return tokens.types.rowsOf(query.tokens.ids, query.tokens.units, types);
}

/** The types of passages, of the paragraphs before them, and of the questions written for them. */
function textsOf({ corpus, firstSentence }: Searchable, tokens: CorpusTokens, found: ReadonlySet<number>) {
  return [...found].flatMap((passage) => {
    const { preceding = null, sentences = [] } = corpus.passages[passage] ?? {};
    // A paragraph stands right before the next, so its sentences do too.
    const first = firstSentence[preceding ?? passage] ?? 0;
    const end = (firstSentence[passage] ?? 0) + sentences.length;
    return [...tokens.ofSentence.slice(first, end), tokens.ofQuestions[passage] as Int32Array];
  });
}

/** The passages that introduce what a question wants introduced, in the order of the corpus. */
function introducing(
  { passageOf }: Searchable,
  mentions: ReadonlyMap<number, PlacedMention>,
  asked: PassageRange,
): number[] {
  return [...mentions]
    .filter(([, { first, introduces }]) => first && introduces)
    .map(([sentence]) => passageOf[sentence] ?? 0)
    .filter((passage) => isIn(asked, passage))
    .slice(0, INTRODUCING);
}

/** The passages of the lexically best sentences. */
function bestPassages(searchable: Searchable, lexical: ReadonlyMap<number, number>, asked: PassageRange): Set<number> {
  const passages = new Set<number>();
  const best = [...lexical].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  for (const [sentence] of best) {
    if (passages.size === LEXICAL_PASSAGES) break;
    const passage = searchable.passageOf[sentence] ?? 0;
    if (isIn(asked, passage)) passages.add(passage);
  }
  return passages;
}

function weigh(evidence: PassageEvidence, parameters: Parameters): Candidate {
  let score = 0;
  for (const name of PASSAGE_FEATURES) score += parameters.passage[name] * evidence.features[name];
  return { ...evidence, score, answering: answeringSentence(evidence, parameters) };
}

/** A sentence that asks what was asked matches it best and answers it least: it is passed over where another is left. */
function answeringSentence({ sentences }: PassageEvidence, parameters: Parameters): number {
  const anyStates = sentences.some(({ asks }) => !asks);
  let answering = 0;
  let best = Number.NEGATIVE_INFINITY;
  sentences.forEach(({ features, asks }, i) => {
    if (asks && anyStates) return;
    let sum = 0;
    for (const name of SENTENCE_FEATURES) sum += parameters.sentence[name] * features[name];
    if (sum > best) {
      best = sum;
      answering = i;
    }
  });
  return answering;
}
