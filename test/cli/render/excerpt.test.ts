import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerpt } from '../../../src/cli/render/excerpt.js';

const filler = (count: number, word = 'keeper'): string => Array.from({ length: count }, () => word).join(' ');

describe('excerpt', () => {
  it('leaves a paragraph of usual length alone', () => {
    const text = 'The lamp was lit. Four hundred watched.';
    expect(excerpt(text, { start: 0, end: 17 })).toEqual({ text, sentence: { start: 0, end: 17 } });
  });

  it('keeps the sentence of a long one, with what is around it, between ellipses', () => {
    const sentence = 'Here it is.';
    const text = `${filler(500)} ${sentence} ${filler(500)}`;
    const start = text.indexOf(sentence);
    const cut = excerpt(text, { start, end: start + sentence.length });
    expect(cut.text.slice(cut.sentence?.start, cut.sentence?.end)).toBe(sentence);
    expect(cut.text).toMatch(/^… keeper .* keeper …$/);
    expect(cut.text.length).toBeLessThanOrEqual(1_204);
    expect(cut.text.length).toBeGreaterThan(1_100);
  });

  it('gives a sentence at the edge all the context on its other side', () => {
    const text = `First. ${filler(500)} Last.`;
    const head = excerpt(text, { start: 0, end: 6 });
    expect(head.text).toMatch(/^First\. .* …$/);
    expect(head.text.length).toBeGreaterThan(1_100);
    const tail = excerpt(text, { start: text.length - 5, end: text.length });
    expect(tail.text).toMatch(/^… .* Last\.$/);
    expect(tail.text.length).toBeGreaterThan(1_100);
  });

  it('cuts a sentence that is longer than all that is shown', () => {
    const text = filler(2_000);
    const cut = excerpt(text, { start: 0, end: text.length });
    expect(cut.sentence).toEqual({ start: 0, end: cut.text.length - 2 });
    expect(cut.text).toMatch(/^keeper .* keeper …$/);
    expect(excerpt('😀'.repeat(3_000), { start: 0, end: 6_000 }).text).toMatch(/^(😀)+ …$/u);
  });

  it('shows a part of the text, never more than fits, and marks a part of the sentence', () => {
    const words = fc.array(fc.constantFrom('a', 'keeper', '灯塔', '😀', 'x'.repeat(300)), {
      minLength: 1,
      maxLength: 1_500,
    });
    fc.assert(
      fc.property(words, fc.nat(), fc.nat(), (parts, from, length) => {
        const text = parts.join(' ');
        const starts = parts.slice(0, from % parts.length).join(' ').length;
        const start = starts === 0 ? 0 : starts + 1;
        const end = Math.min(
          text.length,
          start + parts.slice(from % parts.length, (from % parts.length) + 1 + (length % 400)).join(' ').length,
        );
        const cut = excerpt(text, { start, end });
        const shown = cut.text.replace(/^… /, '').replace(/ …$/, '');
        expect(text).toContain(shown);
        expect(cut.text.length).toBeLessThanOrEqual(Math.max(1_204, end - start + 4));
        expect(cut.text.length).toBeLessThanOrEqual(1_204);
        const marked = cut.text.slice(cut.sentence?.start, cut.sentence?.end);
        expect(text.slice(start, end).startsWith(marked)).toBe(true);
        expect(marked).not.toBe('');
        expect(cut.text.isWellFormed()).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
