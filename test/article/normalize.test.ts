import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalize } from '../../src/article/normalize.js';

describe('normalize', () => {
  test.each([
    ['curly quotes', '‘It’s’ “so”', "'it's' \"so\""],
    ['dashes', 'S‑300 – or — not − so', 's-300 - or - not - so'],
    ['white space', ' a\u00A0\t b\n', 'a b'],
    ['diacritics', 'Čapek, Gülen, Ñandú', 'capek, gulen, nandu'],
    ['letters that are not decomposed', 'Wałęsa Søren Straße Œuvre', 'walesa soren strasse oeuvre'],
    ['compatibility forms', 'ﬁne … ２０１０ ½', 'fine ... 2010 1/2'],
    ['soft hyphens and zero-width characters', 'go\u00ADvern\u200Bment', 'government'],
  ])('makes %s plain', (_name, text, plain) => {
    expect(normalize(text)).toBe(plain);
  });

  test('keeps the vowel signs of other scripts', () => {
    expect(normalize('हिन्दी')).toBe('हिन्दी');
    expect(normalize('한글')).toBe('한글');
  });

  test('makes the same of plain text whether or not anything else stands beside it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
        expect(normalize(`${text} é`)).toBe(`${normalize(text)} e`.trim());
      }),
    );
  });

  test('changes nothing when it is applied again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(normalize(normalize(text))).toBe(normalize(text));
      }),
    );
  });
});
