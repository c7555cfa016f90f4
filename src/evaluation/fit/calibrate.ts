import type { Embedder } from '../../../embeddings/embedder.js';
import { DEFAULT_PARAMETERS } from '../../answer/default-parameters.js';
import type { Parameters } from '../../answer/parameters.js';
import { evaluate } from '../evaluate.js';
import type { Row } from '../figures.js';
import type { GoldQuestion } from '../gold.js';
import { rowsOf } from '../make-run.js';
import { footnoteSystem } from '../systems/footnote.js';
import { type CalibrationArticle, withOffTopicQuestions } from './calibration-set.js';
import type { CalibrationSources } from './calibration-sources.js';
import { equalErrorRate, fitDecision, fitRanking, judge } from './fit-parameters.js';
import { decisionExamples, type Observation, observe } from './observations.js';

/** Parts that questions are dealt to: each is judged by what was fitted on the four others. */
export const FOLDS = 5;
export interface CalibrateOptions {
  readonly embedder: Embedder;
  readonly sources: CalibrationSources;
  /** A person's own article and questions, to fit on as well and to judge on alone. */
  readonly own?: CalibrationArticle;
  /** Said in the parameters, for people: on what they were fitted. */
  readonly fittedOn: string;
  /** What answers without this calibration; null: published defaults. */
  readonly base: Parameters | null;
  /** Told after every fit. */
  readonly onProgress?: (done: number, total: number) => void;
}

export interface Calibrated {
  /** Fitted on everything. */
  readonly parameters: Parameters;
  /** By question, judged with {@link CalibrateOptions.base}; null where that was fitted on these questions. */
  readonly before: readonly Row[] | null;
  /** By question, judged with what was fitted on the other folds. */
  readonly after: readonly Row[];
}

/** What is fitted on: all of it, or all but a fold. */
interface Material {
  readonly sources: CalibrationSources;
  readonly own: CalibrationArticle | null;
}

/**
 * Fits fusion, sentence choice, decision and threshold for a model, five times more to judge them on what they were not
 * fitted on. Folds are whole articles; of a person's own article they are questions, those about one paragraph together,
 * so that two wordings of one question are never on both sides.
 *
 * @throws RangeError where there are fewer articles than folds
 */
export async function calibrate(options: CalibrateOptions): Promise<Calibrated> {
  const { embedder, sources, own, base, fittedOn, onProgress } = options;
  if (own === undefined && sources.plain.length < FOLDS) throw new RangeError(`fewer than ${FOLDS} articles`);
  const asked = own === undefined ? withOffTopicQuestions(sources.plain) : [own];
  const before: Row[] = [];
  const after: Row[] = [];
  const folds = asked.map(({ gold }, i) => (own === undefined ? gold.map(() => i % FOLDS) : foldsByParagraph(gold)));
  for (let fold = 0; fold < FOLDS; fold++) {
    const material =
      own === undefined ? withoutArticles(sources, fold) : { sources, own: without(own, folds[0], fold) };
    const parameters = await fit(material, embedder, fittedOn);
    for (const [i, article] of asked.entries()) {
      const held = { ...article, gold: article.gold.filter((_, q) => folds[i]?.[q] === fold) };
      after.push(...(await rows(held, embedder, parameters)));
      // What was fitted for the model beforehand was fitted on the articles that come with Footnote.
      if (own !== undefined || base === null) before.push(...(await rows(held, embedder, base ?? DEFAULT_PARAMETERS)));
    }
    onProgress?.(fold + 1, FOLDS + 1);
  }
  const parameters = await fit({ sources, own: own ?? null }, embedder, fittedOn);
  onProgress?.(FOLDS + 1, FOLDS + 1);
  return { parameters, after, before: before.length > 0 ? before : null };
}

/** By question: its fold. Unanswerable questions have no paragraph, and are dealt one by one. */
export function foldsByParagraph(gold: readonly Pick<GoldQuestion, 'paragraphs'>[]): number[] {
  let unanswerable = 0;
  return gold.map(({ paragraphs: [paragraph] }) => (paragraph ?? unanswerable++) % FOLDS);
}

function without(own: CalibrationArticle, folds: readonly number[] | undefined, fold: number): CalibrationArticle {
  return { ...own, gold: own.gold.filter((_, q) => folds?.[q] !== fold) };
}

function withoutArticles(sources: CalibrationSources, fold: number): Material {
  const held = new Set(sources.plain.filter((_, i) => i % FOLDS === fold).map(({ article }) => article.id));
  const kept = (articles: readonly CalibrationArticle[]) => articles.filter(({ article }) => !held.has(article.id));
  return {
    own: null,
    sources: { plain: kept(sources.plain), halves: kept(sources.halves), written: sources.written },
  };
}

/**
 * A person's own questions count as much as any other: counted four times, a hundred of them made the confidence on the
 * ones left out no better (calibration error .11 instead of .10).
 */
async function fit({ sources, own }: Material, embedder: Embedder, fittedOn: string): Promise<Parameters> {
  const mine = own ? [own] : [];
  const isHelped = (own?.searchable.corpus.expansions.length ?? 0) > 0;
  const [plainOwn, writtenOwn] = isHelped ? [[], mine] : [mine, []];
  const see = (articles: readonly CalibrationArticle[], parameters: Parameters): Promise<Observation[]> =>
    observe(articles, embedder, parameters);

  const ranking = fitRanking(
    await see([...sources.plain, ...plainOwn], DEFAULT_PARAMETERS),
    await see([...sources.written, ...writtenOwn], DEFAULT_PARAMETERS),
  );
  const plain = decisionExamples(await see([...withOffTopicQuestions(sources.plain), ...plainOwn], ranking));
  const helped = decisionExamples(await see([...sources.halves, ...sources.written, ...writtenOwn], ranking));
  const decision = fitDecision(plain, helped);
  const judged = [...plain, ...decisionExamples(await see(writtenOwn, ranking))];
  return { ...ranking, fittedOn, decision, threshold: equalErrorRate(judge(decision, judged)) };
}

async function rows(
  { article, searchable, gold }: CalibrationArticle,
  embedder: Embedder,
  parameters: Parameters,
): Promise<Row[]> {
  const { corpus } = searchable;
  const system = footnoteSystem({ corpus, embedder, searchable, parameters, changes: null });
  const textOf = (paragraph: number) => article.paragraphs[paragraph - 1]?.text ?? '';
  const [outcomes = []] = await evaluate([system], { article: article.id, gold, textOf });
  return rowsOf(gold, outcomes, article.id);
}
