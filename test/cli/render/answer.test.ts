import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import type { Answer, CitedPassage } from '../../../src/answer/answer.js';
import { renderAnswer, renderQuestion, type Searched } from '../../../src/cli/render/answer.js';
import { bold, links, lookOf, plain } from './looks.js';

const searched: Searched = { articles: 1, paragraphs: 25, model: { id: 'built-in', calibrated: true } };

const passage: CitedPassage = {
  article: 'gull-point',
  title: 'The lamp at Gull Point burns again',
  paragraph: 4,
  text: 'The lamp went dark in 1993 because ships had begun to steer by satellite. The harbour board called it a luxury.',
  sentence: 'The lamp went dark in 1993 because ships had begun to steer by satellite.',
  score: 0.9,
  citation: 'The lamp at Gull Point burns again, paragraph 4 · Ida Marsh · Harbour Gazette',
  url: 'https://gazette.example/gull-point#:~:text=The%20lamp,satellite',
};

function answerWith(changes: Partial<Answer>): Answer {
  return {
    question: 'why did it go dark?',
    answerable: true,
    confidence: 0.9,
    reason: null,
    refusal: null,
    passages: [passage],
    ranking: [{ article: 'gull-point', paragraph: 4, score: 0.9 }],
    timing: { embedMs: 1.2, searchMs: 1.4, totalMs: 2.6 },
    ...changes,
  };
}

const refused = answerWith({ answerable: false, reason: 'nothing in it comes close to the question', passages: [] });

describe('renderAnswer', () => {
  it('shows number, text, citation, address and what was searched', async () => {
    expect(renderAnswer(answerWith({}), searched, await lookOf([], { width: 60 }))).toBe(
      [
        '¶ 4  **The lamp went dark in 1993 because ships had begun to',
        '     steer by satellite.** The harbour board called it a',
        '     luxury.',
        '     — The lamp at Gull Point burns again, paragraph 4 · Ida',
        '     Marsh · Harbour Gazette',
        '     https://gazette.example/gull-point#:~:text=The%20lamp,satellite',
        '',
        '25 passages searched with the built-in model in 3 ms',
        '',
      ].join('\n'),
    );
  });

  it('aligns the texts of all passages and puts a blank line between them', async () => {
    const passages = [passage, { ...passage, paragraph: 112, text: 'It is lit.', sentence: 'It is lit.', url: null }];
    const lines = renderAnswer(answerWith({ passages }), searched, await lookOf([])).split('\n');
    expect(lines[0]).toMatch(/^¶ 4 {4}\*\*The lamp/);
    expect(lines).toContain('¶ 112  **It is lit.**');
    expect(lines[lines.indexOf('¶ 112  **It is lit.**') - 1]).toBe('');
  });

  it('makes the sentence bold across lines and the rest dim', async () => {
    const rendering = renderAnswer(answerWith({}), searched, await lookOf([], { width: 40, colour: true }));
    expect(bold(rendering).join(' ')).toBe(passage.sentence);
    expect(bold(rendering).length).toBeGreaterThan(1);
    expect(rendering).toContain('\u001B[2m The harbour');
    expect(plain(rendering)).not.toContain('**');
  });

  it('stops growing at 100 columns', async () => {
    const long = { ...passage, text: `${passage.text} `.repeat(5).trim() };
    const rendering = renderAnswer(answerWith({ passages: [long] }), searched, await lookOf([], { width: 200 }));
    const widest = Math.max(...rendering.split('\n').map((line) => line.length));
    expect(widest).toBeGreaterThan(95);
    expect(widest).toBeLessThanOrEqual(105);
  });

  it('links the citation, each line by itself, where the terminal can', async () => {
    const look = await lookOf([], { width: 60, colour: true, hyperlinks: true });
    const rendering = renderAnswer(answerWith({}), searched, look);
    const found = links(rendering);
    expect(found.map(({ text }) => text).join(' ')).toBe(`— ${passage.citation}`);
    expect(new Set(found.map(({ address }) => address))).toEqual(new Set([passage.url]));
    expect(plain(rendering)).not.toContain('https');
  });

  it.each(['javascript:alert(1)', 'nowhere', 'https://x.example/\u0007\u001B]8;;', 'file:///etc/passwd'])(
    'shows of the address %j nothing that a terminal acts on or a browser should not open',
    async (url) => {
      const look = await lookOf([], { colour: true, hyperlinks: true });
      const rendering = renderAnswer(answerWith({ passages: [{ ...passage, url }] }), searched, look);
      expect(plain(rendering)).not.toMatch(/(?!\n)\p{Cc}/u);
      expect(rendering).not.toMatch(/javascript|nowhere|file:/);
    },
  );

  it('refuses in one sentence, with its reason and no passage', async () => {
    expect(renderAnswer(refused, searched, await lookOf([]))).toBe(
      'The article does not answer this: nothing in it comes close to the question.\n\n' +
        '25 passages searched with the built-in model in 3 ms\n',
    );
    const several = renderAnswer(refused, { ...searched, articles: 35 }, await lookOf([]));
    expect(several).toMatch(/^The articles do not answer this: nothing in it comes close to the question\.\n/);
    const sentence = renderAnswer({ ...refused, reason: 'No idea.' }, searched, await lookOf([]));
    expect(sentence).toMatch(/^The article does not answer this: No idea\.\n/);
    expect(renderAnswer({ ...refused, reason: null }, searched, await lookOf([]))).toMatch(/does not answer this\.\n/);
  });

  it.each([
    [{ ...searched, paragraphs: 1 }, 0.4, '1 passage searched with the built-in model in less than 1 ms'],
    [{ ...searched, paragraphs: 12_345 }, 1234.5, '12,345 passages searched with the built-in model in 1,235 ms'],
    [
      { ...searched, model: { id: 'owner/model', calibrated: false } },
      3,
      '25 passages searched with owner/model (uncalibrated) in 3 ms',
    ],
  ])('says what was searched: %#', async (what, totalMs, line) => {
    const answer = { ...refused, timing: { ...refused.timing, totalMs } };
    expect(
      renderAnswer(answer, what, await lookOf([]))
        .split('\n')
        .at(-2),
    ).toBe(line);
  });

  it('survives a paragraph without end, and a sentence that is not in its text', async () => {
    const endless = { ...passage, text: 'word '.repeat(20_000).trim(), sentence: 'not there' };
    const rendering = renderAnswer(answerWith({ passages: [endless] }), searched, await lookOf([]));
    expect(rendering.split('\n').length).toBeLessThan(30);
    expect(rendering).not.toContain('**');
  });
});

/** Whatever an article or a question may contain: escapes, controls, wide and joined characters, very long words. */
const hostile = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.lorem({ maxCount: 3 }) },
      fc.constantFrom(
        '\u001B[31m',
        '\u001B]0;title\u0007',
        '\u009B2J',
        '\u001B',
        '\r',
        '\u0008',
        '\u202E',
        '\u001B]8;;x\u001B\\',
      ),
      fc.constantFrom(
        '灯塔在星期六',
        'ラ',
        '👩‍👩‍👧',
        '🇫🇮',
        'e\u0301',
        '\u0301',
        'ไทย',
        '\uD800',
        'x'.repeat(150),
        '**',
        '¶',
      ),
      fc.string({ unit: 'binary', maxLength: 10 }),
    ),
    { minLength: 1, maxLength: 25 },
  )
  .map((parts) => parts.join(' '));

describe('any rendering', () => {
  it('is within the width and holds no escape but ours', async () => {
    const passages = fc.array(
      fc.record({
        before: hostile,
        sentence: hostile,
        after: hostile,
        citation: hostile,
        paragraph: fc.integer({ min: 1, max: 99_999 }),
      }),
      { minLength: 1, maxLength: 3 },
    );
    await fc.assert(
      fc.asyncProperty(
        hostile,
        passages,
        fc.integer({ min: 20, max: 200 }),
        fc.boolean(),
        async (question, given, width, colour) => {
          const cited = given.map(({ before, sentence, after, citation, paragraph }) => {
            return { ...passage, text: `${before} ${sentence} ${after}`, sentence, citation, paragraph, url: null };
          });
          const answer = answerWith({ question, passages: cited });
          const texts = cited.flatMap(({ text, citation }) => [text, citation]);
          const look = await lookOf([question, ...texts], { width, colour, hyperlinks: colour });
          const rendering = `${renderQuestion(question, look)}\n${renderAnswer(answer, searched, look)}`;
          for (const line of plain(rendering).split('\n')) {
            expect(line).not.toMatch(/[\p{Cc}\p{Cs}\u202A-\u202E]/u);
            expect(stringWidth(line, { countAnsiEscapeCodes: true })).toBeLessThanOrEqual(width);
          }
          if (!colour) expect(rendering).not.toContain('\u001B');
        },
      ),
      { numRuns: 200 },
    );
  });
});
