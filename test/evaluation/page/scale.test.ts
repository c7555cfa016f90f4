import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linearScale, logScale, scaleFor, tickText } from '../../../src/evaluation/page/scale.js';

const room = { from: 10, to: 390 };
const thousandths = (min: number) => fc.integer({ min, max: 1e9 }).map((value) => value / 1000);
const numbers = fc.array(thousandths(-1e9), { minLength: 1, maxLength: 9 });
const positive = fc.array(thousandths(1), { minLength: 1, maxLength: 9 });

test.each([
  ['linear', linearScale, numbers],
  ['logarithmic', logScale, positive],
] as const)('a %s axis holds its values, between some ticks that ascend', (_, make, values) => {
  fc.assert(
    fc.property(values, (all) => {
      const scale = make(all, room);
      for (const value of all) {
        expect(scale.at(value)).toBeGreaterThan(9.99);
        expect(scale.at(value)).toBeLessThan(390.01);
      }
      expect(scale.ticks.length).toBeGreaterThanOrEqual(2);
      expect(scale.ticks.length).toBeLessThanOrEqual(8);
      expect(scale.ticks).toEqual([...new Set(scale.ticks)].sort((a, b) => a - b));
    }),
  );
});

test('ticks are round', () => {
  expect(linearScale([0, 0.713], room).ticks).toEqual([0, 0.2, 0.4, 0.6, 0.8]);
  expect(linearScale([-0.1, 2.3], room).ticks).toEqual([-1, 0, 1, 2, 3]);
  expect(logScale([1000, 10_000], room).ticks).toEqual([1000, 2000, 5000, 10_000]);
  expect(logScale([0.03, 70], room).ticks).toEqual([0.01, 0.1, 1, 10, 100]);
  expect(linearScale([5], room).ticks).toEqual([4, 6]);
});

test('is logarithmic only where small values would vanish, and there is no 0', () => {
  expect(scaleFor([1, 20], room).kind).toBe('linear');
  expect(scaleFor([1, 40], room).kind).toBe('log');
  expect(scaleFor([0, 40], room).kind).toBe('linear');
  expect(scaleFor([5, 6], room).at(0)).toBe(10);
});

test.each([
  [0.05, '0.05'],
  [2000, '2000'],
  [10_000, '10k'],
  [2_500_000, '2.5M'],
])('%d is written %s', (value, text) => {
  expect(tickText(value)).toBe(text);
});
