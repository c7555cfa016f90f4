import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Embedder } from '../../../embeddings/embedder.js';
import { loadEmbedder } from '../../../embeddings/load-embedder.js';
import { resolveModel } from '../../../embeddings/resolve-model.js';
import { DEFAULT_PARAMETERS } from '../../../src/answer/default-parameters.js';
import { parseParameters } from '../../../src/answer/parameters.js';
import { readArticle } from '../../../src/article/read-article.js';
import { valuesOf } from '../../../src/evaluation/figures.js';
import { calibrate, FOLDS, foldsByParagraph } from '../../../src/evaluation/fit/calibrate.js';
import {
  type CalibrationArticle,
  leaveOneWriterOut,
  searchableOf,
  withHalfTheQuestions,
  withOffTopicQuestions,
} from '../../../src/evaluation/fit/calibration-set.js';
import type { CalibrationSources } from '../../../src/evaluation/fit/calibration-sources.js';
import { remembering } from '../../../src/evaluation/fit/remembering-embedder.js';
import { readGold } from '../../../src/evaluation/gold.js';
import { packageRoot } from '../../../src/package-root.js';

const FOLDER = join(packageRoot(), 'src', 'evaluation', 'calibration');
const NAMES = ['bank-outage', 'bees-explainer', 'coffee-trade', 'harbor-tunnel', 'railway-gauge'];

let embedder: Embedder;
let sources: CalibrationSources;

/** An article with every third question of its file, so that both kinds stay. */
async function articleNamed(name: string): Promise<CalibrationArticle> {
  const article = await readArticle(join(FOLDER, `${name}.md`));
  const gold = await readGold(join(FOLDER, `${name}.jsonl`), article);
  return { article, gold: gold.filter((_, i) => i % 3 === 0), searchable: await searchableOf(article, [], embedder) };
}

beforeAll(async () => {
  const files = await resolveModel({ model: 'built-in', hub: 'http://127.0.0.1:1', cacheDir: '/nowhere' });
  embedder = remembering(await loadEmbedder(files));
  const plain: CalibrationArticle[] = [];
  for (const name of NAMES) plain.push(await articleNamed(name));
  const [first] = plain;
  if (!first) throw new Error('no article');
  const questions = first.gold.flatMap(({ question, paragraphs }, line) =>
    paragraphs.length > 0 ? [{ line, question, paragraphs }] : [],
  );
  sources = {
    plain,
    halves: [await withHalfTheQuestions(first, 0, embedder), await withHalfTheQuestions(first, 1, embedder)],
    written: await leaveOneWriterOut(first.article, questions, ['who won the cup?', 'best pizza'], embedder),
  };
});
afterAll(() => embedder.close());

describe('calibrate', () => {
  test('judges every question once, better than the defaults do, and gives parameters that can be stored', async () => {
    const fits: number[] = [];
    const { parameters, before, after } = await calibrate({
      embedder,
      sources,
      base: null,
      fittedOn: 'five articles',
      onProgress: (done) => fits.push(done),
    });
    const asked = withOffTopicQuestions(sources.plain).flatMap(({ article, gold }) =>
      gold.map(({ question }) => `${article.id} ${question}`),
    );
    expect(after.map(({ article, question }) => `${article} ${question.question}`).sort()).toEqual(asked.sort());
    expect(before?.map(({ question }) => question.question)).toEqual(after.map(({ question }) => question.question));
    expect(fits).toEqual([1, 2, 3, 4, 5, 6]);
    expect(valuesOf(after).auc ?? 0).toBeGreaterThan(valuesOf(before ?? []).auc ?? 1);
    expect(valuesOf(after)['refusal-recall'] ?? 0).toBeGreaterThan(0.4);
    expect(parseParameters(JSON.stringify(parameters))).toEqual(parameters);
    expect(parameters).not.toEqual(DEFAULT_PARAMETERS);
  });

  test("judges on a person's own questions alone, and does not hold what came with the model against itself", async () => {
    const own = await articleNamed('volcano-encyclopedia');
    const { before, after } = await calibrate({ embedder, sources, own, base: DEFAULT_PARAMETERS, fittedOn: 'all' });
    expect(after.map(({ question }) => question.id).sort()).toEqual(own.gold.map(({ id }) => id).sort());
    expect(before).toHaveLength(own.gold.length);
    expect((await calibrate({ embedder, sources, base: DEFAULT_PARAMETERS, fittedOn: 'all' })).before).toBeNull();
  });
});

test('foldsByParagraph keeps questions about one paragraph together, and deals out the others', () => {
  const gold = fc.array(fc.record({ paragraphs: fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 2 }) }));
  fc.assert(
    fc.property(gold, (questions) => {
      const folds = foldsByParagraph(questions);
      const foldOf = new Map<number, number>();
      const unanswerable = Array<number>(FOLDS).fill(0);
      questions.forEach(({ paragraphs: [paragraph] }, i) => {
        const fold = folds[i] ?? -1;
        expect(fold).toBeGreaterThanOrEqual(0);
        expect(fold).toBeLessThan(FOLDS);
        if (paragraph === undefined) unanswerable[fold] = (unanswerable[fold] ?? 0) + 1;
        else expect(foldOf.get(paragraph) ?? fold).toBe(fold);
        if (paragraph !== undefined) foldOf.set(paragraph, fold);
      });
      expect(Math.max(...unanswerable) - Math.min(...unanswerable)).toBeLessThanOrEqual(1);
    }),
  );
});

test('remembering embeds no text twice, and gives the same vectors', async () => {
  const files = await resolveModel({ model: 'built-in', hub: 'http://127.0.0.1:1', cacheDir: '/nowhere' });
  const plain = await loadEmbedder(files);
  const same = remembering(plain);
  const query = await same.embedQuery('who was there?');
  expect(await same.embedQuery('who was there?')).toBe(query);
  expect(query.vector).toEqual((await plain.embedQuery('who was there?')).vector);
  const passage = await same.embedPassage(['One.', 'Two.']);
  expect(await same.embedPassage(['One.', 'Two.'])).toBe(passage);
  expect((await same.embedPassage(['One. Two.'])).sentences).toHaveLength(1);
  await same.close();
});
