import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { terms, termsOf, words } from '../../src/answer/terms.js';

/** Whether a text with `written` in it is found by someone who types `typed`. */
const finds = (typed: string, written: string) => {
  const held = new Set(terms(`It says ${written} there.`));
  return terms(typed).every((term) => held.has(term));
};

describe('terms', () => {
  it.each([
    ['S-300', 'S-300'],
    ['s-300', 'S-300'],
    ['s300', 'S-300'],
    ['S300', 'S\u2011300'],
    ['s 300', 'S-300'],
    ['S-300s', 'S-300'],
    ["the S-300's", 'the S-300'],
    ['U.S.', 'US'],
    ['us', 'U.S.'],
    ['u.s', 'U.S.'],
    ['U.S', 'US'],
    ['U.S.-Russian', 'US-Russian'],
    ['USA', 'U.S.A.'],
    ['Obama', "Obama's"],
    ['Obama’s', 'Obama'],
    ['Obamas', "Obama's"],
    ["the officials'", 'the officials’'],
    ['official', "officials'"],
    ['1990', "1990's"],
    ['1000000', '1,000,000'],
    ['1,000', '1000'],
    ['4.2 million', '4.2 million'],
    ['$4.2', '4.2'],
    ['2010', '14.4.2010'],
    ['3.5-inch', '3.5-inch'],
    ['cafe', 'café'],
    ['Ponomaryóv', 'Ponomaryov'],
    ['Sao Paulo', 'São Paulo'],
    ['Lodz', 'Łódź'],
    ['air defense', 'air-defense'],
    ['air-defense', 'air defense'],
    ["don't", 'don’t'],
    ['dont', "don't"],
    ['cancelled', 'cancelling'],
    ['sanction', 'sanctions'],
    ['ﬁnal', 'final'],
    ['किताब', 'किताब'],
  ])('finds %j where the text has %j', (typed, written) => {
    expect(finds(typed, written)).toBe(true);
  });

  it.each([
    ['s-400', 'S-300'],
    ['100', '1,000'],
    ['000', '1,000'],
    ['2', '4.2'],
    ['4.2', '4 and 2'],
    ['obama', 'Alabama'],
    ['us', 'bus'],
  ])('does not find %j where the text has %j', (typed, written) => {
    expect(finds(typed, written)).toBe(false);
  });

  it('keeps the parts of a name in order and joins letters with digits', () => {
    expect(termsOf('s-300')).toEqual(['s', '300', 's300']);
    expect(termsOf('air-defense')).toEqual(['air', 'defens']);
    expect(termsOf("don't")).toEqual(['don', 't', 'dont']);
  });

  it('finds nothing in what holds no word', () => {
    for (const text of ['', ' ', '?!…', '“” — ,', '🎉👩‍👩‍👧', "'", '-']) expect(words(text)).toEqual([]);
  });

  it('gives clean terms, the same however the words are typed', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc
        .array(fc.constantFrom('S-300', "it's", '1,000', 'U.S.', ' ', 'é', "'", '-', '“a”', 'B'))
        .map((all) => all.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const found = terms(text);
        for (const term of found) expect(term).toMatch(/^(?:[\p{L}\p{N}\p{M}]+|\p{N}+\.\p{N}+)$/u);
        expect(terms(text.replaceAll("'", '’').normalize('NFD'))).toEqual(found);
        // Words are terms of their own text: a question is brought to its words before it is searched for.
        expect(terms(words(text).join(' '))).toEqual(found);
      }),
      { examples: [["S-300''S-300"], ["it's''U.S."], ['4.2']] },
    );
  });
});
