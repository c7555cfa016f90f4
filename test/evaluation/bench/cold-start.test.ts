import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, inject, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'footnote-cold-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const articles = join(folder, 'articles');
mkdirSync(articles);
writeFileSync(join(articles, 'kiln.txt'), 'The kiln was built in 1911. It fired bricks until the war.\n');

test('a cold start gives the time of each phase', () => {
  const script = join(dirname(dirname(inject('program'))), 'evaluation', 'bench', 'cold-start-process.js');
  const own = { DATA_DIR: join(folder, 'data'), ARTICLES_DIR: articles, EMBEDDING_MODEL: 'built-in' };
  const started = performance.now();
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, ...own };
  const stdout = execFileSync(process.execPath, [script, 'when was the kiln built?'], { env, encoding: 'utf8' });
  const whole = performance.now() - started;
  const phases: Record<string, number> = JSON.parse(stdout);
  expect(Object.keys(phases)).toEqual(['process', 'library', 'code', 'corpus', 'model', 'index', 'answer']);
  for (const ms of Object.values(phases)) expect(ms).toBeGreaterThan(0);
  expect(Object.values(phases).reduce((sum, ms) => sum + ms, 0)).toBeLessThan(whole);
});
