import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadEmbedder } from '../../../embeddings/load-embedder.js';
import { resolveModel } from '../../../embeddings/resolve-model.js';
import { DECISION_SIGNALS } from '../../answer/decision.js';
import { DEFAULT_PARAMETERS } from '../../answer/default-parameters.js';
import { PARAMETERS_FILE, PASSAGE_FEATURES, type Parameters, SENTENCE_FEATURES } from '../../answer/parameters.js';
import { readConfig } from '../../config.js';
import { areaUnderCurve } from '../metrics.js';
import { withOffTopicQuestions } from './calibration-set.js';
import { readCalibrationSources } from './calibration-sources.js';
import { equalErrorRate, fitDecision, fitRanking, judge } from './fit-parameters.js';
import { accuracy } from './listwise.js';
import { fitLogistic } from './logistic.js';
import { decisionExamples, type Observation, observe, passageChoices, sentenceChoices } from './observations.js';

/** Articles are dealt to this many folds; what is printed was always judged on articles it was not fitted on. */
const FOLDS = 5;

/** Fits fusion, sentence choice and decision for the built-in model and writes them beside it: `npm run fit`. */
async function main(): Promise<void> {
  const config = readConfig({});
  const files = await resolveModel({
    model: config.embeddingModel,
    hub: config.embeddingHub,
    cacheDir: config.dataDir,
  });
  const embedder = await loadEmbedder(files);
  const { plain, halves, written } = await readCalibrationSources(embedder);
  const plainSeen = await observe(plain, embedder, DEFAULT_PARAMETERS);
  const writtenSeen = await observe(written, embedder, DEFAULT_PARAMETERS);
  const ranking = fitRanking(plainSeen, writtenSeen);
  const decided = await observe(withOffTopicQuestions(plain), embedder, ranking);
  const helped = await observe([...halves, ...written], embedder, ranking);
  const decision = fitDecision(decisionExamples(decided), decisionExamples(helped));

  const foldOf = new Map(plain.map(({ article }, i) => [article.id, i % FOLDS]));
  const fold = (seen: readonly Observation[], inside: boolean, k: number) =>
    seen.filter(({ article }) => (foldOf.get(article.article.id) === k) === inside);
  const unseen = Array.from({ length: FOLDS }, (_, k) => {
    const { passage, sentence } = fitRanking(fold(plainSeen, false, k), writtenSeen);
    const held = fold(plainSeen, true, k);
    const judged = judge(
      fitLogistic(decisionExamples(fold(decided, false, k)), DECISION_SIGNALS),
      decisionExamples(fold(decided, true, k)),
    );
    return {
      hits: [1, 3].map((n) => accuracy(passageChoices(held), values(PASSAGE_FEATURES, passage), n)),
      sentence: accuracy(sentenceChoices(held), values(SENTENCE_FEATURES, sentence)),
      judged,
    };
  });
  const judged = unseen.flatMap((part) => part.judged);
  const threshold = equalErrorRate(judged);
  const parameters: Parameters = {
    ...ranking,
    fittedOn: `${plain.length} calibration articles and the shipped article's written questions, by npm run fit`,
    decision,
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

function values<Name extends string>(names: readonly Name[], weights: Readonly<Record<Name, number>>): Float64Array {
  return Float64Array.from(names, (name) => weights[name]);
}

await main();
