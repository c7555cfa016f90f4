import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { ModelInfo } from '../../embeddings/embedder.js';
import { forgetCalibration, readCalibration, writeCalibration } from '../../src/answer/calibration-file.js';
import { DEFAULT_PARAMETERS } from '../../src/answer/default-parameters.js';
import type { Parameters } from '../../src/answer/parameters.js';
import { UserError } from '../../src/user-error.js';

const dataDir = mkdtempSync(join(tmpdir(), 'footnote-calibration-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const modelOf = (fields: Partial<ModelInfo> = {}): ModelInfo => ({
  id: 'owner/model',
  source: 'hub',
  hash: 'abc',
  dimension: 8,
  maxTokens: 32,
  staticTokens: false,
  folder: '/models/owner/model',
  ...fields,
});
const fitted: Parameters = { ...DEFAULT_PARAMETERS, fittedOn: 'what a host asked', threshold: 0.42 };

async function reading(model: ModelInfo) {
  const lines: string[] = [];
  return { found: await readCalibration(dataDir, model, (line) => lines.push(line)), lines };
}

describe('a calibration', () => {
  test('is read as it was written, by the same model alone', async () => {
    const path = await writeCalibration(dataDir, modelOf(), fitted);
    expect(await reading(modelOf())).toEqual({ found: fitted, lines: [] });
    expect(await reading(modelOf({ id: 'owner/other' }))).toEqual({ found: null, lines: [] });
    expect(await reading(modelOf({ hash: 'abd' }))).toEqual({
      found: null,
      lines: [
        `The calibration in ${path} is not used, because it was fitted for another model: run footnote eval calibrate again.`,
      ],
    });
    expect(readdirSync(dirname(path))).toEqual(['calibration.json']);
  });

  test.each([
    ['cut off', (text: string) => text.slice(0, 100), /it is incomplete or was changed/],
    ['edited', (text: string) => text.replace('0.42', '0.41'), /it is incomplete or was changed/],
    ['empty', () => '', /it is incomplete or was changed/],
  ])('that is %s is not used, with a line in the log', async (_name, spoil, reason) => {
    const path = await writeCalibration(dataDir, modelOf(), fitted);
    writeFileSync(path, spoil(readFileSync(path, 'utf8')));
    const { found, lines } = await reading(modelOf());
    expect(found).toBeNull();
    expect(lines).toEqual([expect.stringMatching(reason)]);
  });

  test('is replaced by the next one, and forgotten', async () => {
    await writeCalibration(dataDir, modelOf(), fitted);
    await writeCalibration(dataDir, modelOf(), { ...fitted, threshold: 0.6 });
    expect((await reading(modelOf())).found?.threshold).toBe(0.6);
    expect(await forgetCalibration(dataDir, modelOf())).toBe(true);
    expect(await forgetCalibration(dataDir, modelOf())).toBe(false);
    expect(await reading(modelOf())).toEqual({ found: null, lines: [] });
  });

  test('says what is wrong with a folder that cannot be written', async () => {
    const file = join(dataDir, 'file');
    writeFileSync(file, '');
    await expect(writeCalibration(file, modelOf(), fitted)).rejects.toThrow(UserError);
    await expect(writeCalibration(file, modelOf(), fitted)).rejects.toThrow(/^The data folder .*DATA_DIR/);
  });
});
