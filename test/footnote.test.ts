import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { forgetCalibration, writeCalibration } from '../src/answer/calibration-file.js';
import { DEFAULT_PARAMETERS } from '../src/answer/default-parameters.js';
import { readConfig } from '../src/config.js';
import { openFootnote, openParts } from '../src/footnote.js';
import { packageRoot } from '../src/package-root.js';
import { UserError } from '../src/user-error.js';
import { HERONS } from './answer/fixtures.js';

const folder = mkdtempSync(join(tmpdir(), 'footnote-'));
const data = join(folder, 'data');
const model = join(folder, 'model');
const fitted = join(model, 'fitted.json');
const article = join(folder, 'herons.md');

beforeEach(() => {
  rmSync(model, { recursive: true, force: true });
  cpSync(join(packageRoot(), 'embeddings', 'model'), model, { recursive: true });
  writeFileSync(article, HERONS);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const open = (files = [article], env = {}) =>
  openFootnote({ config: readConfig({ DATA_DIR: data, EMBEDDING_MODEL: model, ...env }), files });

describe('openFootnote', () => {
  it('takes what was fitted for a model from beside its weights', async () => {
    const footnote = await open();
    expect(footnote.model.calibrated).toBe(true);
    expect(footnote.articles.map(({ id }) => id)).toEqual(['herons']);
    expect((await footnote.ask('who nearly dropped her binoculars?')).passages[0]?.paragraph).toBe(2);
    await footnote.close();
  });

  it('answers by the defaults, and says so, where nothing was fitted', async () => {
    rmSync(fitted);
    const footnote = await open();
    expect(footnote.model.calibrated).toBe(false);
    expect((await footnote.ask('who nearly dropped her binoculars?')).passages[0]?.paragraph).toBe(2);
    expect((await footnote.ask('best pizza dough recipe')).answerable).toBe(false);
    await footnote.close();
  });

  it('prefers what a host fitted to what came with the model and to the defaults', async () => {
    const { embedder } = await openParts({
      config: readConfig({ DATA_DIR: data, EMBEDDING_MODEL: model }),
      files: [article],
    });
    await writeCalibration(data, embedder.model, { ...DEFAULT_PARAMETERS, decision: { bias: -9, weights: {} } });
    for (const removed of [false, true]) {
      if (removed) rmSync(fitted);
      const footnote = await open();
      expect(footnote.model.calibrated).toBe(true);
      expect((await footnote.ask('who nearly dropped her binoculars?')).answerable).toBe(false);
      await footnote.close();
    }
    await forgetCalibration(data, embedder.model);
    await embedder.close();
  });

  it('names the file of parameters that it cannot use, and what to do', async () => {
    const problem = /fitted\.json cannot be used \([^\n]+\); restore it, or delete it to use the defaults\.$/;
    writeFileSync(fitted, '{"format": 1}');
    await expect(open()).rejects.toThrow(problem);
    writeFileSync(fitted, 'no JSON');
    await expect(open()).rejects.toThrow(UserError);
    rmSync(fitted);
    mkdirSync(fitted);
    await expect(open()).rejects.toThrow(problem);
  });

  it('says where articles belong where there is none', async () => {
    mkdirSync(join(folder, 'empty'), { recursive: true });
    const empty = open([], { ARTICLES_DIR: join(folder, 'empty') });
    await expect(empty).rejects.toThrow(/^There is no article in .+empty; put a \.md or \.txt file there/);
  });
});
