import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { segmentSentences } from '../../src/article/sentences.js';

const split = (text: string, language?: string) =>
  segmentSentences(text, language).map(({ start, end }) => text.slice(start, end));

describe('segmentSentences', () => {
  test.each([
    ['plain ones', 'It rained. Nobody came! Why?', ['It rained.', 'Nobody came!', 'Why?']],
    ['titles', 'Dr. Smith met Lt. Col. Jones. Sen. Poe left.', ['Dr. Smith met Lt. Col. Jones.', 'Sen. Poe left.']],
    [
      'initials',
      'J. K. Moss and George W. Hill met. They spoke.',
      ['J. K. Moss and George W. Hill met.', 'They spoke.'],
    ],
    [
      'U.S. before a name and at the end',
      'The U.S. Senate voted. He lives in the U.S. She does not.',
      ['The U.S. Senate voted.', 'He lives in the U.S.', 'She does not.'],
    ],
    [
      'companies and months',
      'He joined Acme Inc. Chief Ann Li left on Jan. 5. It ended in Dec. The next came.',
      ['He joined Acme Inc. Chief Ann Li left on Jan. 5.', 'It ended in Dec.', 'The next came.'],
    ],
    [
      'numbers',
      'It rose 3.5 percent to No. 5 in vol. 2. Then no. It fell.',
      ['It rose 3.5 percent to No. 5 in vol. 2.', 'Then no.', 'It fell.'],
    ],
    [
      'numbers of houses',
      'He lives at No. 5 King Street. She does not.',
      ['He lives at No. 5 King Street.', 'She does not.'],
    ],
    [
      'Latin',
      'Tea, e.g. Earl Grey, i.e. Assam vs. Darjeeling. Yes.',
      ['Tea, e.g. Earl Grey, i.e. Assam vs. Darjeeling.', 'Yes.'],
    ],
    [
      'ellipses',
      'It was … odd. And... then it ended... We left.',
      ['It was … odd.', 'And... then it ended...', 'We left.'],
    ],
    ['quotations', '“Go,” he said. “Now.” She went.', ['“Go,” he said.', '“Now.”', 'She went.']],
    [
      'questions inside a sentence',
      '"Really?" she asked. “Stop!” the guard cried. "Is it?" Jane Doe asked. Yes.',
      ['"Really?" she asked.', '“Stop!” the guard cried.', '"Is it?" Jane Doe asked.', 'Yes.'],
    ],
    [
      'closing marks',
      'He left. ” Then (it was late. Very late.) they slept. Good.',
      ['He left. ” Then (it was late. Very late.) they slept.', 'Good.'],
    ],
    [
      'a bracket that never closes',
      'He said (it was late. Then he left. Good.',
      ['He said (it was late.', 'Then he left.', 'Good.'],
    ],
    ['list numbers', '1. Do this. 2. Do that.', ['1. Do this.', '2. Do that.']],
    [
      'words that only look abbreviated',
      'There he sat. Maria sang in the sun. Peter fell ill. Ann left.',
      ['There he sat.', 'Maria sang in the sun.', 'Peter fell ill.', 'Ann left.'],
    ],
    ['another language', 'Er kam. Sie ging.', ['Er kam.', 'Sie ging.']],
  ])('keeps %s right', (_name, text, sentences) => {
    expect(split(text)).toEqual(sentences);
  });

  test('reads Chinese, and takes malformed tags for English', () => {
    expect(split('这是。那是！', 'zh')).toEqual(['这是。', '那是！']);
    expect(split('One. Two.', 'no such tag!')).toEqual(['One.', 'Two.']);
  });

  test('does not get slow on a text without paragraphs', () => {
    const text = 'The bell rang twice that night. '.repeat(20_000);
    // Fed whole, the segmenter takes 15 s for this; in windows 0.3 s. The limit tells the one from the other anywhere.
    expect(segmentSentences(text)).toHaveLength(20_000);
  }, 10_000);

  test('agrees with itself across the edges of its windows', () => {
    const sentence = 'The bell rang at 3.5 past for Dr. Moss (who slept. Soundly.) and "Really?" she asked. ';
    for (let shift = 0; shift < 90; shift += 1) {
      const text = `${'x'.repeat(shift)} ${sentence.repeat(120)}`;
      expect(segmentSentences(text)).toHaveLength(120);
    }
  });

  const pieces = fc.constantFrom(
    'Dr. ',
    '"',
    '”',
    '. ',
    '? ',
    '… ',
    '(',
    ')',
    ' ',
    '\n',
    'U.S. ',
    'he said',
    'No',
    '5',
    'é',
    '—',
    '[',
    '1. ',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join('')),
  );

  test('covers every character that is not white space, in order, trimmed, for any string', () => {
    fc.assert(
      fc.property(texts, fc.string(), (text, language) => {
        let at = 0;
        for (const { start, end } of segmentSentences(text, language)) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          expect(text.slice(at, start).trim()).toBe('');
          expect(text.slice(start, end).trim()).toBe(text.slice(start, end));
          at = end;
        }
        expect(text.slice(at).trim()).toBe('');
      }),
    );
  });
});
