import { performance } from 'node:perf_hooks';
import type { Embedder } from '../../embeddings/embedder.js';
import { UserError } from '../user-error.js';
import type { Answer, AskOptions, CitedPassage } from './answer.js';
import { cite } from './citation.js';
import { namesSomething } from './content.js';
import { decisionSignals, probability } from './decision.js';
import type { Parameters } from './parameters.js';
import type { Expansion, Passage } from './passage.js';
import { analyse } from './query.js';
import { type Candidate, type PassageRange, rank } from './rank.js';
import { reasonOf, refusalOf } from './refusal.js';
import { relatedQuestions } from './related.js';
import type { Searchable } from './searchable.js';

/** Passages shown unless the caller says otherwise. */
export const DEFAULT_TOP = 3;
/** Paragraphs listed in an answer's ranking. */
const RANKED = 10;
/**
 * Scores are logits of a softmax over passages: one this much below the best is fifty times less likely to answer, and
 * is not shown beside it.
 */
const CLEARLY_WORSE = Math.log(50);

/** Answers a question from a corpus. */
export class Engine {
  readonly #searchable: Searchable;
  readonly #embedder: Embedder;
  readonly #parameters: Parameters;

  constructor(searchable: Searchable, embedder: Embedder, parameters: Parameters) {
    this.#searchable = searchable;
    this.#embedder = embedder;
    this.#parameters = parameters;
  }

  /**
   * @param question - cleaned (see question.ts)
   * @throws UserError when the article asked for is not in the corpus
   */
  async ask(question: string, { top = DEFAULT_TOP, article }: AskOptions = {}): Promise<Answer> {
    const started = performance.now();
    const query = await analyse(question, this.#embedder, this.#searchable);
    const embedded = performance.now();
    const candidates = rank(
      this.#searchable,
      query,
      this.#parameters,
      article === undefined ? undefined : this.#rangeOf(article),
    );
    const best = candidates[0];
    const asks = best !== undefined && namesSomething(query, this.#searchable, this.#embedder.vocabulary);
    const confidence = asks ? probability(this.#parameters.decision, decisionSignals(query, candidates)) : 0;
    const answerable = asks && confidence >= this.#parameters.threshold;
    const passages = answerable ? shown(candidates, top).map((candidate) => this.#cite(candidate)) : [];
    const refusal = answerable ? null : await refusalOf(question, query, candidates, this.#searchable, this.#embedder);
    const ended = performance.now();
    return {
      question,
      answerable,
      confidence: rounded(confidence),
      reason: refusal && reasonOf(refusal),
      refusal,
      passages,
      ranking: candidates.slice(0, RANKED).map(({ passage, score }) => ({
        article: this.#searchable.corpus.passages[passage]?.article.id ?? '',
        paragraph: this.#searchable.corpus.passages[passage]?.paragraph.number ?? 0,
        score: rounded(score),
      })),
      timing: {
        embedMs: rounded(embedded - started),
        searchMs: rounded(ended - embedded),
        totalMs: rounded(ended - started),
      },
    };
  }

  /** The written questions nearest to a question, nearest first. @param question - cleaned */
  related(question: string): Promise<Expansion[]> {
    return relatedQuestions(question, this.#searchable, this.#embedder);
  }

  #cite({ passage, answering, score }: Candidate): CitedPassage {
    const found = this.#searchable.corpus.passages[passage];
    if (found === undefined) throw new Error(`no passage ${passage}`);
    return cite(found, answering, rounded(score));
  }

  #rangeOf(article: string): PassageRange {
    const { passages } = this.#searchable.corpus;
    const isOfArticle = (passage: Passage) => passage.article.id === article;
    const from = passages.findIndex(isOfArticle);
    if (from === -1) {
      throw new UserError(`There is no article ${JSON.stringify(article)}: choose one of those that are loaded.`);
    }
    return { from, to: passages.findLastIndex(isOfArticle) + 1 };
  }
}

function shown(candidates: readonly Candidate[], top: number): Candidate[] {
  const best = candidates[0]?.score ?? 0;
  return candidates.slice(0, top).filter(({ score }) => score > best - CLEARLY_WORSE);
}

/** Six decimals: more than any reader needs, and the same on every machine. */
export function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
