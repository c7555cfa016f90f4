import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanCharacters, cleanLine } from '../../src/article/clean-characters.js';

describe('cleanCharacters', () => {
  test.each([
    ['colours', 'a \u001B[1;31mred\u001B[0m b', 'a red b'],
    ['a window title', 'a\u001B]0;owned\u0007b', 'ab'],
    ['a link', '\u001B]8;;http://x.y\u001B\\text\u001B]8;;\u001B\\', 'text'],
    ['one-byte introducers', 'a\u009B2Jb\u009Dtitle\u009Cc', 'abc'],
    ['a string sequence never closed, up to its line', 'a\u001B]0;lost\nkept', 'a\nkept'],
    ['a lone escape', 'a\u001B', 'a'],
    ['bells and backspaces', 'a\u0007b\u0008c\u007F', 'abc'],
    ['bidi overrides', 'a\u202Eb\u2066c\u200Fd', 'abcd'],
    ['zero-width characters', 'a\u200Bb\uFEFFc\u2060d\u200De', 'abcde'],
    ['tag characters', `a${String.fromCodePoint(0xe0041)}b`, 'ab'],
    ['icons of a web font', 'a\uE001b', 'ab'],
    ['lone surrogates', 'a\uD800b', 'ab'],
    ['every line end', 'a\r\nb\rc\u2028d\u0085e\u000Bf', 'a\nb\nc\nd\ne\nf'],
    ['a paragraph separator', 'a\u2029b', 'a\n\nb'],
    ['a word broken at a soft hyphen', 'an exam\u00AD\n  ple', 'an example'],
  ])('removes or mends %s', (_name, text, cleaned) => {
    expect(cleanCharacters(text)).toBe(cleaned);
  });

  test('keeps what one sees: quotes, accents, emoji families, Persian joiners', () => {
    const text = '“Né” ‘é’ — 👩\u200D🚀 می\u200Cخواهم\tx';
    expect(cleanCharacters(text)).toBe(text);
  });

  test('leaves nothing invisible in any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const cleaned = cleanCharacters(text);
        expect(cleaned).not.toMatch(/(?![\t\n])\p{Cc}|\p{Cs}|[\u202A-\u202E\u2066-\u2069\u200B\u200E\u200F\uFEFF]/u);
        expect(cleanCharacters(cleaned)).toBe(cleaned);
      }),
    );
  });
});

test('cleanLine makes one line with single spaces', () => {
  expect(cleanLine(' a\u00A0 b\t\nc\u202F\u001B[0m ')).toBe('a b c');
});
