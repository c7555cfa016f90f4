import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { measureFor } from '../../../src/cli/render/look.js';
import { wrap } from '../../../src/cli/render/wrap.js';

async function linesOf(text: string, width: number): Promise<string[]> {
  return wrap(text, width, await measureFor([text])).map(({ start, end }) => text.slice(start, end));
}

describe('wrap', () => {
  it('breaks at spaces, which belong to no line', async () => {
    expect(await linesOf('one two  three four', 9)).toEqual(['one two', 'three', 'four']);
    expect(await linesOf('', 9)).toEqual([]);
  });

  it('breaks a word that is wider than a line, and only that', async () => {
    expect(await linesOf('see abcdefghijklm there', 5)).toEqual(['see', 'abcde', 'fghij', 'klm', 'there']);
  });

  it('breaks between the words of a script without spaces, and keeps punctuation with its word', async () => {
    const text = '灯塔在星期六重新亮起。四百人在码头上观看。';
    for (let width = 8; width < 30; width++) {
      const lines = await linesOf(text, width);
      expect(lines.join('')).toBe(text);
      for (const line of lines) expect(line).not.toMatch(/^。/);
    }
    expect(await linesOf('the lamp 灯塔在星期六', 14)).toEqual(['the lamp 灯塔', '在星期六']);
  });

  it('never breaks inside an emoji or an accented letter', async () => {
    expect(await linesOf('👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧', 4)).toEqual(['👩‍👩‍👧👩‍👩‍👧', '👩‍👩‍👧']);
    expect(await linesOf('e\u0301e\u0301e\u0301', 2)).toEqual(['e\u0301e\u0301', 'e\u0301']);
  });

  it('keeps all but spaces, in order, within the width, and fills lines', async () => {
    const unit = fc.oneof(
      fc.constantFrom(
        ' ',
        ' ',
        ' ',
        'a',
        'word',
        '灯',
        'ラ',
        '。',
        '「',
        '👩‍👩‍👧',
        '🇫🇮',
        'e\u0301',
        '한',
        '\u1100',
        'ไ',
        'ก',
        '🙂',
        '-',
        '“',
      ),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
      fc.string({ unit: 'binary', maxLength: 8 }),
    );
    const texts = fc.array(unit, { maxLength: 60 }).map((parts) => parts.join('').replace(/[\p{Cc}\p{Cs}]/gu, ''));
    await fc.assert(
      fc.asyncProperty(texts, fc.integer({ min: 2, max: 30 }), async (text, width) => {
        const measure = await measureFor([text]);
        const lines = wrap(text, width, measure);
        expect(
          lines
            .map(({ start, end }) => text.slice(start, end))
            .join('')
            .replaceAll(' ', ''),
        ).toBe(text.replaceAll(' ', ''));
        let before = 0;
        for (const [index, { start, end }] of lines.entries()) {
          const line = text.slice(start, end);
          expect(stringWidth(line)).toBeLessThanOrEqual(width);
          expect(line).toBe(line.replace(/^ +| +$/g, ''));
          expect(text.slice(before, start)).toMatch(/^ *$/);
          before = end;
          // The word that begins the next line had no room here.
          const next = lines[index + 1];
          if (next && next.start > end) {
            const word = /^[^ ]*/.exec(text.slice(next.start))?.[0] ?? '';
            const unbroken = text.slice(start, next.start) + word;
            if (/^[ -~]*$/.test(unbroken)) expect(unbroken.length).toBeGreaterThan(width);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('measureFor', () => {
  it('agrees with string-width on what it counts itself', async () => {
    const typographic = fc.string({ unit: fc.constantFrom(...'aZ 09~é¶ÿſʯ“”‘’—–…•€₿«»\u00A0') });
    await fc.assert(
      fc.asyncProperty(typographic, async (text) => {
        const measure = await measureFor([text]);
        expect(measure(text)).toBe(text.length);
        expect(measure(text)).toBe(stringWidth(text));
      }),
    );
  });

  it('imports string-width for anything else', async () => {
    const measure = await measureFor(['plain', '灯塔 👩‍👩‍👧 e\u0301']);
    expect(measure('灯塔 👩‍👩‍👧 e\u0301')).toBe(9);
    expect((await measureFor(['soft\u00ADhyphen']))('soft\u00ADhyphen')).toBe(10);
  });
});
