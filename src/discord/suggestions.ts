import MiniSearch, { type SearchResult } from 'minisearch';
import type { Corpus, Expansion } from '../answer/passage.js';
import { LIMITS } from './limits.js';

/** A question that somebody wrote for an article. */
export interface Suggestion {
  readonly text: string;
  /** Id of its article. */
  readonly article: string;
  /** The paragraphs that answer it. */
  readonly paragraphs: readonly number[];
}

type SuggestingCorpus = Pick<Corpus, 'passages' | 'expansions'>;

/** The questions written for the articles, found by what was typed of them. */
export class Suggestions {
  readonly #all: readonly Suggestion[];
  readonly #corpus: SuggestingCorpus;
  /** By article; undefined for all of them. */
  readonly #spread = new Map<string | undefined, readonly Suggestion[]>();
  readonly #index = new MiniSearch<Suggestion & { id: number }>({ fields: ['text'], storeFields: ['article'] });

  constructor(corpus: SuggestingCorpus) {
    this.#corpus = corpus;
    this.#all = this.of(corpus.expansions);
    this.#index.addAll(this.#all.map((each, id) => ({ ...each, id })));
  }

  /** Those of some written questions that can be offered: Discord takes no longer choice, and people read none. */
  of(expansions: readonly Expansion[]): Suggestion[] {
    const { passages } = this.#corpus;
    return expansions.flatMap(({ text, passages: positions }) => {
      const article = passages[positions[0] ?? -1]?.article.id;
      if (article === undefined || text.length > LIMITS.choice) return [];
      return [
        { text, article, paragraphs: positions.flatMap((position) => passages[position]?.paragraph.number ?? []) },
      ];
    });
  }

  /**
   * Questions that hold what was typed: every word of it first, then any of them. The last word may be unfinished, long
   * ones may have a slip. Of a long text the beginning is looked for: no question is longer, and 6,000 characters would
   * keep everybody waiting for 0.4 s at every key that is pressed.
   *
   * @param article - id of the only article whose questions are wanted
   * @returns best first; questions from all over the articles where nothing was typed
   */
  matching(typed: string, article?: string): readonly Suggestion[] {
    const sought = typed.trim().slice(0, LIMITS.choice);
    if (sought === '') return this.spread(article);
    const options = {
      prefix: (_: string, position: number, terms: string[]) => position === terms.length - 1,
      fuzzy: (term: string) => (term.length > 4 ? 0.2 : false),
      filter: (result: SearchResult) => article === undefined || result.article === article,
    };
    const found = new Set<number>();
    for (const combineWith of ['AND', 'OR'] as const) {
      for (const { id } of this.#index.search(sought, { ...options, combineWith })) found.add(id);
    }
    return [...found].flatMap((id) => this.#all[id] ?? []);
  }

  /** Every article's questions, one for each paragraph in turn, whole sentences first. */
  spread(article?: string): readonly Suggestion[] {
    const known = this.#spread.get(article);
    const spread = known ?? this.#spreadOut(article);
    this.#spread.set(article, spread);
    return spread;
  }

  #spreadOut(article: string | undefined): Suggestion[] {
    const turns = new Map<string, number>();
    return this.#all
      .filter((each) => article === undefined || each.article === article)
      .sort((a, b) => Number(b.text.endsWith('?')) - Number(a.text.endsWith('?')))
      .map((each) => {
        const paragraph = JSON.stringify([each.article, each.paragraphs[0]]);
        const turn = turns.get(paragraph) ?? 0;
        turns.set(paragraph, turn + 1);
        return { each, turn };
      })
      .sort((a, b) => a.turn - b.turn || (a.each.paragraphs[0] ?? 0) - (b.each.paragraphs[0] ?? 0))
      .map(({ each }) => each);
  }
}
