import { describe, expect, test } from 'vitest';
import { evaluationPage } from '../../../src/evaluation/run-page/page.js';
import { rowOf } from '../outcomes.js';
import { type Element, parse } from '../page/parse.js';
import { made, OUTCOMES, QUESTIONS, undecided } from './runs.js';

/** Charts of a page by the beginning of what they say they show, each with its own elements. */
function chartsOf(page: string): { label: string; elements: Element[] }[] {
  return [...page.matchAll(/<svg class="chart"[\s\S]*?<\/svg>/g)].map(([svg]) => {
    const elements = parse(svg);
    return { label: elements[0]?.attributes.get('aria-label') ?? '', elements };
  });
}
const chart = (page: string, label: string) => chartsOf(page).find((one) => one.label.startsWith(label));
const ofClass = (one: ReturnType<typeof chart>, name: string) =>
  (one?.elements ?? []).filter(({ attributes }) => attributes.get('class')?.split(' ').includes(name));
const number = (element: Element | undefined, key: string) => Number(element?.attributes.get(key));

// Of ten at each confidence this many are answerable.
const ROWS = [1, 5, 9].flatMap((right) =>
  Array.from({ length: 10 }, (_, i) => rowOf({ answerable: i < right, kind: 'k' }, { confidence: right / 10 + 0.05 })),
);
const questions = ROWS.map(({ question }) => question);
const outcomes = ROWS.map(({ outcome }) => outcome);
const page = evaluationPage(await made({ questions, outcomes: { footnote: outcomes } }));
const compared = evaluationPage(
  await made({ questions: QUESTIONS, outcomes: { footnote: OUTCOMES, bm25: OUTCOMES.map(undecided) } }),
);

describe('the charts', () => {
  test('the reliability diagram has a dot with its interval and a count for each bin', () => {
    const diagram = chart(page, 'Reliability diagram');
    expect(diagram?.label).toContain('.10 to .20: .10 of 10 questions; .50 to .60: .50 of 10 questions');
    const dots = ofClass(diagram, 'dot');
    expect(dots).toHaveLength(3);
    expect(ofClass(diagram, 'whisker')).toHaveLength(3);
    // One step of stated confidence is as far as another, and one of what came as well: 26 to 236, upwards.
    expect(number(dots[0], 'cx')).toBeCloseTo(46 + 0.15 * 334, 0);
    expect(number(dots[1], 'cy')).toBeCloseTo(131, 0);
    expect(number(dots[2], 'cy')).toBeCloseTo(236 - 0.9 * 210, 0);
    const counts = diagram?.elements.filter(
      ({ text, attributes }) => text === '10' && attributes.get('class') === 'tick',
    );
    expect(counts).toHaveLength(3);
  });

  test('precision and recall of refusals have what is in use marked', () => {
    const refusals = chart(page, 'Precision of refusals');
    // Refused are the ten of .15, of which nine are unanswerable; 15 are in all.
    expect(refusals?.label).toContain('In use: precision .90, recall .60.');
    expect(refusals?.label).toContain('Refusing at random: precision .50.');
    const [mark] = ofClass(refusals, 'in-use');
    const [, x, y] = /^M([\d.]+) ([\d.]+)l/.exec(mark?.attributes.get('d') ?? '') ?? [];
    expect(Number(x)).toBeCloseTo(46 + 0.6 * 334, 0);
    expect(Number(y) + 7).toBeCloseTo(246 - 0.9 * 220, 0);
    expect(page).toContain('what was refused reached at most .150, what was answered at least .550');
  });

  test('the distributions stand above and below the line, as high as they count', () => {
    const scores = chart(page, 'How many questions reach which confidence');
    const height = (name: string) => ofClass(scores, name).map((bar) => number(bar, 'height'));
    const [least = 0, half = 0, most = 0] = height('answerable');
    expect([half / least, most / least]).toEqual([expect.closeTo(5, 0), expect.closeTo(9, 0)]);
    expect(height('unanswerable').map((one) => Math.round(one / least))).toEqual([9, 5, 1]);
    const line = /M([\d.]+) /.exec(ofClass(scores, 'mark-line')[0]?.attributes.get('d') ?? '')?.[1];
    expect(Number(line)).toBeCloseTo(46 + 0.35 * 334, 0);
  });

  test('hit@k has a curve for each system and each kind, with ten points', () => {
    const hits = chart(compared, 'hit@1 to hit@10 by system');
    expect(hits?.label).toContain('footnote: .50, 1.00, 1.00');
    expect(ofClass(hits, 'curve').map(({ attributes }) => attributes.get('class'))).toEqual(['curve c1', 'curve c2']);
    const marks = ofClass(hits, 'mark').map(({ attributes }) => attributes.get('d') ?? '');
    expect(marks).toHaveLength(20);
    // A circle about the first k, at half the height, and one about the last, at the top.
    expect(marks[0]).toMatch(/^M42 131a/);
    expect(marks[9]).toMatch(/^M376 26a/);
    expect(ofClass(hits, 'spread')).toHaveLength(3);
    expect(chart(compared, 'hit@1 to hit@10 by kind of question')?.label).toContain('lexical (1): 1.00');
  });

  test('what ranks and does not decide has its scores, and no confidence that comes true', () => {
    expect(chartsOf(compared).filter(({ label }) => label.startsWith('Reliability'))).toHaveLength(1);
    const scores = chart(
      compared,
      "How many questions reach which score of the best paragraph, in the system's own unit",
    );
    expect(ofClass(scores, 'answerable').length).toBeGreaterThan(0);
    expect(ofClass(scores, 'mark-line')).toEqual([]);
  });

  test('the kinds have their share with its interval', () => {
    expect(chart(compared, 'Right paragraph first. lexical: 1.00 (1.00 to 1.00); paraphrase: .00')).toBeDefined();
    expect(chart(compared, 'Unanswerable, and refused. far: 1.00 (1.00 to 1.00); near: .00')).toBeDefined();
  });
});
