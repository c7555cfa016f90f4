import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answering } from '../../../src/evaluation/bench/answering.js';
import type { Section } from '../../../src/evaluation/bench/figure.js';
import { growth } from '../../../src/evaluation/bench/growth.js';
import { bench } from '../../../src/evaluation/bench/index.js';
import { SECTIONS, type SectionSpec } from '../../../src/evaluation/bench/sections.js';
import { Workbench } from '../../../src/evaluation/bench/workbench.js';

const folder = mkdtempSync(join(tmpdir(), 'footnote-sections-'));
const config = {
  dataDir: join(folder, 'data'),
  articlesDir: join(folder, 'articles'),
  embeddingModel: 'built-in',
  embeddingHub: 'http://127.0.0.1:1',
};
const options = { config, full: false, signal: new AbortController().signal };
const workbench = new Workbench(options);
beforeAll(() => {
  mkdirSync(config.articlesDir);
  writeFileSync(
    join(config.articlesDir, 'kiln.txt'),
    'The kiln was built in 1911. It fired bricks until the war.\n\nHerons nest behind the mill. Nobody feeds them.\n',
  );
});
afterAll(async () => {
  await workbench.close();
  rmSync(folder, { recursive: true, force: true });
});

async function all(sections: AsyncIterable<Section>): Promise<Section[]> {
  const found = [];
  for await (const section of sections) found.push(section);
  return found;
}

describe('the sections', () => {
  test('have names of their own, and one runs at least', () => {
    const names = SECTIONS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z][a-z-]+$/);
    expect(SECTIONS.some(({ byDefault }) => byDefault)).toBe(true);
  });

  test('answering takes an answer apart, and asks others the same', async () => {
    const [apart, slowest, fresh, peers] = await all(answering(workbench));
    expect(apart?.title).toContain('2 questions a round');
    const steps = apart?.figures.filter(({ unit }) => unit === 'ms') ?? [];
    expect(steps.map(({ name }) => name)).toEqual([
      'bare model run',
      '+ tokenising and pooling',
      '+ HNSW search, nearest 64',
      '+ spelling, BM25, late interaction, fusion',
      '+ decision, sentence, citation',
      'the whole answer, p50',
    ]);
    expect(steps.every(({ rounds, quartiles }) => rounds === 11 && quartiles[0] <= quartiles[1])).toBe(true);
    expect(slowest?.figures[0]?.value).toBeGreaterThanOrEqual(steps.at(-1)?.value ?? Number.NaN);
    expect(fresh?.figures.map(({ rounds }) => rounds)).toEqual([5, 5]);
    const ratio = peers?.figures.find(({ name }) => name === 'Footnote against MiniSearch');
    expect(ratio?.value).toBeGreaterThan(0);
    expect(peers?.notes?.length).toBeGreaterThan(0);
  });

  test('growth measures corpora of several sizes', async () => {
    const [section, ...others] = await all(growth(workbench, [8, 16]));
    expect(others).toEqual([]);
    expect(section?.title).toContain('8, 16 passages');
    expect(section?.curves?.map(({ points }) => points.map(({ size }) => size))).toContainEqual([8, 16]);
    for (const { unit, value } of section?.figures ?? []) {
      expect(unit).toBe('exponent');
      expect(value).toBeTypeOf('number');
    }
    expect(section?.figures.map(({ name }) => name)).toContain('MiniSearch, p50, growth');
  });
});

describe('the workbench', () => {
  test("asks the article's own sentences where it has no questions, and those of the gold file where it has one", async () => {
    expect(await workbench.questions()).toEqual(['The kiln was built in 1911.', 'Herons nest behind the mill.']);
    const shipped = new Workbench({
      ...options,
      config: { ...config, articlesDir: join(import.meta.dirname, '../../../articles') },
    });
    const gold = readFileSync(join(shipped.config.articlesDir, 's300-reset.gold.jsonl'), 'utf8').trim().split('\n');
    expect(await shipped.questions()).toEqual(gold.map((line) => JSON.parse(line).question));
    await shipped.close();
  });

  test('runs the bare model over the tokens that the embedder makes of a text', async () => {
    const model = await workbench.bareModel();
    const { tokens } = await (await workbench.embedder()).embedQuery('who built the kiln?');
    const ids = model.encode('who built the kiln?', 'question');
    expect(ids).toEqual([...(tokens?.ids ?? [])]);
    expect(await model.run(ids)).toEqual(tokens?.vectors);
  });
});

describe('bench', () => {
  const section = (title: string): Section => ({ title, figures: [] });
  const spec = (name: string, measure: (bench: Workbench) => AsyncIterable<Section>): SectionSpec => ({
    name,
    summary: name,
    byDefault: true,
    load: async () => measure,
  });

  test('names what it measures, before and after', async () => {
    const announced: string[] = [];
    const specs = [
      spec('one', async function* () {
        yield section('A');
        yield section('B');
      }),
      spec('two', async function* () {
        yield section('C');
      }),
    ];
    const sections = await all(bench(specs, options, ({ name }) => announced.push(name)));
    expect(sections).toEqual([
      { section: 'one', ...section('A') },
      { section: 'one', ...section('B') },
      { section: 'two', ...section('C') },
    ]);
    expect(announced).toEqual(['one', 'two']);
  });

  test('a stop keeps what was measured; a failure does too, and is told', async () => {
    const stop = new AbortController();
    const { repeat } = await import('../../../src/evaluation/bench/stopwatch.js');
    const specs = [
      spec('one', async function* ({ signal }) {
        yield section('A');
        stop.abort();
        await repeat(3, () => 1, signal);
        yield section('B');
      }),
      spec('two', async function* () {
        yield section('C');
      }),
    ];
    expect(await all(bench(specs, { ...options, signal: stop.signal }))).toEqual([{ section: 'one', ...section('A') }]);
    const ending = spec('zero', async function* () {
      yield section('Z');
      late.abort();
    });
    const late = new AbortController();
    expect(await all(bench([ending, ...specs], { ...options, signal: late.signal }))).toHaveLength(1);
    const failing = spec('three', async function* () {
      yield section('D');
      throw new Error('out of ink');
    });
    await expect(all(bench([failing], options))).rejects.toThrow('out of ink');
  });
});
