import { createHash } from 'node:crypto';
import { Script } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { evaluationPage } from '../../../src/evaluation/run-page/page.js';
import { type Element, parse } from '../page/parse.js';
import { made, OUTCOMES, QUESTIONS, undecided } from './runs.js';

const alone = evaluationPage(await made({ questions: QUESTIONS, outcomes: { footnote: OUTCOMES } }));
const others = { footnote: OUTCOMES, bm25: OUTCOMES.map(undecided), other: [...OUTCOMES].reverse() };
const comparing = await made({ questions: QUESTIONS, outcomes: others });
const compared = evaluationPage(comparing);

const having = (elements: readonly Element[], key: string, value: string) =>
  elements.filter(({ attributes }) => attributes.get(key)?.split(' ').includes(value));
const named = (elements: readonly Element[], name: string) => elements.filter((element) => element.name === name);
const rowsOf = (page: string) => named(parse(page), 'tr').map((row) => row.content().replace(/\s+/g, ' '));

describe.each([
  ['of one system', alone],
  ['of several systems', compared],
])('the page %s', (_, page) => {
  const elements = parse(page);

  test('needs nothing else, and runs its own script alone', () => {
    for (const name of ['link', 'img', 'iframe', 'object', 'base']) expect(named(elements, name)).toEqual([]);
    const [script, ...more] = named(elements, 'script');
    expect(more).toEqual([]);
    expect([...(script?.attributes ?? [])]).toEqual([]);
    const text = /<script>([\s\S]*?)<\/script>/.exec(page)?.[1] ?? '';
    new Script(text);
    const digest = createHash('sha256').update(text).digest('base64');
    const policy = named(elements, 'meta').find(({ attributes }) => attributes.has('http-equiv'));
    expect(policy?.attributes.get('content')).toBe(
      `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${digest}'`,
    );
    expect(page).not.toMatch(/url\(|@import|https?:/);
    for (const { attributes } of elements) {
      expect([...attributes.keys()].filter((key) => /^on|^src$|^style$/.test(key))).toEqual([]);
    }
  });

  test('leads only to what it holds, each of which is there once', () => {
    const ids = elements.flatMap(({ attributes }) => attributes.get('id') ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const links = named(elements, 'a').map(({ attributes }) => attributes.get('href') ?? '');
    expect(links.length).toBeGreaterThan(10);
    for (const link of links) expect(ids.map((id) => `#${id}`)).toContain(link);
  });

  test('has a name for every chart, table and control, and no heading that skips a level', () => {
    const charts = having(elements, 'class', 'chart');
    expect(charts.length).toBeGreaterThan(6);
    for (const { attributes } of charts) {
      expect(attributes.get('role')).toBe('img');
      expect(attributes.get('aria-label')?.length).toBeGreaterThan(20);
    }
    expect(named(elements, 'caption')).toHaveLength(named(elements, 'table').length);
    const controls = elements.filter(({ name }) => ['input', 'select'].includes(name)).length;
    expect(named(elements, 'label')).toHaveLength(controls);
    const levels = elements.filter(({ name }) => /^h\d$/.test(name)).map(({ name }) => Number(name[1]));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.forEach((level, i) => {
      expect(level).toBeLessThanOrEqual((levels[i - 1] ?? 0) + 1);
    });
  });

  test('names the axes of its charts with their units', () => {
    const axes = having(elements, 'class', 'axis-name').map((axis) => axis.content());
    for (const axis of [
      'milliseconds',
      'share of the questions, or area',
      'stated confidence',
      'k: paragraphs looked at',
    ])
      expect(axes).toContain(axis);
  });
});

test('every figure stands in a table with its interval', () => {
  expect(rowsOf(alone)).toContain('right paragraph first (hit@1).50.00 to 1.00');
  const area = rowsOf(compared).find((row) => row.startsWith('answerable or not (AUC)'));
  expect(area).toMatch(/^answerable or not \(AUC\)(?:[.\d]+ to [.\d]+){3}$/);
});

test('differences are said in words, with what chance alone would make', () => {
  const words = rowsOf(compared).filter((row) => /(?:better|worse|may be noise|no question differs)/.test(row));
  expect(words).toContain('hit@1.00 (.00 to .00)no question differs');
  expect(
    words.some((row) => /may be noise: \d questions? differs?; by chance alone this much .* times? \(p =/.test(row)),
  ).toBe(true);
  expect(rowsOf(alone).filter((row) => row.includes('by chance'))).toEqual([]);
  const rare = comparing.comparisons.map((one) => ({
    ...one,
    differences: one.differences.map((difference) => ({ ...difference, questions: 3, p: 0.03 })),
  }));
  expect(evaluationPage({ ...comparing, comparisons: rare })).toContain('not rare enough where 2 are compared');
});

test('what was evaluated is named, but not where the files lie', () => {
  expect(alone).toContain('kiln.gold.jsonl, 4 questions, ffffffffffff');
  expect(alone).toContain('model built-in, aaaaaaaaaaaa, fitted on others, bbbbbbbbbbbb');
  expect(alone).not.toContain('somebody');
});

test('a run that was stopped says so, and on what it was fitted where that flatters it', async () => {
  expect(alone).not.toMatch(/Stopped after|flatter/);
  const run = await made({ questions: QUESTIONS, outcomes: { footnote: OUTCOMES }, of: 9 });
  expect(evaluationPage(run)).toContain('Stopped after 4 of 9 questions');
  const systems = run.systems.map((system) => ({
    ...system,
    model: system.model && { ...system.model, fittedOn: '7 questions about kiln, by footnote eval calibrate' },
  }));
  expect(evaluationPage({ ...run, systems })).toContain('flatter');
});
