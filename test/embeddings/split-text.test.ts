import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readablePart, splitText } from '../../embeddings/split-text.js';

describe('splitText', () => {
  it('leaves a short text alone', () => {
    expect(splitText('one two', 10)).toEqual(['one two']);
    expect(splitText('', 10)).toEqual(['']);
  });

  it('cuts at white space', () => {
    expect(splitText('one two three four', 9)).toEqual(['one two', 'three', 'four']);
  });

  it('cuts a long word inside, but no character', () => {
    expect(splitText('abcdefgh', 3)).toEqual(['abc', 'def', 'gh']);
    expect(splitText('ab😀cd', 3)).toEqual(['ab', '😀c', 'd']);
  });

  it('loses nothing but white space and keeps to the length', () => {
    const character = fc.constantFrom('a', 'b', ' ', '\n', 'é', '😀');
    fc.assert(
      fc.property(fc.string({ unit: character, maxLength: 60 }), fc.integer({ min: 2, max: 20 }), (text, longest) => {
        const pieces = splitText(text, longest);
        expect(pieces.join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
        for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(longest);
        for (const piece of pieces) expect(piece.isWellFormed()).toBe(true);
      }),
    );
  });
});

describe('readablePart', () => {
  it('keeps a text that the model can read, and cuts one of a megabyte', () => {
    const words = 'a sentence of words '.repeat(20);
    expect(readablePart(words, 512)).toBe(words);
    expect(readablePart('word '.repeat(200_000), 512).length).toBeLessThanOrEqual(40 * 512);
  });
});
