import fc from 'fast-check';
import { expect, test } from 'vitest';
import { excerptAround } from '../../../src/evaluation/run-page/excerpt.js';

const word = fc.stringMatching(/^(?:\p{L}{1,12}|🏺{1,400})$/u);
const text = fc
  .tuple(fc.array(word, { minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 80 }))
  .map(([words, times]) => Array.from({ length: times }, (_, i) => `${i} ${words.join(' ')}`).join(' '));

test('an excerpt is a part of the text, short, and holds the sentence', () => {
  fc.assert(
    fc.property(text, fc.nat(), fc.integer({ min: 1, max: 600 }), (whole, at, length) => {
      const start = at % whole.length;
      const wanted = whole.slice(start, start + length);
      const { before, sentence, after } = excerptAround(whole, wanted);
      const shown = `${before}${sentence}${after}`.replace(/^… /, '').replace(/ …$/, '');
      expect(whole).toContain(shown);
      expect(shown.length).toBeLessThanOrEqual(701);
      expect(sentence).toBe(wanted);
      if (whole.length <= 700) expect(shown).toBe(whole);
    }),
  );
});

test('a long text is cut between words', () => {
  const whole = Array.from({ length: 400 }, (_, i) => `word${i}`).join(' ');
  const { before, sentence, after } = excerptAround(whole, 'word200 word201');
  expect(sentence).toBe('word200 word201');
  expect(before).toMatch(/^… word\d+ (?:word\d+ )+$/);
  expect(after).toMatch(/^ (?:word\d+ )+word\d+ …$/);
  expect(excerptAround(whole, '').before).toBe('');
  expect(excerptAround(whole, '').after).toMatch(/^word0 .* word\d+ …$/);
});

test('a text without spaces is cut between two characters', () => {
  expect(excerptAround(`a${'🏺'.repeat(2000)}`, '').after).toMatch(/^a🏺+ …$/u);
  const { before, after } = excerptAround(`${'窯'.repeat(900)}火。${'土'.repeat(900)}`, '火。');
  expect(before).toMatch(/^… 窯{300,}$/);
  expect(after).toMatch(/^土{300,} …$/);
});
