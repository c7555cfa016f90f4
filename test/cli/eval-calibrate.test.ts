import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { loadEmbedder } from '../../embeddings/load-embedder.js';
import { resolveModel } from '../../embeddings/resolve-model.js';
import { writeCalibration } from '../../src/answer/calibration-file.js';
import { DEFAULT_PARAMETERS } from '../../src/answer/default-parameters.js';
import { folderWith, LIGHTHOUSE } from './fixtures.js';
import { runProgram } from './program.js';

let folder: ReturnType<typeof folderWith> | undefined;
afterEach(() => folder?.remove());

describe('footnote eval calibrate', () => {
  it('is what answers until it is reset', async () => {
    folder = folderWith({ 'gull-point.md': LIGHTHOUSE });
    const { path } = folder;
    const env = { DATA_DIR: join(path, '.data'), ARTICLES_DIR: path };
    const model = await resolveModel({ model: 'built-in', hub: 'http://127.0.0.1:1', cacheDir: path });
    const embedder = await loadEmbedder(model);
    // Refuses everything.
    const never = { ...DEFAULT_PARAMETERS, decision: { bias: -9, weights: {} } };
    await writeCalibration(env.DATA_DIR, embedder.model, never);
    await embedder.close();
    const asked = async () => JSON.parse((await runProgram(['ask', '--json', 'which engineer built it?'], env)).stdout);
    expect((await asked()).answerable).toBe(false);
    const reset = await runProgram(['eval', 'calibrate', '--reset'], env);
    expect(reset).toEqual({ code: 0, stdout: 'Forgot what was fitted here for built-in.\n', stderr: '' });
    expect((await asked()).answerable).toBe(true);
    const again = await runProgram(['eval', 'calibrate', '--reset'], env);
    expect(again.stdout).toBe('Nothing was fitted here for built-in.\n');
  });

  it.each([
    [['why?'], 'eval calibrate takes options alone: see eval calibrate --help.'],
    [['--reset', '--gold', 'a.jsonl'], '--reset forgets, and fits nothing: leave out --gold and --article.'],
    [['--article', 'nowhere.md'], 'nowhere.md does not exist; check the path.'],
  ])('%j ends with one sentence and exit code 2', async (args, sentence) => {
    const ran = await runProgram(['eval', 'calibrate', ...args]);
    expect(ran).toEqual({ code: 2, stdout: '', stderr: `${sentence}\n` });
  });

  it('refuses a bad row before any model is loaded', async () => {
    folder = folderWith({ 'gull-point.md': LIGHTHOUSE, 'gold.jsonl': '{"id": 1}' });
    const files = ['--article', join(folder.path, 'gull-point.md'), '--gold', join(folder.path, 'gold.jsonl')];
    const { code, stderr } = await runProgram(['eval', 'calibrate', ...files], { EMBEDDING_MODEL: '/nowhere' });
    expect(code).toBe(2);
    expect(stderr).toMatch(/gold\.jsonl, line 1: "question" is not right/);
  });
});
