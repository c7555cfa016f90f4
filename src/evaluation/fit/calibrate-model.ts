import type { Parameters } from '../../answer/parameters.js';
import type { Parts } from '../../footnote.js';
import type { Asked } from '../questions.js';
import { type Calibrated, calibrate } from './calibrate.js';
import { searchableOf } from './calibration-set.js';
import { readCalibrationSources } from './calibration-sources.js';
import { fittedOnText } from './fitted-on.js';
import { remembering } from './remembering-embedder.js';

/**
 * Calibrates a model on what comes with Footnote and, where there are any, on a person's own questions.
 *
 * @param parts - the model, and the one article that `own` asks about
 * @param base - what answers without this calibration; null: published defaults
 * @param onProgress - told what is done, and how much of it
 */
export async function calibrateModel(
  { corpus, embedder }: Pick<Parts, 'corpus' | 'embedder'>,
  own: Asked | null,
  base: Parameters | null,
  onProgress: (label: string, done: number, total: number) => void,
): Promise<Calibrated> {
  const remembered = remembering(embedder);
  const sources = await readCalibrationSources(remembered, (done, total) => onProgress('articles', done, total));
  // Position and number of an expansion's passages agree, since the corpus is this article alone.
  const questions = corpus.expansions.map(({ text, passages }, line) => ({
    line,
    question: text,
    paragraphs: passages.map((passage) => passage + 1),
  }));
  return calibrate({
    embedder: remembered,
    sources,
    base,
    fittedOn: fittedOnText(
      sources.plain.length,
      own && { article: own.article.id, questions: own.gold.questions.length },
    ),
    onProgress: (done, total) => onProgress('fits', done, total),
    ...(own && {
      own: {
        article: own.article,
        gold: own.gold.questions,
        searchable: await searchableOf(own.article, questions, remembered),
      },
    }),
  });
}
