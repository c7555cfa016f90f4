import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { probability } from '../../../src/answer/decision.js';
import type { Sign } from '../../../src/evaluation/fit/adam.js';
import { type Example, fitLogistic } from '../../../src/evaluation/fit/logistic.js';
import { areaUnderCurve } from '../../../src/evaluation/metrics.js';
import { randomNumbers } from './random.js';

/** Examples whose outcome is drawn with the probability that planted weights give. */
function plantedExamples(bias: number, weights: Readonly<Record<string, number>>, count: number): Example[] {
  const random = randomNumbers();
  return Array.from({ length: count }, () => {
    const signals = Object.fromEntries(Object.keys(weights).map((name) => [name, random() * 4]));
    return { signals, outcome: random() < probability({ bias, weights }, signals) };
  });
}

const free = (...names: string[]) => Object.fromEntries(names.map((name) => [name, 0 as Sign]));
const share = (examples: readonly Example[]) => examples.filter(({ outcome }) => outcome).length / examples.length;

describe('fitLogistic', () => {
  test('recovers planted weights in the signals’ own units', () => {
    const examples = plantedExamples(-1, { a: 2, b: -1.5, c: 0 }, 4000);
    const { weights, bias } = fitLogistic(examples, free('a', 'b', 'c'), 0);
    expect(Math.abs((weights.a ?? 0) - 2)).toBeLessThan(0.25);
    expect(Math.abs((weights.b ?? 0) + 1.5)).toBeLessThan(0.25);
    expect(Math.abs(weights.c ?? 1)).toBeLessThan(0.15);
    // At even odds: what was drawn more often than not counts less.
    const p = share(examples);
    expect(Math.abs(bias - (-1 - Math.log(p / (1 - p))))).toBeLessThan(0.3);
  });

  test('holds the odds even, however rare an outcome is', () => {
    const rare = plantedExamples(-5, { a: 1.2 }, 4000);
    expect(share(rare)).toBeLessThan(0.25);
    const fitted = fitLogistic(rare, free('a'), 0);
    const mean = (outcome: boolean) => {
      const own = rare.filter((example) => example.outcome === outcome);
      return own.reduce((sum, { signals }) => sum + probability(fitted, signals), 0) / own.length;
    };
    // The balanced fit's own condition: on average it errs as far on either side.
    expect(mean(true) + mean(false)).toBeCloseTo(1, 2);
  });

  test('leaves a signal without weight where its sign is against it', () => {
    const examples = plantedExamples(0, { a: 2, b: -2 }, 500);
    const { weights } = fitLogistic(examples, { a: 1, b: 1 });
    expect(weights.a).toBeGreaterThan(0.5);
    expect(weights.b).toBe(0);
  });

  test('keeps the signs whatever the examples say', () => {
    const value = fc.double({ min: -2, max: 2, noNaN: true });
    const example = fc.record({ signals: fc.record({ a: value, b: value, c: value }), outcome: fc.boolean() });
    fc.assert(
      fc.property(fc.array(example, { minLength: 4, maxLength: 15 }), (drawn) => {
        const examples = [...drawn, ...drawn.map((same) => ({ ...same, outcome: !same.outcome })), ...drawn];
        const { weights } = fitLogistic(examples, { a: 1, b: -1, c: 0 });
        expect(weights.a).toBeGreaterThanOrEqual(0);
        expect(weights.b).toBeLessThanOrEqual(0);
      }),
      { numRuns: 25 },
    );
  });

  test('shrinks weights as the ridge grows', () => {
    const examples = plantedExamples(0, { a: 2 }, 300);
    const sizes = [0, 0.05, 0.5, 5].map((ridge) => Math.abs(fitLogistic(examples, free('a'), ridge).weights.a ?? 0));
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    expect(sizes[3]).toBeLessThan((sizes[0] ?? 0) / 4);
  });

  test('does not repeat what an offset says already', () => {
    const examples = plantedExamples(-2, { a: 1, b: 1 }, 3000);
    const known = examples.map((example) => ({ ...example, offset: example.signals.b ?? 0 }));
    const { weights } = fitLogistic(known, free('a', 'b'), 0);
    expect(Math.abs((weights.a ?? 0) - 1)).toBeLessThan(0.2);
    expect(Math.abs(weights.b ?? 1)).toBeLessThan(0.15);
  });

  test('counts a signal that an example lacks as 0, and bears one that never changes', () => {
    const examples: Example[] = Array.from({ length: 40 }, (_, i) => ({
      signals: i % 2 === 0 ? { seen: 1, same: 3 } : { same: 3 },
      outcome: i % 2 === 0,
    }));
    const fitted = fitLogistic(examples, free('seen', 'same'));
    expect(fitted.weights.same).toBe(0);
    const chances = examples.map(({ signals, outcome }) => ({ outcome, chance: probability(fitted, signals) }));
    const of = (outcome: boolean) => chances.filter((row) => row.outcome === outcome).map(({ chance }) => chance);
    expect(areaUnderCurve(of(true), of(false))).toBe(1);
  });
});
