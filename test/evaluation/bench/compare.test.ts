import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareRuns } from '../../../src/evaluation/bench/compare.js';
import { type Figure, figure, type Unit, yardstick } from '../../../src/evaluation/bench/figure.js';
import { runOf } from './runs.js';

const comparing = (before: readonly Figure[], after: readonly Figure[]) =>
  compareRuns(
    runOf([{ section: 'a', title: 'A', figures: before }]),
    runOf([{ section: 'a', title: 'A', figures: after }]),
  );
const verdict = (unit: Unit, before: readonly number[], after: readonly number[], reach?: Figure['reach']) =>
  comparing([figure('x', unit, before, reach ?? undefined)], [figure('x', unit, after, reach ?? undefined)]).changes[0]
    ?.verdict ?? null;

describe('a figure', () => {
  test.each([
    ['is as it was', 'ms', [10, 11, 12], [10, 11, 12], null],
    ['is slower, but its spread reaches the other', 'ms', [10, 11, 12], [11, 14, 16], null],
    ['is beyond the other, by no more than noise', 'ms', [10, 11, 12], [13, 14, 15], null],
    ['is beyond the other by more than a tenth', 'ms', [10, 11, 12], [13.2, 14, 15], 'worse'],
    ['is faster by as much', 'ms', [13.2, 14, 15], [10, 11, 11.5], 'better'],
    ['is slower by less than the clock can tell', 'ms', [0.01, 0.01, 0.01], [0.03, 0.03, 0.03], null],
    ['makes more a second', '/s', [100, 100, 100], [111, 112, 113], 'better'],
    ['makes fewer a second', '/s', [100, 100, 100], [80, 85, 89], 'worse'],
    ['is a time taken once, which hides its spread', 'ms', [100], [129], null],
    ['is a time taken once, and far off', 'ms', [100], [131], 'worse'],
    ['is larger by a hundredth', 'MB', [100], [101], null],
    ['is larger by a tenth', 'MB', [100], [110], 'worse'],
    ['grows faster', 'exponent', [1, 1, 1], [1.2, 1.2, 1.2], 'worse'],
  ] as const)('that %s', (_, unit, before, after, expected) => {
    expect(verdict(unit, before, after)).toBe(expected);
  });

  test('that is to be high is worse when it falls', () => {
    const high = { bound: 'at least', value: 0.99 } as const;
    expect(verdict('share', [0.999], [0.99], high)).toBe('worse');
    expect(verdict('share', [0.99], [0.999], high)).toBe('better');
    expect(verdict('share', [0.999], [0.995], high)).toBeNull();
  });
});

const values = fc.array(fc.double({ min: 0.01, max: 1e3, noNaN: true }), { minLength: 1, maxLength: 11 });
const units = fc.constantFrom<Unit>('ms', '×', 'MB', '/s');

test('a run is never worse than itself, and never both', () => {
  fc.assert(
    fc.property(units, values, values, (unit, before, after) => {
      expect(verdict(unit, before, before)).toBeNull();
      const forth = verdict(unit, before, after);
      if (forth !== null) expect(verdict(unit, after, before)).not.toBe(forth);
    }),
  );
});

test('a time may be slower by as much as the machine is, which the yardsticks of its section say', () => {
  const at = (answer: number, others: readonly number[]) => [
    figure('an answer', 'ms', [answer, answer, answer]),
    figure('answers', '/s', [100 / answer, 100 / answer, 100 / answer]),
    figure('memory', 'MB', [answer]),
    ...others.map((value, i) => yardstick(`other ${i}`, 'ms', [value])),
  ];
  const slower = comparing(at(10, [1, 1, 1]), at(19, [2, 2, 9]));
  expect(slower.machine).toEqual([{ section: 'a', times: 2 }]);
  expect(slower.changes.map(({ name }) => name)).toEqual(['memory']);
  expect(comparing(at(10, [1, 1, 1]), at(23, [2, 2, 9])).changes.map(({ name }) => name)).toContain('an answer');
  // A machine that was faster by chance makes nothing worse that is as it was.
  expect(comparing(at(10, [2, 2]), at(10, [1, 1])).changes).toEqual([]);
  expect(comparing(at(10, [2, 2]), at(5, [1, 1])).changes.map(({ name }) => name)).toEqual(['memory']);
});

test('only what both have is compared, of sections that both ran', () => {
  const one = figure('one', 'ms', [1, 1, 1]);
  const before = runOf([
    { section: 'a', title: 'A of 100 questions', figures: [one, figure('gone', 'ms', [1])] },
    { section: 'b', title: 'B', figures: [one] },
  ]);
  const after = runOf([
    { section: 'a', title: 'A of 105 questions', figures: [figure('one', 'ms', [2, 2, 2])] },
    { section: 'a', title: 'more of A', figures: [figure('new', 'ms', [1])] },
  ]);
  expect(compareRuns(before, { ...after, model: 'another' })).toEqual({
    at: before.at,
    models: ['built-in', 'another'],
    compared: 1,
    unmatched: 2,
    machine: [],
    changes: [
      {
        section: 'a',
        name: 'one',
        unit: 'ms',
        verdict: 'worse',
        before: { value: 1, quartiles: [1, 1], rounds: 3 },
        after: { value: 2, quartiles: [2, 2], rounds: 3 },
      },
    ],
  });
});
