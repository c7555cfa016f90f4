import { describe, expect, test } from 'vitest';
import { evaluationPage } from '../../../src/evaluation/run-page/page.js';
import { goldOf, outcomeOf } from '../outcomes.js';
import { type Element, parse } from '../page/parse.js';
import { made, OUTCOMES, QUESTIONS, ranking, undecided } from './runs.js';

const outcomes = { footnote: OUTCOMES, bm25: OUTCOMES.map(undecided) };
const elements = parse(evaluationPage(await made({ questions: QUESTIONS, outcomes })));
const rows = elements.filter(({ name, attributes }) => name === 'tbody' && attributes.has('data-kind'));
const text = (element: Element | undefined) => element?.content().replace(/\s+/g, ' ').trim() ?? '';

describe('the table of the questions', () => {
  test('has each with its kind, right paragraphs, place, decision and ranking', () => {
    expect(rows).toHaveLength(4);
    expect(text(rows[0])).toMatch(
      /^when was it built\?a1 · lexical ¶ 2 ✓ first ✓ answered confidence \.92 ✓ ¶ 2 ¶ 1 ¶ 3 Paragraphs/,
    );
    expect(text(rows[1])).toMatch(
      /^what is left of it\?a2 · paraphrase ¶ 3 ✗ second ✗ refused confidence \.31 ¶ 1 ✓ ¶ 3 /,
    );
    expect(text(rows[2])).toMatch(/^who won\?u1 · far none: unanswerable – ✓ refused confidence \.12 ¶ 1 /);
    expect(text(rows[3])).toMatch(/ – ✗ answered confidence \.71 ¶ 2 ¶ 3 ¶ 1 /);
  });

  test('has the text of the paragraphs, the shown sentence marked, and what was expected', () => {
    expect(text(rows[0])).toContain(
      'Expected: 1911 ¶ 2 · ranked first · score 5.00 · shown · ✓ right' +
        'It was built in 1911 by two brothers. The bricks came by barge.',
    );
    const strong = elements.filter(({ name, attributes, text }) => name === 'strong' && attributes && text !== '');
    expect(strong.map(text)).toEqual(['It was built in 1911 by two brothers.']);
    expect(text(rows[1])).toContain('Refused: it is not close.');
  });

  test('has the rankings of the other systems', () => {
    expect(text(rows[1])).toContain('bm25: 1, ✓ 3');
  });

  test('can be filtered by kind and by what went wrong, with how many that are', () => {
    const options = elements.filter(({ name }) => name === 'option').map((option) => option.content());
    expect(options).toEqual([
      'all',
      ...['lexical', 'paraphrase', 'far', 'near'],
      'all',
      'Ranked too low (1)',
      'Refused, though the article answers (1)',
      'Answered, though the article does not say (1)',
      'Nothing went wrong (2)',
    ]);
    expect(rows.map(({ attributes }) => attributes.get('data-outcome'))).toEqual([
      'right',
      'not-first refused',
      'right',
      'answered',
    ]);
    const form = elements.find(({ name }) => name === 'form');
    expect(form?.attributes.has('hidden')).toBe(true);
  });
});

test('what went wrong leads to the questions, with what came instead', () => {
  const section = elements.find(({ attributes }) => attributes.get('id') === 'misses');
  expect(text(section)).toBe(
    'What went wrong Ranked too low: 1 question what is left of it? second; first came ¶ 1 ' +
      'Refused, though the article answers: 1 question what is left of it? confidence .31; first came ¶ 1 ' +
      'Answered, though the article does not say: 1 question who sold it? confidence .71; first came ¶ 2',
  );
});

test('each paragraph says which questions it answers', () => {
  const section = elements.find(({ attributes }) => attributes.get('id') === 'paragraphs');
  expect(text(section)).toMatch(/¶ 2It was built in 1911 .* barge\.Answers a1 ¶ 3The war .* stands\.Answers a2$/);
});

test('a right paragraph that was not found is shown, too', async () => {
  const question = goldOf({ id: 'x', paragraphs: [3] });
  const outcome = outcomeOf({ ranking: ranking(1), rank: null });
  const page = parse(evaluationPage(await made({ questions: [question], outcomes: { footnote: [outcome] } })));
  const [row] = page.filter(({ attributes }) => attributes.get('id') === 'q1');
  expect(text(row)).toContain('✗ not among ten');
  expect(text(row)).toContain('¶ 3 · not among ten · ✓ rightThe war ended its work.');
});
