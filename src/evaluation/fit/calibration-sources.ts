import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Embedder } from '../../../embeddings/embedder.js';
import { readEntries } from '../../article/library.js';
import { packageRoot } from '../../package-root.js';
import {
  type CalibrationArticle,
  leaveOneWriterOut,
  readCalibrationSet,
  withHalfTheQuestions,
} from './calibration-set.js';

/** What comes with Footnote to fit on. */
export interface CalibrationSources {
  /** Articles without written questions. */
  readonly plain: readonly CalibrationArticle[];
  /** The same as if half of their questions were written for them, once for either half. */
  readonly halves: readonly CalibrationArticle[];
  /** The shipped article with the questions that several people wrote for it, once without each of them. */
  readonly written: readonly CalibrationArticle[];
}

/** @param onProgress - told after every article that was embedded */
export async function readCalibrationSources(
  embedder: Embedder,
  onProgress?: (done: number, total: number) => void,
): Promise<CalibrationSources> {
  const root = packageRoot();
  const folder = join(root, 'src', 'evaluation', 'calibration');
  const plain = await readCalibrationSet(folder, embedder, (done, total) => onProgress?.(done, 2 * total + 1));
  const halves: CalibrationArticle[] = [];
  for (const [i, article] of plain.entries()) {
    halves.push(await withHalfTheQuestions(article, 0, embedder), await withHalfTheQuestions(article, 1, embedder));
    onProgress?.(plain.length + i + 1, 2 * plain.length + 1);
  }
  const [shipped] = await readEntries([join(root, 'articles', 's300-reset.md')]);
  if (!shipped) throw new Error('the shipped article is missing');
  const unanswerable = await readLines(join(folder, 's300-reset.unanswerable.txt'));
  const written = await leaveOneWriterOut(shipped.article, shipped.questions, unanswerable, embedder);
  onProgress?.(2 * plain.length + 1, 2 * plain.length + 1);
  return { plain, halves, written };
}

async function readLines(path: string): Promise<string[]> {
  const text = await readFile(path, 'utf8');
  return text.split(/\r?\n/).filter((line) => line.trim() !== '' && !line.startsWith('#'));
}
