import { beforeAll, describe, expect, it } from 'vitest';
import { Library } from '../../src/discord/library.js';
import type { Suggestions } from '../../src/discord/suggestions.js';
import { HERONS, openArticles, openShipped, RECALL } from '../answer/fixtures.js';

describe("the shipped briefing's questions", () => {
  let library: Library;
  let suggestions: Suggestions;
  const texts = (typed: string) => suggestions.matching(typed).map(({ text }) => text);

  beforeAll(async () => {
    library = new Library(await openShipped());
    suggestions = library.suggestions;
  });

  it('come from all over the article when nothing is typed, whole sentences first', () => {
    const first = suggestions.matching(' ').slice(0, 25);
    expect(new Set(first.flatMap(({ paragraphs }) => paragraphs[0] ?? 0)).size).toBeGreaterThan(15);
    expect(first.filter(({ text }) => text.endsWith('?')).length).toBeGreaterThan(20);
  });

  it('hold what was typed, though the last word is unfinished or a word has a slip', () => {
    for (const typed of ['kremlinolo', 'wto acces', 'serdyukof']) {
      const [best = ''] = texts(typed);
      expect(best.toLowerCase(), typed).toContain(typed.slice(0, 5).split(' ')[0]);
    }
    expect(texts('red line')[0]?.toLowerCase()).toMatch(/red line|line.*red/);
  });

  it('hold every word before any of them', () => {
    const found = texts('burns moscow');
    const whole = found.map((text) => /burns/i.test(text) && /moscow/i.test(text));
    expect(whole.indexOf(false)).toBeGreaterThanOrEqual(whole.lastIndexOf(true));
    // One rare word would outweigh two, if any would do.
    expect(texts('russia governments')[0]).toMatch(/government.*russia/);
  });

  it('are found by the beginning of what is longer than any question', () => {
    const words = 'so did the russia thing pay off moscow '.repeat(150);
    expect(texts(words)).toEqual(texts(words.slice(0, 100)));
  });

  it('are none for what no question holds', () => {
    expect(texts('zzzz qqqq')).toEqual([]);
  });

  it('are offered only when the article does answer them', async () => {
    const refused = ['who won the 2014 world cup?', 'how tall is Medvedev?', 'where was Gates born?'];
    for (const question of refused) {
      const answer = await library.ask(question);
      expect(answer.answerable).toBe(false);
      const offered = await library.insteadOf(answer, 3);
      expect(offered).toHaveLength(3);
      for (const text of offered) expect((await library.ask(text)).answerable).toBe(true);
    }
  });
});

describe('several articles', () => {
  it('have questions of their own', async () => {
    const { suggestions, answerable } = await open();
    expect(suggestions.matching('who').map(({ article }) => article)).toEqual(
      expect.arrayContaining(['herons', 'recall']),
    );
    expect(suggestions.matching('who', 'recall').map(({ article }) => article)).toEqual(['recall']);
    expect(suggestions.matching('', 'herons').map(({ article }) => article)).toEqual(['herons']);
    expect(answerable).toEqual(['who recalls the kettles?']);
  });

  async function open() {
    const library = new Library(
      await openArticles({
        'herons.md': HERONS,
        'herons.questions.txt': '2: who nearly dropped her binoculars?\n',
        'recall.txt': RECALL,
        'recall.questions.txt': `1: who recalls the kettles?\n1: ${'who, '.repeat(30)}?\n`,
      }),
    );
    return { suggestions: library.suggestions, answerable: await library.examples('recall', 3) };
  }
});
