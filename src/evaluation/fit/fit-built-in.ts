import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadEmbedder } from '../../../embeddings/load-embedder.js';
import { resolveModel } from '../../../embeddings/resolve-model.js';
import { DECISION_SIGNALS, probability, QUESTION_SIGNALS } from '../../answer/decision.js';
import { DEFAULT_PARAMETERS } from '../../answer/default-parameters.js';
import {
  type Logistic,
  PARAMETERS_FILE,
  PASSAGE_FEATURES,
  type Parameters,
  type PassageFeature,
  SENTENCE_FEATURES,
} from '../../answer/parameters.js';
import { readEntries } from '../../article/library.js';
import { readConfig } from '../../config.js';
import { packageRoot } from '../../package-root.js';
import { areaUnderCurve } from '../metrics.js';
import {
  leaveOneWriterOut,
  readCalibrationSet,
  withHalfTheQuestions,
  withOffTopicQuestions,
} from './calibration-set.js';
import { accuracy, fitChoices } from './listwise.js';
import { type Example, fitLogistic } from './logistic.js';
import { decisionExamples, type Observation, observe, passageChoices, sentenceChoices } from './observations.js';

/** Articles are dealt to this many folds; what is printed was always judged on articles it was not fitted on. */
const FOLDS = 5;
const QUESTION_FEATURES: readonly PassageFeature[] = ['questionCosine', 'questionTokens'];

/** Fits fusion, sentence choice and decision for the built-in model and writes them beside it: `npm run fit`. */
async function main(): Promise<void> {
  const root = packageRoot();
  const config = readConfig({});
  const files = await resolveModel({
    model: config.embeddingModel,
    hub: config.embeddingHub,
    cacheDir: config.dataDir,
  });
  const embedder = await loadEmbedder(files);
  const plain = await readCalibrationSet(join(root, 'src', 'evaluation', 'calibration'), embedder);
  const halves = await Promise.all(
    plain.flatMap((article) => [
      withHalfTheQuestions(article, 0, embedder),
      withHalfTheQuestions(article, 1, embedder),
    ]),
  );
  const [shipped] = await readEntries([join(config.articlesDir, 's300-reset.md')]);
  if (!shipped) throw new Error('the shipped article is missing');
  const written = await leaveOneWriterOut(
    shipped.article,
    shipped.questions,
    await readLines(join(root, 'src', 'evaluation', 'calibration', 's300-reset.unanswerable.txt')),
    embedder,
  );

  const plainSeen = await observe(plain, embedder, DEFAULT_PARAMETERS);
  const writtenSeen = await observe(written, embedder, DEFAULT_PARAMETERS);
  const fitRanking = (seen: readonly Observation[]): Parameters => ({
    ...DEFAULT_PARAMETERS,
    passage: fitPassage(seen, writtenSeen),
    sentence: named(SENTENCE_FEATURES, fitChoices(sentenceChoices(seen), SENTENCE_FEATURES.length)),
  });
  const ranking = fitRanking(plainSeen);
  const decided = await observe(withOffTopicQuestions(plain), embedder, ranking);
  const base = fitLogistic(decisionExamples(decided), DECISION_SIGNALS);
  const helped = decisionExamples(await observe([...halves, ...written], embedder, ranking)).filter(
    ({ signals }) => signals.hasQuestions === 1,
  );
  const decision = addSignals(base, fitLogistic(onTopOf(base, helped), QUESTION_SIGNALS));

  const foldOf = new Map(plain.map(({ article }, i) => [article.id, i % FOLDS]));
  const fold = (seen: readonly Observation[], inside: boolean, k: number) =>
    seen.filter(({ article }) => (foldOf.get(article.article.id) === k) === inside);
  const unseen = Array.from({ length: FOLDS }, (_, k) => {
    const { passage, sentence } = fitRanking(fold(plainSeen, false, k));
    const held = fold(plainSeen, true, k);
    const judge = fitLogistic(decisionExamples(fold(decided, false, k)), DECISION_SIGNALS);
    return {
      hits: [1, 3].map((n) => accuracy(passageChoices(held), values(PASSAGE_FEATURES, passage), n)),
      sentence: accuracy(sentenceChoices(held), values(SENTENCE_FEATURES, sentence)),
      judged: decisionExamples(fold(decided, true, k)).map(({ signals, outcome }) => ({
        probability: probability(judge, signals),
        outcome,
      })),
    };
  });
  const judged = unseen.flatMap((part) => part.judged);
  const threshold = equalErrorRate(judged);
  const parameters: Parameters = {
    ...ranking,
    fittedOn: `${plain.length} calibration articles and the shipped article's written questions, by npm run fit`,
    decision: { bias: rounded(decision.bias), weights: roundedAll(decision.weights) },
    threshold,
  };
  const path = join(files.folder, PARAMETERS_FILE);
  await writeFile(`${path}.tmp`, `${JSON.stringify(parameters, null, 2)}\n`);
  await rename(`${path}.tmp`, path);

  const average = (pick: (part: (typeof unseen)[number]) => number) =>
    (unseen.reduce((sum, part) => sum + pick(part), 0) / FOLDS).toFixed(3);
  const area = areaUnderCurve(
    judged.filter(({ outcome }) => outcome).map((row) => row.probability),
    judged.filter(({ outcome }) => !outcome).map((row) => row.probability),
  );
  process.stdout.write(
    `${plainSeen.length} questions on ${plain.length} articles, each judged by weights fitted on the others:\n` +
      `right passage first ${average((part) => part.hits[0] ?? 0)}, among three ${average((part) => part.hits[1] ?? 0)}; ` +
      `right sentence ${average((part) => part.sentence)}; answerable or not, area under the curve ${area.toFixed(3)}\n` +
      `threshold ${threshold}; written to ${PARAMETERS_FILE}\n`,
  );
  await embedder.close();
}

/**
 * The weights of the searches from articles without written questions, then, those held, the weights of written
 * questions: an article that has none is ranked as if they did not exist.
 */
function fitPassage(seen: readonly Observation[], written: readonly Observation[]): Record<PassageFeature, number> {
  const base = fitChoices(passageChoices(seen), PASSAGE_FEATURES.length);
  const own = PASSAGE_FEATURES.map((name) => QUESTION_FEATURES.includes(name));
  const choices = passageChoices(written).map(({ options, right }) => ({
    right,
    options: options.map((option) => [
      option.reduce((sum, value, i) => sum + (own[i] ? 0 : value * (base[i] as number)), 0),
      ...option.filter((_, i) => own[i]),
    ]),
  }));
  const [scale = 1, ...added] = fitChoices(choices, 1 + QUESTION_FEATURES.length);
  const weights = named(PASSAGE_FEATURES, base);
  QUESTION_FEATURES.forEach((name, i) => {
    weights[name] = rounded((added[i] ?? 0) / scale);
  });
  return weights;
}

/** The examples with what is known of them without their written questions. */
function onTopOf(base: Logistic, examples: readonly Example[]): Example[] {
  return examples.map((example) => {
    const known = probability(base, example.signals);
    return { ...example, offset: Math.log(known / (1 - known)) };
  });
}

/** A regression on top of another as one: its bias counts where there are questions at all. */
function addSignals(base: Logistic, added: Logistic): Logistic {
  return { bias: base.bias, weights: { ...base.weights, ...added.weights, hasQuestions: added.bias } };
}

async function readLines(path: string): Promise<string[]> {
  const text = await readFile(path, 'utf8');
  return text.split(/\r?\n/).filter((line) => line.trim() !== '' && !line.startsWith('#'));
}

/** The threshold at which as large a share of answerable questions is refused as of others is answered. */
function equalErrorRate(judged: readonly { readonly probability: number; readonly outcome: boolean }[]): number {
  const share = (outcome: boolean, wrong: (probability: number) => boolean) => {
    const side = judged.filter((row) => row.outcome === outcome);
    return side.filter((row) => wrong(row.probability)).length / side.length;
  };
  const candidates = Array.from({ length: 99 }, (_, i) => (i + 1) / 100);
  const imbalance = (threshold: number) =>
    Math.abs(share(true, (p) => p < threshold) - share(false, (p) => p >= threshold));
  return candidates.reduce((best, threshold) => (imbalance(threshold) < imbalance(best) ? threshold : best));
}

function named<Name extends string>(names: readonly Name[], weights: Float64Array): Record<Name, number> {
  return Object.fromEntries(names.map((name, i) => [name, rounded(weights[i] ?? 0)])) as Record<Name, number>;
}

function values<Name extends string>(names: readonly Name[], weights: Readonly<Record<Name, number>>): Float64Array {
  return Float64Array.from(names, (name) => weights[name]);
}

function roundedAll(weights: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(weights).map(([name, weight]) => [name, rounded(weight)]));
}

function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}

await main();
