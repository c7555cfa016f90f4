import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanLine } from '../../../src/article/clean-characters.js';
import { excerpt, excerptable } from '../../../src/discord/render/excerpt.js';
import { isWhole, longestCluster } from './clusters.js';
import { hostileText } from './hostile.js';
import { kindsOf, parseMarkdown, visible } from './markdown.js';

const TEXT =
  'One boat was late. Two boats were early. The third boat sank in the storm. Four boats came home. The fifth is lost.';
const SENTENCE = 'The third boat sank in the storm.';

describe('excerpt', () => {
  it('shows a paragraph that fits whole', () => {
    expect(excerpt(excerptable(TEXT, SENTENCE, 2), 200)).toBe(TEXT.replace(SENTENCE, `**${SENTENCE}**`));
  });

  it('leaves out whole sentences, those before last', () => {
    expect(excerpt(excerptable(TEXT, SENTENCE, 2), 100)).toBe(
      '… Two boats were early. **The third boat sank in the storm.** Four boats came home. …',
    );
    expect(excerpt(excerptable(TEXT, SENTENCE, 2), 70)).toBe(
      '… Two boats were early. **The third boat sank in the storm.** …',
    );
    expect(excerpt(excerptable(TEXT, SENTENCE, 2), 41)).toBe('… **The third boat sank in the storm.** …');
  });

  it('gives one side what the other cannot use', () => {
    const first = 'One boat was late.';
    expect(excerpt(excerptable(TEXT, first, 0), 90)).toBe(
      '**One boat was late.** Two boats were early. The third boat sank in the storm. …',
    );
  });

  it('cuts a sentence that is itself too long inside the bold', () => {
    expect(excerpt(excerptable(TEXT, SENTENCE, 2), 30)).toBe('… **The third boat sank in…**');
    expect(excerpt(excerptable(`${SENTENCE} It is lost.`, SENTENCE, 0), 38)).toBe('**The third boat sank in the…**');
    expect(excerpt(excerptable(SENTENCE, SENTENCE, 0), 32)).toBe('**The third boat sank in the…**');
  });

  it('marks the copy of a sentence that answers', () => {
    expect(excerpt(excerptable('He left. She came. He left.', 'He left.', 2), 100)).toBe(
      'He left. She came. **He left.**',
    );
    expect(excerpt(excerptable('He left. She came. He left.', 'He left.', 0), 100)).toBe(
      '**He left.** She came. He left.',
    );
  });

  it('shows the beginning without bold where the sentence is not there', () => {
    expect(excerpt(excerptable(TEXT, 'gone', 0), 45)).toBe('One boat was late. Two boats were early. …');
  });

  it('fits any paragraph into any budget: whole sentences, one bold part, nothing else', () => {
    const texts = hostileText(20_000).map(cleanLine);
    fc.assert(
      fc.property(texts, fc.nat(), fc.integer({ min: 12, max: 1_800 }), (text, at, budget) => {
        const { sentences } = excerptable(text, '', 0);
        const index = at % Math.max(1, sentences.length);
        const { start, end } = sentences[index] ?? { start: 0, end: text.length };
        const sentence = text.slice(start, end);
        const markdown = excerpt(excerptable(text, sentence, index), budget);
        expect(markdown.length).toBeLessThanOrEqual(budget);
        expect(kindsOf(markdown)).toEqual(['bold']);
        const nodes = parseMarkdown(markdown);
        const bold = nodes.filter(({ type }) => type === 'bold');
        expect(bold).toHaveLength(1);
        const shown = bold[0]?.text ?? '';
        if (shown !== sentence) expect(sentence.startsWith(shown.replace(/…$/, ''))).toBe(true);
        const whole = visible(nodes).replace(/^… | …$/g, '');
        if (text.includes(whole)) expect(isWhole(text, whole)).toBe(true);
        else {
          const cut = whole.replace(/…$/, '');
          expect(text).toContain(cut);
          if (longestCluster(text) < budget / 4) expect(isWhole(text, cut)).toBe(true);
        }
      }),
      { numRuns: 80 },
    );
  });
});
