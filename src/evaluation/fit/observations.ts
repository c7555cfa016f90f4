import type { Embedder } from '../../../embeddings/embedder.js';
import { decisionSignals } from '../../answer/decision.js';
import { PASSAGE_FEATURES, type Parameters, SENTENCE_FEATURES } from '../../answer/parameters.js';
import { analyse, type Query } from '../../answer/query.js';
import { type Candidate, rank } from '../../answer/rank.js';
import type { GoldQuestion } from '../gold.js';
import type { CalibrationArticle } from './calibration-set.js';
import type { Choice } from './listwise.js';
import type { Example } from './logistic.js';

/** One question asked of its article. */
export interface Observation {
  readonly article: CalibrationArticle;
  readonly gold: GoldQuestion;
  readonly query: Query;
  readonly candidates: readonly Candidate[];
}

/** Asks every question of every article, in order. */
export async function observe(
  articles: readonly CalibrationArticle[],
  embedder: Embedder,
  parameters: Parameters,
): Promise<Observation[]> {
  const observations: Observation[] = [];
  for (const article of articles) {
    for (const gold of article.gold) {
      const query = await analyse(gold.question, embedder, article.searchable);
      observations.push({ article, gold, query, candidates: rank(article.searchable, query, parameters) });
    }
  }
  return observations;
}

/** Which passage answers: one choice a question whose right passage was found. */
export function passageChoices(observations: readonly Observation[]): Choice[] {
  return observations.flatMap(({ gold, candidates }) => {
    const right = new Set(candidates.flatMap(({ passage }, i) => (gold.paragraphs.includes(passage + 1) ? [i] : [])));
    const options = candidates.map(({ features }) => PASSAGE_FEATURES.map((name) => features[name]));
    return right.size > 0 ? [{ options, right }] : [];
  });
}

/** Which sentence answers: one choice a right passage of several sentences, where the gold says which words answer. */
export function sentenceChoices(observations: readonly Observation[]): Choice[] {
  return observations.flatMap(({ article, gold, candidates }) =>
    candidates.flatMap(({ passage, sentences }) => {
      if (!gold.paragraphs.includes(passage + 1) || sentences.length < 2) return [];
      const first = article.searchable.firstSentence[passage] ?? 0;
      const right = new Set(
        sentences.flatMap((_, i) => {
          const text = article.searchable.sentences[first + i] ?? '';
          return gold.snippets.some((snippet) => text.includes(snippet) || snippet.includes(text)) ? [i] : [];
        }),
      );
      const options = sentences.map(({ features }) => SENTENCE_FEATURES.map((name) => features[name]));
      return right.size > 0 ? [{ options, right }] : [];
    }),
  );
}

/** Whether a question is answered at all. */
export function decisionExamples(observations: readonly Observation[]): Example[] {
  return observations.map(({ gold, query, candidates }) => ({
    signals: decisionSignals(query, candidates),
    outcome: gold.answerable,
  }));
}
