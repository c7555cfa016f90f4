import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editDistance, mayBeWithin } from './edit-distance.js';

test.each([
  ['', '', 0],
  ['ferry', 'ferry', 0],
  ['ferry', 'fery', 1],
  ['ferry', 'fejry', 1],
  ['ferry', 'frery', 1],
  ['ca', 'abc', 2],
  ['ferry', '', 5],
  ['lamp', 'ship', 3],
])('from %j to %j', (a, b, edits) => {
  expect(editDistance(a, b)).toBe(edits);
  expect(editDistance(b, a)).toBe(edits);
});

const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });

test('no more edits than were made, and the shortcut never misses any', () => {
  const edit = fc.tuple(
    fc.nat(8),
    fc.constantFrom('insert', 'delete', 'substitute', 'swap'),
    fc.constantFrom('a', 'd'),
  );
  fc.assert(
    fc.property(text, fc.array(edit, { maxLength: 3 }), (before, edits) => {
      let after = before;
      for (const [place, kind, letter] of edits) {
        const [head, tail] = [after.slice(0, place), after.slice(place)];
        if (kind === 'insert') after = head + letter + tail;
        else if (kind === 'delete') after = head + tail.slice(1);
        else if (kind === 'substitute') after = head + (tail && letter) + tail.slice(1);
        else after = head + tail.slice(1, 2) + tail.slice(0, 1) + tail.slice(2);
      }
      expect(editDistance(before, after)).toBeLessThanOrEqual(edits.length);
      expect(mayBeWithin(before, after, edits.length)).toBe(true);
    }),
  );
});

test('a way through a third text is no shorter', () => {
  fc.assert(
    fc.property(text, text, text, (a, b, c) => {
      expect(editDistance(a, c)).toBeLessThanOrEqual(editDistance(a, b) + editDistance(b, c));
    }),
  );
});
