import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { figure } from '../../../src/evaluation/bench/figure.js';
import { assertComparable, readRun } from '../../../src/evaluation/bench/run.js';
import { UserError } from '../../../src/user-error.js';
import { runOf } from './runs.js';

const folder = mkdtempSync(join(tmpdir(), 'footnote-run-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const path = join(folder, 'run.json');
const reading = (text: string) => {
  writeFileSync(path, text);
  return readRun(path);
};
const run = runOf([{ section: 'a', title: 'A', figures: [figure('x', 'ms', [1, 2, 3])], notes: ['n'] }]);

describe('readRun', () => {
  test('reads what was written', async () => {
    const read = await reading(JSON.stringify(run));
    expect(read).toMatchObject({ at: run.at, processor: 'Abacus 2', cores: 2 });
    expect(read.sections[0]?.figures[0]).toMatchObject({
      name: 'x',
      unit: 'ms',
      value: 2,
      quartiles: [1, 3],
      rounds: 3,
    });
  });

  test.each([
    ['nothing', ''],
    ['no JSON', 'bench\n'],
    ['a list', '[]'],
    [
      'a number that is none',
      JSON.stringify(runOf([{ section: 'a', title: 'A', figures: [figure('x', 'ms', [Number.NaN])] }])),
    ],
    ['an unknown unit', JSON.stringify(run).replace('"ms"', '"miles"')],
  ])('refuses %s', async (_, text) => {
    const refused = reading(text);
    await expect(refused).rejects.toThrow(UserError);
    await expect(refused).rejects.toThrow(`${path} is no run of the benchmark: write one with footnote bench --json`);
  });

  test('refuses a file that is missing, or a folder', async () => {
    await expect(readRun(join(folder, 'none.json'))).rejects.toThrow('none.json cannot be read (ENOENT): name a file');
    await expect(readRun(folder)).rejects.toThrow('cannot be read (EISDIR)');
  });
});

test('runs of different machines are not compared', () => {
  const now = { model: 'built-in', node: 'v22.1.0', processor: 'Babbage 1', cores: 8 };
  expect(() => assertComparable('a.json', { ...run, ...now, model: 'other' }, now)).not.toThrow();
  expect(() => assertComparable('a.json', { ...run, ...now, node: 'v20.19.0' }, now)).toThrow(
    'a.json was measured with Node v20.19.0, and this is v22.1.0: only runs of one machine and Node can be compared, so write a new one with footnote bench --json.',
  );
  expect(() => assertComparable('a.json', { ...run, ...now, cores: 2 }, now)).toThrow(
    'on 2 × Babbage 1, and this is 8 × Babbage 1',
  );
  expect(() => assertComparable('a.json', run, now)).toThrow('on 2 × Abacus 2, and this is 8 × Babbage 1; with Node');
});
