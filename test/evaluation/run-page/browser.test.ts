import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { evaluationPage } from '../../../src/evaluation/run-page/page.js';
import { rowOf } from '../outcomes.js';
import { BrowserPage, chromiumPath } from './chromium.js';
import { made, OUTCOMES, QUESTIONS, undecided } from './runs.js';

const chromium = chromiumPath();
const WITHOUT = chromium === null ? ' (skipped: no Chromium on PATH, and CHROMIUM names none)' : '';
const LONG = 'unbrokenword'.repeat(30);

describe.skipIf(chromium === null)(`in a browser${WITHOUT}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'footnote-page-'));
  let page: BrowserPage;
  beforeAll(async () => {
    const long = rowOf({ id: LONG, question: `${LONG}?`, kind: LONG, answer: LONG }, { confidence: 0.4 });
    const run = await made({
      questions: [...QUESTIONS, long.question],
      outcomes: Object.fromEntries(
        ['footnote', 'bm25', LONG].map((name, i) => {
          const own = [...OUTCOMES, long.outcome];
          return [name, i === 1 ? own.map(undecided) : own];
        }),
      ),
      title: LONG,
    });
    writeFileSync(join(folder, 'page.html'), evaluationPage(run));
    page = await BrowserPage.open(chromium ?? '');
    await page.load(pathToFileURL(join(folder, 'page.html')).href);
  });
  afterAll(async () => {
    await page?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const shown = () =>
    page.evaluate(
      `[...document.querySelectorAll('.questions tbody')].filter((row) => !row.hidden).map((row) => row.id).join()`,
    );
  const filter = (control: string, value: string) =>
    page.evaluate(`{ const form = document.getElementById('filter'); form.elements.${control}.value = ${JSON.stringify(value)};
      form.dispatchEvent(new Event('input')); form.querySelector('output').textContent; }`);

  test('the page renders, light and dark, wide and narrow, without a word on the console', async () => {
    const pictures: Buffer[] = [];
    for (const width of [1280, 390]) {
      for (const scheme of ['light', 'dark'] as const) {
        await page.look(width, scheme);
        expect(await page.evaluate('document.scrollingElement.scrollWidth'), `${width} ${scheme}`).toBe(width);
        pictures.push(await page.screenshot());
      }
    }
    for (const picture of pictures) {
      expect(picture.subarray(1, 4).toString()).toBe('PNG');
      // One colour all over would be some kB.
      expect(picture.length).toBeGreaterThan(50_000);
    }
    expect(new Set(pictures.map((picture) => picture.toString('base64'))).size).toBe(4);
    expect(page.complaints).toEqual([]);
  });

  test('the script runs and no other may', async () => {
    expect(await page.evaluate(`getComputedStyle(document.getElementById('filter')).display`)).toBe('flex');
    await page.evaluate(
      `document.body.append(Object.assign(document.createElement('script'), { text: 'window.ran = true' }))`,
    );
    expect(await page.evaluate('window.ran')).toBeUndefined();
    expect(page.complaints.splice(0).join()).toContain('Content Security Policy');
  });

  test('questions are filtered and searched, and a link brings back the one it leads to', async () => {
    expect(await filter('outcome', 'refused')).toBe('2 of 5 questions');
    expect(await shown()).toBe('q2,q5');
    expect(await filter('kind', 'paraphrase')).toBe('1 of 5 questions');
    expect(await shown()).toBe('q2');
    await filter('outcome', '');
    await filter('kind', '');
    expect(await filter('words', 'WHÉN 1 built')).toBe('1 of 5 questions');
    expect(await shown()).toBe('q1');
    await page.evaluate(`location.hash = '#q3'; new Promise((done) => setTimeout(done))`);
    await page.evaluate('new Promise((done) => requestAnimationFrame(done))');
    expect(await shown()).toBe('q1,q2,q3,q4,q5');
    expect(await page.evaluate(`document.querySelector('#q3 details').open`)).toBe(true);
  });

  test('in print all is open and nothing can be operated', async () => {
    await page.look(720, 'print');
    expect(await page.evaluate(`getComputedStyle(document.getElementById('filter')).display`)).toBe('none');
    expect(await page.evaluate('document.scrollingElement.scrollWidth')).toBe(720);
    expect(
      await page.evaluate(`document.querySelector('#q1 .passage').checkVisibility({ contentVisibilityAuto: true })`),
    ).toBe(true);
    const pdf = await page.send('Page.printToPDF');
    expect(Buffer.from(String(pdf.data), 'base64').subarray(0, 4).toString()).toBe('%PDF');
    expect(page.complaints).toEqual([]);
  });
});
