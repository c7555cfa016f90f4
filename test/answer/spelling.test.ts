import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Spelling, withinOneEdit } from '../../src/answer/spelling.js';

const corpus = [
  'russia',
  'russia',
  's-300',
  'medvedev',
  "don't",
  'missiles',
  'rally',
  'really',
  'cart',
  'card',
  'card',
  'rust',
];
const model = ['the', 'trade', 'heading', 'hearings', 'powers', 'hospital', 'sanctions', 'they', 'head', 'then'];
const spelling = new Spelling(() => corpus, { knows: (word) => model.includes(word), words: () => model });

/** Damerau and Levenshtein's distance, by the table. */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number) => rows[i]?.[j] ?? Number.NaN;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, at(i - 2, j - 2) + 1);
      (rows[i] as number[])[j] = best;
    }
  }
  return at(a.length, b.length);
}

describe('Spelling', () => {
  it.each([
    ['a letter wrong', 'rassia', 'russia'],
    ['a letter missing', 'missles', 'missiles'],
    ['a letter too many', 'medvvedev', 'medvedev'],
    ['two letters swapped', 'rusisa', 'russia'],
    ['a slip in a word that only the model knows', 'sanctons', 'sanctions'],
    ['the first two letters swapped', 'ohspital', 'hospital'],
    ['a hyphen left out', 's300', 's-300'],
    ['an apostrophe left out', 'dont', "don't"],
    ['the more frequent of two equally near', 'carx', 'card'],
    ['the one of the same length before a longer one', 'rall', 'rally'],
  ])('forgives %s', (_, typed, meant) => {
    expect(spelling.correct(typed)).toBe(meant);
  });

  it.each([
    ['a word of the corpus', 'rust'],
    ['a word that the model knows', 'trade'],
    ['a form of a word that the model knows', 'headings'],
    ['a word two edits away', 'rasia'],
    ['three letters', 'teh'],
    ['a number', '2014'],
    ['a name with a number', 's-400'],
    ['a rare word with a neighbour of another beginning', 'rowers'],
    ['a word like no other', 'xylophone'],
    ['nothing', ''],
  ])('leaves %s alone', (_, typed) => {
    expect(spelling.correct(typed)).toBe(typed);
  });

  it('gives a word that is known, or the one typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'rusialmeydt3-'), maxLength: 9 }), (typed) => {
        const corrected = spelling.correct(typed);
        expect([typed, ...corpus, ...model]).toContain(corrected);
        expect(spelling.correct(corrected)).toBe(corrected);
      }),
    );
  });
});

describe('withinOneEdit', () => {
  it('agrees with the distance of Damerau and Levenshtein', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(withinOneEdit(a, b)).toBe(distance(a, b) <= 1);
      }),
      { numRuns: 2000 },
    );
  });
});
