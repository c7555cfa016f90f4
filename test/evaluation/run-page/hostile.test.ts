import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluationPage } from '../../../src/evaluation/run-page/page.js';
import { rowOf } from '../outcomes.js';
import { coordinates, parse } from '../page/parse.js';
import { made, OUTCOMES, QUESTIONS, undecided } from './runs.js';

const HOSTILE = '</script><script>alert(1)</script><img src=x onerror=alert(1)>"\'&amp;\u202Eevil\u0000\u001B[31m';
const ARABIC = 'متى بُني الفرن؟';
/** As it is written, without what nobody can see. */
const VISIBLE = '</script><script>alert(1)</script><img src=x onerror=alert(1)>"\'&amp;evil';

describe('whatever stands in a question, an article or a gold file', () => {
  test('is text on the page', async () => {
    const row = rowOf(
      { id: HOSTILE, question: HOSTILE, answer: HOSTILE, kind: HOSTILE, paragraphs: [1] },
      {
        shown: [{ article: 'kiln', paragraph: 1, sentence: HOSTILE }],
        ranking: [{ article: 'kiln', paragraph: 1, score: 1 }],
      },
    );
    const other = rowOf(
      { answerable: false, kind: ARABIC, question: ARABIC },
      { ranking: [{ article: HOSTILE, paragraph: 7, score: 2 }] },
    );
    const plain = await made({
      questions: [row.question, other.question],
      outcomes: { [HOSTILE]: [row.outcome, other.outcome], other: [row.outcome, other.outcome] },
      texts: [HOSTILE, ARABIC],
      title: HOSTILE,
    });
    const page = evaluationPage({
      ...plain,
      id: HOSTILE,
      gold: { ...plain.gold, file: HOSTILE, sha256: HOSTILE },
      machine: { node: HOSTILE, platform: HOSTILE, processor: HOSTILE },
    });
    const elements = parse(page);
    expect(elements.filter(({ name }) => name === 'script')).toHaveLength(1);
    expect(elements.filter(({ name }) => name === 'img')).toEqual([]);
    for (const unseen of ['\0', '\u001B', '\u202E']) expect(page).not.toContain(unseen);
    const contents = elements.map((element) => element.content());
    expect(contents.filter((content) => content === VISIBLE).length).toBeGreaterThan(8);
    expect(elements.find(({ name }) => name === 'title')?.content()).toBe(
      `Footnote: how well it answers about ${VISIBLE}`,
    );
    const arabic = elements.filter((element) => element.name !== 'text' && element.content() === ARABIC);
    expect(arabic.length).toBeGreaterThan(2);
    for (const { name, attributes } of arabic)
      expect(name === 'bdi' || name === 'option' || name === 'tr' || attributes.get('dir') === 'auto').toBe(true);
  });
});

const share = fc.double({ min: 0, max: 1, noNaN: true });
const row = fc
  .record({
    answerable: fc.boolean(),
    kind: fc.constantFrom('a', 'b', 'c'),
    confidence: share,
    rank: fc.option(fc.integer({ min: 1, max: 3 })),
    ms: fc.double({ min: 0, max: 1e5, noNaN: true }),
  })
  .map(({ answerable, kind, confidence, rank, ms }) =>
    rowOf({ answerable, kind, paragraphs: answerable ? [2] : [] }, { confidence, rank: answerable ? rank : null, ms }),
  );

test('whatever came of the questions, the page is whole and nothing of a chart lies beside it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 6 }), fc.boolean(), async (rows, decides) => {
      const outcomes = rows.map(({ outcome }) => (decides ? outcome : undecided(outcome)));
      const page = evaluationPage(
        await made({ questions: rows.map(({ question }) => question), outcomes: { outcomes } }),
      );
      for (const at of coordinates(parse(page))) {
        expect(at).toBeGreaterThanOrEqual(-10.1);
        expect(at).toBeLessThanOrEqual(445);
      }
      expect(page).not.toMatch(/NaN|undefined|Infinity|\[object/);
    }),
    { numRuns: 25 },
  );
});

test('100 questions of seven systems that find a thousand long paragraphs are less than 1 MB', async () => {
  const texts = Array.from(
    { length: 1000 },
    (_, i) => `${i} ${'The kiln was lit in spring and nobody watched. '.repeat(24)}`,
  );
  const first = await made({ questions: QUESTIONS, outcomes: { footnote: OUTCOMES }, texts });
  const many = Array.from({ length: 100 }, (_, q) => ({
    question: { ...QUESTIONS[q % 4], id: `q${q}`, question: `${'why was it lit '.repeat(5)}${q}?` },
    outcome: {
      ...OUTCOMES[q % 4],
      ranking: Array.from({ length: 10 }, (_, i) => ({
        article: 'kiln',
        paragraph: q * 10 + i + 1,
        score: i,
      })),
    },
  }));
  const [system] = first.systems;
  const run = {
    ...first,
    passages: texts.map((text, i) => ({ article: 'kiln', paragraph: i + 1, text })),
    questions: many.map(({ question }) => question),
    systems: Array.from({ length: 7 }, (_, i) => ({
      ...system,
      name: `s${i}`,
      outcomes: many.map(({ outcome }) => outcome),
    })),
  };
  const page = evaluationPage(run as typeof first);
  const elements = parse(page);
  const ids = new Set(elements.map(({ attributes }) => attributes.get('id')));
  for (const { name, attributes } of elements)
    if (name === 'a') expect(ids).toContain(attributes.get('href')?.slice(1));
  // Every question's first ones, not all of the thousand.
  expect([...ids].filter((id) => /^p\d+$/.test(id ?? '')).length).toBeGreaterThan(200);
  expect(page).toContain('The page has room for the best ranked.');
  expect(Buffer.byteLength(page)).toBeLessThan(1_000_000);
  expect(Buffer.byteLength(page)).toBeGreaterThan(400_000);
});
