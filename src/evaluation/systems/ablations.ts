import { buildIndex } from '../../../embeddings/index-store.js';
import { buildCorpus, termLists } from '../../answer/corpus.js';
import { DEFAULT_PARAMETERS } from '../../answer/default-parameters.js';
import { rounded } from '../../answer/engine.js';
import { LexicalIndex } from '../../answer/lexical-index.js';
import type { Parameters, PassageFeature } from '../../answer/parameters.js';
import { analyse } from '../../answer/query.js';
import { rank } from '../../answer/rank.js';
import { makeSearchable } from '../../answer/searchable.js';
import type { Parts } from '../../footnote.js';
import { DEPTH } from '../metrics.js';
import type { Result, System } from '../system.js';
import { footnoteSystem, indexOf, modelOf } from './footnote.js';

/** All of Footnote but the questions written for the articles, which nothing else that is compared has either. */
export async function unaidedSystem({ corpus: { articles }, embedder, parameters }: Parts): Promise<System> {
  const corpus = buildCorpus(articles.map((article) => ({ article, questions: [] })));
  const index = await buildIndex({ corpus: corpus.entries, embedder });
  const searchable = await makeSearchable(corpus, index, embedder);
  return {
    ...footnoteSystem({ corpus, embedder, searchable, parameters, changes: null }),
    name: 'unaided',
    description: 'Footnote without the questions written for the articles',
  };
}

/** BM25 alone, over paragraphs: Footnote's words, stems and spelling, without a model. */
export function bm25System({ corpus, embedder, searchable }: Parts): System {
  const lexical = new LexicalIndex(termLists(corpus.passages.map(({ paragraph }) => paragraph.text)));
  return {
    name: 'bm25',
    description: "BM25 over paragraphs, with Footnote's stems and spelling",
    model: null,
    index: `inverted index, ${corpus.passages.length} paragraphs`,
    async answer(question) {
      const { terms } = await analyse(question, embedder, searchable);
      const found = [...lexical.search(terms)].map(([passage, score]) => ({ passage, score }));
      return ranked(found, corpus);
    },
  };
}

/** Footnote's embeddings alone: the cosine of question and paragraph. */
export function denseSystem(parts: Parts): System {
  return weighted(parts, 'dense', 'cosine of question and paragraph alone', { passageCosine: 1 });
}

/** Both searches weighed the same, as published hybrids do that were fitted on nothing. */
export function hybridSystem(parts: Parts): System {
  const { passageCosine, sentenceCosine, lexical } = DEFAULT_PARAMETERS.passage;
  const description = 'cosines and BM25 weighed the same; no late interaction, no written questions, no decision';
  return weighted(parts, 'hybrid', description, { passageCosine, sentenceCosine, lexical });
}

const NOTHING = Object.fromEntries(Object.keys(DEFAULT_PARAMETERS.passage).map((name) => [name, 0]));

/** Footnote's ranking with other weights. */
function weighted(
  parts: Parts,
  name: string,
  description: string,
  weights: Partial<Record<PassageFeature, number>>,
): System {
  const { corpus, embedder, searchable } = parts;
  const parameters: Parameters = {
    ...DEFAULT_PARAMETERS,
    passage: { ...DEFAULT_PARAMETERS.passage, ...NOTHING, ...weights },
  };
  return {
    name,
    description,
    model: modelOf({ embedder, parameters: null }),
    index: indexOf(parts),
    answer: async (question) =>
      ranked(rank(searchable, await analyse(question, embedder, searchable), parameters), corpus),
  };
}

/** A ranking of the corpus's passages that nothing decides on. */
export function ranked(
  found: readonly { readonly passage: number; readonly score: number }[],
  { passages }: Parts['corpus'],
): Result {
  const best = found.toSorted((a, b) => b.score - a.score || a.passage - b.passage).slice(0, DEPTH);
  return {
    ranking: best.flatMap(({ passage, score }) => {
      const own = passages[passage];
      return own ? [{ article: own.article.id, paragraph: own.paragraph.number, score: rounded(score) }] : [];
    }),
    score: rounded(best[0]?.score ?? 0),
    decision: null,
    shown: [],
  };
}
