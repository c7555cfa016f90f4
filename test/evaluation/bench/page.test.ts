import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareRuns } from '../../../src/evaluation/bench/compare.js';
import { figure, yardstick } from '../../../src/evaluation/bench/figure.js';
import { growth } from '../../../src/evaluation/bench/growth-fit.js';
import { barChart } from '../../../src/evaluation/bench/page/bars.js';
import { curveChart } from '../../../src/evaluation/bench/page/curves.js';
import { renderPage } from '../../../src/evaluation/bench/page/page.js';
import { coordinates, parse } from '../page/parse.js';
import { runOf } from './runs.js';

const sizes = [100, 1000, 10_000];
const search = growth(
  {
    name: 'a search',
    unit: 'ms',
    rounds: [
      [0.1, 0.2],
      [0.2, 0.3],
      [0.5, 0.9],
    ],
  },
  sizes,
);
const recall = growth({ name: 'recall', unit: 'share', rounds: [[0.991], [1], [1]] }, sizes);
const run = runOf(
  [
    {
      section: 'answering',
      title: 'One answer <taken> "apart"',
      figures: [
        yardstick('bare & model', 'ms', [1, 2, 3]),
        figure('+ search', 'ms', [0.5, -0.1, 0.2]),
        figure('the whole', 'ms', [2.5, 3, 3.5], { bound: 'at most', value: 2 }),
        figure('against the model', '×', [1.2], { bound: 'at most', value: 1.5 }),
      ],
      notes: ["It's not <b>."],
    },
    {
      section: 'growth',
      title: 'Growth',
      figures: search.exponent ? [search.exponent] : [],
      sizes: 'vectors',
      curves: [search.curve, recall.curve],
    },
  ],
  { model: '<script>alert(1)</script>' },
);
/** A number keeps its unit beside it. */
const spaced = (text: string) => text.replaceAll('\u00A0', ' ');
const page = spaced(renderPage(run, null));
const elements = parse(page);
const named = (name: string) => elements.filter((element) => element.name === name);
const texts = elements.map(({ text }) => text);

describe('the page', () => {
  test('is one document that needs nothing else and runs nothing', () => {
    for (const name of ['html', 'head', 'body', 'style', 'h1']) expect(named(name)).toHaveLength(1);
    for (const name of ['script', 'link', 'img', 'iframe', 'object']) expect(named(name)).toEqual([]);
    for (const { attributes } of elements) {
      for (const key of ['src', 'href', 'onload', 'onclick']) expect(attributes.has(key)).toBe(false);
    }
    expect(page).not.toMatch(/url\(|@import|https?:/);
    expect(named('meta').map(({ attributes }) => attributes.get('content'))).toContain(
      "default-src 'none'; style-src 'unsafe-inline'",
    );
  });

  test('is light and dark, for phones and for paper', () => {
    const style = named('style')[0]?.text ?? '';
    expect(style).toContain('prefers-color-scheme: dark');
    expect(style).toContain('@media print');
    expect(named('meta').some(({ attributes }) => attributes.get('name') === 'viewport')).toBe(true);
    const used = new Set([...style.matchAll(/var\((--[\w]+)\)/g)].map((match) => match[1]));
    for (const name of used) expect(style.split(`${name}:`).length - 1).toBe(3);
  });

  test('has every figure in a table, with its spread, rounds and goal', () => {
    const cells = named('td').map(({ text }) => text);
    expect(cells.slice(0, 4)).toEqual(['bare &amp; model', '2.00 ms', '1.00 ms – 3.00 ms', '3']);
    expect(named('span').find(({ attributes }) => attributes.get('class') === 'bad')?.text).toBe(
      'missed: at most 2.00 ms',
    );
    expect(named('span').find(({ attributes }) => attributes.get('class') === 'good')?.text).toBe(
      'met: at most 1.50 ×',
    );
    expect(texts.some((text) => text.includes('1 of 2 goals met.'))).toBe(true);
    expect(cells.some((text) => text.endsWith('grows more slowly'))).toBe(true);
  });

  test('names what each chart shows, its axes and their units', () => {
    const charts = named('svg').filter(({ attributes }) => attributes.get('class') === 'chart');
    expect(charts).toHaveLength(3);
    for (const { attributes } of charts) {
      expect(attributes.get('role')).toBe('img');
      expect(attributes.get('aria-label')).toBeTruthy();
    }
    const axes = elements.filter(({ attributes }) => attributes.get('class') === 'axis-name').map(({ text }) => text);
    expect(axes).toEqual([
      'milliseconds',
      'milliseconds, logarithmic',
      'vectors, logarithmic',
      'share',
      'vectors, logarithmic',
    ]);
  });

  test('says when the run was not complete, and what changed since another', () => {
    expect(page).not.toContain('Not complete');
    const slower = runOf([{ section: 'answering', title: 'A', figures: [figure('the whole', 'ms', [9, 9, 9])] }]);
    const compared = spaced(renderPage({ ...slower, complete: false }, compareRuns(run, slower)));
    parse(compared);
    expect(compared).toContain('Not complete: this is what was measured so far.');
    expect(compared).toContain('<td>the whole</td><td>3.00 ms</td><td>9.00 ms</td><td class="bad">worse</td>');
  });
});

test('a step begins where the one before ends, anything else at 0', () => {
  const figures = [
    figure('a', 'ms', [4]),
    figure('+ b', 'ms', [2]),
    figure('+ c', 'ms', [-1]),
    figure('all', 'ms', [5]),
  ];
  const bars = parse(barChart(figures, 'some').text)
    .filter(({ name }) => name === 'rect')
    .map(({ attributes }) => [Number(attributes.get('x')), Number(attributes.get('width'))] as const);
  const [x = 0, width = 0] = bars[0] ?? [];
  const unit = width / 4;
  const expected = [0, 4, 5, 0].map((start, i) => [x + start * unit, [4, 2, 1, 5][i] ?? 0] as const);
  expect(bars).toHaveLength(4);
  bars.forEach(([left, wide], i) => {
    expect(left).toBeCloseTo(expected[i]?.[0] ?? Number.NaN, 0);
    expect(wide / unit).toBeCloseTo(expected[i]?.[1] ?? Number.NaN, 1);
  });
});

test('a share that is nearly whole looks so', () => {
  const ticks = parse(curveChart([recall.curve], 'vectors').text).filter(
    ({ attributes }) => attributes.get('class') === 'tick' && attributes.get('text-anchor') === 'end',
  );
  expect([ticks[0]?.text, ticks.at(-1)?.text]).toEqual(['0.9', '1']);
});

const thousandths = fc.integer({ min: 1, max: 1e8 }).map((value) => value / 1000);
const values = fc.array(thousandths, { minLength: 1, maxLength: 5 });

test('whatever the figures, nothing of a chart lies beside it', () => {
  fc.assert(
    fc.property(fc.array(values, { minLength: 1, maxLength: 6 }), fc.boolean(), (all, steps) => {
      const figures = all.map((rounds, i) => figure(`${steps && i > 0 ? '+ ' : ''}figure ${i}`, 'ms', rounds));
      for (const at of coordinates(parse(barChart(figures, 'some').text))) {
        expect(at).toBeGreaterThanOrEqual(-4.1);
        expect(at).toBeLessThanOrEqual(400.1);
      }
    }),
  );
});

test('whatever the curves, nothing of a chart lies beside it', () => {
  const curve = fc.array(fc.tuple(fc.integer({ min: 1, max: 1e6 }), values), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(fc.array(curve, { minLength: 1, maxLength: 6 }), (all) => {
      const curves = all.map((points, i) => {
        const by = [...new Map(points)].sort((a, b) => a[0] - b[0]);
        const rounds = by.map(([, own]) => own);
        return growth(
          { name: `curve ${i}`, unit: 'MB', rounds },
          by.map(([size]) => size),
        ).curve;
      });
      for (const at of coordinates(parse(curveChart(curves, 'vectors').text))) {
        expect(at).toBeGreaterThanOrEqual(-10.1);
        expect(at).toBeLessThanOrEqual(405);
      }
    }),
  );
});
