import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config.js';
import type { System } from '../../src/evaluation/system.js';
import { openSystems, parseSystems } from '../../src/evaluation/systems/index.js';
import { openParts, type Parts } from '../../src/footnote.js';
import { packageRoot } from '../../src/package-root.js';
import { UserError } from '../../src/user-error.js';
import { HERONS } from '../answer/fixtures.js';

const folder = mkdtempSync(join(tmpdir(), 'footnote-systems-'));
let parts: Parts;
let systems: ReadonlyMap<string, System>;

beforeAll(async () => {
  const path = join(folder, 'herons.md');
  writeFileSync(path, HERONS);
  parts = await openParts({ config: readConfig({ DATA_DIR: join(folder, 'data') }), files: [path] });
  const opened = await openSystems(parts, ['hybrid', 'dense', 'bm25']);
  systems = new Map(opened.map((system) => [system.name, system]));
});
afterAll(async () => {
  await parts.embedder.close();
  rmSync(folder, { recursive: true, force: true });
});

const ask = async (name: string, question: string) => {
  const system = systems.get(name);
  if (!system) throw new Error(`no system ${name}`);
  return system.answer(question);
};

describe('systems', () => {
  test('come with Footnote first', () => {
    expect([...systems.keys()]).toEqual(['footnote', 'hybrid', 'dense', 'bm25']);
    expect(systems.get('footnote')?.model).toMatchObject({ id: 'built-in', hash: parts.embedder.model.hash });
    expect(systems.get('bm25')?.model).toBeNull();
  });

  test.each(['footnote', 'hybrid', 'dense', 'bm25'])(
    '%s finds a paragraph that says it in the same words',
    async (name) => {
      const { ranking, score } = await ask(name, 'when did the tannery close and the canal get dredged?');
      expect(ranking[0]).toMatchObject({ article: 'herons', paragraph: 3 });
      expect(ranking.length).toBeLessThanOrEqual(10);
      const scores = ranking.map((passage) => passage.score);
      expect(scores).toEqual(scores.toSorted((a, b) => b - a));
      expect(Number.isFinite(score)).toBe(true);
    },
  );

  test('bm25 finds words by their stems, however they are written', async () => {
    expect((await ask('bm25', 'TANNERIES closing, canals DREDGING')).ranking[0]).toMatchObject({ paragraph: 3 });
    expect((await ask('bm25', 'tanneries')).ranking).toHaveLength(1);
  });

  test('decide only where they can', async () => {
    expect((await ask('footnote', 'best pizza dough recipe')).decision).toMatchObject({ answered: false });
    for (const name of ['hybrid', 'dense', 'bm25']) {
      expect(await ask(name, 'best pizza dough recipe')).toMatchObject({ decision: null, shown: [] });
    }
  });

  test('unaided is Footnote without written questions', async () => {
    const paths = [join(folder, 'asked.md'), join(folder, 'asked.questions.txt')];
    writeFileSync(paths[0] ?? '', HERONS);
    writeFileSync(paths[1] ?? '', '7: what colour is the mayor of the moon?\n');
    const helped = await openParts({
      config: readConfig({ DATA_DIR: join(folder, 'data') }),
      files: paths.slice(0, 1),
    });
    const [footnote, unaided] = await openSystems(helped, ['unaided']);
    const question = 'what colour is the mayor of the moon?';
    const [aided, alone] = [await footnote?.answer(question), await unaided?.answer(question)];
    await helped.embedder.close();
    expect(aided?.ranking[0]?.paragraph).toBe(7);
    expect(aided?.score).toBeGreaterThan(alone?.score ?? 1);
    expect(unaided?.name).toBe('unaided');
    const plain = await ask('footnote', question);
    expect(alone?.ranking.map(({ score }) => score)).toEqual(plain.ranking.map(({ score }) => score));
  });

  test('bm25 ranks nothing that shares no word', async () => {
    expect(await ask('bm25', 'xylophone')).toEqual({ ranking: [], score: 0, decision: null, shown: [] });
    const { ranking } = await ask('bm25', 'chromium');
    expect(ranking.map(({ paragraph }) => paragraph)).toEqual([3]);
  });
});

describe('peers', () => {
  const installed = existsSync(join(packageRoot(), 'node_modules', '@langchain', 'community'));

  test.each(['minisearch', 'orama', ...(installed ? ['langchain'] : [])])(
    '%s searches the same paragraphs, and decides nothing',
    async (name) => {
      const system = (await openSystems(parts, [name]))[1];
      const result = await system?.answer('chromium tannery');
      expect(system?.name).toBe(name);
      expect(result).toMatchObject({ decision: null, shown: [] });
      expect(result?.ranking[0]).toMatchObject({ article: 'herons', paragraph: 3 });
      expect(result?.score).toBe(result?.ranking[0]?.score);
      const nothing = await system?.answer('xylophone');
      expect(nothing?.ranking.length).toBeLessThanOrEqual(10);
    },
  );

  test.skipIf(installed)('that is not installed says how to install it', async () => {
    const opening = openSystems(parts, ['langchain']);
    await expect(opening).rejects.toThrow(UserError);
    await expect(opening).rejects.toThrow(
      /^--compare langchain needs a package that is not installed: npm install --no-save /,
    );
  });
});

describe('parseSystems', () => {
  test('takes names once, whatever their case, and Footnote for granted', () => {
    expect(parseSystems('BM25, dense,bm25,footnote')).toEqual(['bm25', 'dense']);
    expect(parseSystems('footnote')).toEqual([]);
  });

  test.each(['', 'bm25,', 'toString', 'lucene'])('refuses %j, naming those there are', (text) => {
    expect(() => parseSystems(text)).toThrow(
      /^--compare knows no system ".*": the names are footnote, unaided, hybrid, dense, bm25/,
    );
  });
});
