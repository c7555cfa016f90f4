import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findRun, saveRun } from '../../src/evaluation/run-store.js';
import { UserError } from '../../src/user-error.js';
import { rowOf } from './outcomes.js';
import { runOf } from './runs.js';

const dataDir = mkdtempSync(join(tmpdir(), 'footnote-runs-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const IDS = ['20260301T120000000-00ff', '20260301T120000001-0001', '20260302T090000000-abcd'];
const find = async (name: string) => (await findRun(dataDir, name)).id;

describe('findRun', () => {
  beforeAll(async () => {
    // Not in the order of their times.
    for (const id of [IDS[2], IDS[0], IDS[1]]) await saveRun(dataDir, runOf(id ?? '', [rowOf({})]));
    writeFileSync(join(dataDir, 'runs', 'notes.json'), '{}');
  });

  test('takes last, and how many before it', async () => {
    expect(await Promise.all(['last', 'last~0', 'last~1', 'last~2'].map(find))).toEqual([
      IDS[2],
      IDS[2],
      IDS[1],
      IDS[0],
    ]);
    await expect(find('last~3')).rejects.toThrow(/^There is no run last~3: only 3 runs are saved in /);
    await expect(findRun(join(dataDir, 'none'), 'last')).rejects.toThrow(/^There is no run last: no run is saved in /);
  });

  test('takes an id or its beginning, where that is one run', async () => {
    expect(await find(IDS[0] ?? '')).toBe(IDS[0]);
    expect(await find('20260302')).toBe(IDS[2]);
    await expect(find('20260301T1200')).rejects.toThrow(/^2 runs begin with 20260301T1200: write more of the id/);
    await expect(find('2027')).rejects.toThrow(/^There is no run 2027: name a saved run's id or file, or last/);
  });

  test("takes a file's path, wherever it lies", async () => {
    const path = join(dataDir, 'baseline.json');
    writeFileSync(path, JSON.stringify(runOf('base', [rowOf({})])));
    expect(await find(path)).toBe('base');
  });

  test.each([
    '',
    '{"format":1',
    '[]',
    '{"format":2}',
    JSON.stringify(runOf('x', [rowOf({})], { systems: [] })),
    JSON.stringify(runOf('x', [rowOf({})])).replace('"rank":1', '"rank":"first"'),
  ])('refuses a file that holds %j', async (text) => {
    const path = join(dataDir, 'broken.json');
    writeFileSync(path, text);
    await expect(find(path)).rejects.toThrow(UserError);
    await expect(find(path)).rejects.toThrow(/broken\.json is no run that this version of footnote eval saved\.$/);
  });

  test('gives back what was saved', async () => {
    const run = runOf(IDS[0] ?? '', [rowOf({})]);
    expect(await findRun(dataDir, IDS[0] ?? '')).toEqual(run);
    expect(readdirSync(join(dataDir, 'runs')).sort()).toEqual([...IDS.map((id) => `${id}.json`), 'notes.json'].sort());
  });
});

test('saveRun says what is wrong with a folder that cannot be written', async () => {
  const file = join(dataDir, 'file');
  writeFileSync(file, '');
  await expect(saveRun(file, runOf('20260301T120000000-00ff', [rowOf({})]))).rejects.toThrow(
    /^The data folder .*DATA_DIR/,
  );
});
