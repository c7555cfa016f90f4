import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Answer } from '../../src/answer/answer.js';
import { cleanQuestion } from '../../src/answer/question.js';
import { jsonLine } from '../../src/cli/render/json.js';
import type { Footnote } from '../../src/footnote.js';
import { HERONS, openArticles, openShipped, RECALL } from './fixtures.js';

const paragraph = z.int().min(1);
const milliseconds = z.number().min(0);

/** What `--json` promises: these keys and no others. */
const contract = z
  .strictObject({
    question: z.string().min(1),
    answerable: z.boolean(),
    confidence: z.number().min(0).max(1),
    reason: z.string().min(1).nullable(),
    passages: z
      .array(
        z
          .strictObject({
            article: z.string().min(1),
            title: z.string().min(1),
            paragraph,
            text: z.string().min(1),
            sentence: z.string().min(1),
            score: z.number(),
            citation: z.string().min(1),
            url: z.url({ protocol: /^https?$/ }).nullable(),
          })
          .refine(({ text, sentence }) => text.includes(sentence), 'the sentence is not verbatim'),
      )
      .max(10),
    ranking: z.array(z.strictObject({ article: z.string().min(1), paragraph, score: z.number() })).max(10),
    timing: z.strictObject({ embedMs: milliseconds, searchMs: milliseconds, totalMs: milliseconds }),
  })
  .refine(({ answerable, reason }) => answerable === (reason === null), 'a reason is for refusals')
  .refine(({ answerable, passages }) => answerable === passages.length > 0, 'passages are for answers')
  .refine(({ ranking }) => ranking.every(({ score }, i) => score <= (ranking[i - 1]?.score ?? score)), 'not sorted')
  .refine(
    ({ passages, ranking }) =>
      passages.every(({ article, paragraph: number, score }, i) => {
        const ranked = ranking[i];
        return ranked?.article === article && ranked.paragraph === number && ranked.score === score;
      }),
    'the passages are not the best of the ranking',
  )
  .refine(
    ({ ranking }) =>
      new Set(ranking.map(({ article, paragraph: number }) => `${article} ${number}`)).size === ranking.length,
    'a paragraph is ranked twice',
  );

/** As another program reads it. */
const read = (answer: Answer) => contract.parse(JSON.parse(jsonLine(answer)));

const QUESTIONS = [
  'why did Russia cancel?',
  'who won the 2014 world cup?',
  'when did the herons last nest here?',
  'how much is the refund?',
  's300',
  'what is the WTO',
  'the of and to',
  '???',
  '🎉',
  '谁签的?',
  'קטן',
  '<script>alert(1)</script>',
  '"; DROP TABLE questions; --',
  '__proto__ constructor toString',
  'a',
  '0',
  'a'.repeat(1000),
  'who '.repeat(250).trim(),
  'Who said that the birds vanished after the tannery upstream began to discharge chromium, and when, and why?',
];

describe('the --json contract', () => {
  let shipped: Footnote;
  let ours: Footnote;

  beforeAll(async () => {
    shipped = await openShipped();
    ours = await openArticles({ 'herons.md': HERONS, 'recall.txt': RECALL });
  });

  it.each(QUESTIONS)('is kept for %j', async (question) => {
    for (const footnote of [shipped, ours]) {
      const answer = read(await footnote.ask(question));
      expect(answer.question).toBe(question);
      expect(answer.passages.length).toBeLessThanOrEqual(3);
      const shown = await footnote.ask(question, { top: 10 });
      expect(read(shown).passages.length).toBeGreaterThanOrEqual(answer.passages.length);
    }
  });

  it('is kept by answers and by refusals', async () => {
    expect(read(await shipped.ask('why did Russia cancel?')).answerable).toBe(true);
    expect(read(await shipped.ask('who won the 2014 world cup?')).answerable).toBe(false);
    expect(read(await ours.ask('who nearly dropped her binoculars?')).passages[0]?.url).toContain('#story:~:text=');
  });

  it('is kept for whatever is typed', async () => {
    const anything = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc
        .array(fc.constantFrom('who', 'the', 'S-300', "Russia's", 'herons', 'why', '1,000', '?', '"', 'recal'), {
          maxLength: 12,
        })
        .map((words) => words.join(' ')),
    );
    await fc.assert(
      fc.asyncProperty(anything, async (typed) => {
        let question: string;
        try {
          question = cleanQuestion(typed);
        } catch {
          return;
        }
        expect(read(await ours.ask(question)).question).toBe(question);
      }),
      { numRuns: 200 },
    );
  });
});
