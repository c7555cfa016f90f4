import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TokenBuckets } from '../../src/discord/rate-limit.js';

const limits = fc.record({ count: fc.integer({ min: 1, max: 20 }), seconds: fc.integer({ min: 1, max: 100 }) });
/** Steps in milliseconds, most of them within the time a bucket takes to fill. */
const steps = fc.array(
  fc.record({
    after: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 30_000, noNaN: true })),
    part: fc.double({ min: 0.01, max: 1, noNaN: true }),
  }),
  { maxLength: 60 },
);

function clocked(limit: { count: number; seconds: number }, start = 0) {
  let now = start;
  const buckets = new TokenBuckets(limit, () => now);
  return {
    buckets,
    wait(ms: number): number {
      now += ms;
      return now;
    },
  };
}

describe('TokenBuckets', () => {
  it('grants a burst, then one whenever a token has come back', () => {
    const { buckets, wait } = clocked({ count: 3, seconds: 30 });
    expect([1, 2, 3].map(() => buckets.take('anna').granted)).toEqual([true, true, true]);
    expect(buckets.take('anna')).toEqual({ granted: false, waitSeconds: 10, first: true });
    wait(4_500);
    expect(buckets.take('anna')).toEqual({ granted: false, waitSeconds: 6, first: false });
    wait(5_500);
    expect(buckets.take('anna')).toEqual({ granted: true });
    expect(buckets.take('anna')).toEqual({ granted: false, waitSeconds: 10, first: true });
    expect(buckets.take('bert')).toEqual({ granted: true });
  });

  it('charges a fraction for what costs less', () => {
    const { buckets, wait } = clocked({ count: 1, seconds: 10 });
    expect([1, 2, 3, 4, 5].map(() => buckets.take('anna', 0.25).granted)).toEqual([true, true, true, true, false]);
    wait(2_500);
    expect(buckets.take('anna')).toMatchObject({ granted: false, waitSeconds: 8 });
    expect(buckets.take('anna', 0.25)).toEqual({ granted: true });
  });

  it('grants no more than the limit and what has come back, in any window, and never less', () => {
    fc.assert(
      fc.property(limits, steps, fc.boolean(), (limit, script, whole) => {
        const { buckets, wait } = clocked(limit);
        const rate = limit.count / limit.seconds / 1000;
        const grants: { at: number; cost: number }[] = [];
        let tokens = limit.count;
        for (const { after, part } of script) {
          const at = wait(after);
          const cost = whole ? 1 : part * limit.count;
          tokens = Math.min(limit.count, tokens + after * rate);
          const { granted } = buckets.take('anna', cost);
          if (Math.abs(tokens - cost) > 1e-6) expect(granted).toBe(tokens > cost);
          if (!granted) continue;
          tokens -= cost;
          grants.push({ at, cost });
        }
        for (const [i, from] of grants.entries()) {
          let sum = 0;
          for (const { at, cost } of grants.slice(i)) {
            sum += cost;
            expect(sum).toBeLessThanOrEqual(limit.count + (at - from.at) * rate + 1e-6);
          }
        }
      }),
    );
  });

  it('grants whoever waits as told, even after years', () => {
    const years = fc.constantFrom(0, 1, 10).map((n) => n * 365.25 * 86_400_000 + 0.123);
    fc.assert(
      fc.property(limits, steps, years, fc.boolean(), (limit, script, start, whole) => {
        const { buckets, wait } = clocked(limit, start);
        for (const { after, part } of script) {
          wait(after);
          const cost = whole ? 1 : part * limit.count;
          const taken = buckets.take('anna', cost);
          if (taken.granted) continue;
          expect(Number.isInteger(taken.waitSeconds) && taken.waitSeconds >= 1).toBe(true);
          expect(taken.waitSeconds).toBeLessThanOrEqual(limit.seconds);
          wait(taken.waitSeconds * 1000);
          expect(buckets.take('anna', cost)).toEqual({ granted: true });
        }
      }),
      // Found with no tolerance: here the rounding of the clock falls on the wrong side.
      { examples: [[{ count: 1, seconds: 33 }, Array(8).fill({ after: 0, part: 0.01 }), 0.123, true]] },
    );
  });

  it('treats a key among others as it would alone', () => {
    const keys = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 60, maxLength: 60 });
    fc.assert(
      fc.property(limits, steps, keys, (limit, script, names) => {
        const together = clocked(limit);
        const alone = new Map(['a', 'b', 'c', 'd', 'e'].map((name) => [name, clocked(limit)]));
        for (const [i, { after }] of script.entries()) {
          together.wait(after);
          for (const { wait } of alone.values()) wait(after);
          const name = names[i] ?? 'a';
          expect(together.buckets.take(name)).toEqual(alone.get(name)?.buckets.take(name));
        }
      }),
    );
  });

  it('forgets buckets that are full again, a few at a time', () => {
    const { buckets, wait } = clocked({ count: 5, seconds: 60 });
    for (let i = 0; i < 100_000; i++) buckets.take(`old ${i}`);
    expect(buckets.size).toBe(100_000);
    wait(60_000);
    let before = buckets.size;
    let mostForgotten = 0;
    for (let i = 0; i < 100_000; i++) {
      buckets.take(`new ${i}`);
      mostForgotten = Math.max(mostForgotten, before + 1 - buckets.size);
      before = buckets.size;
    }
    // No call pays for all of them.
    expect(mostForgotten).toBe(2);
    expect(buckets.size).toBe(100_000);
    wait(60_000);
    for (let i = 0; i < 100_001; i++) buckets.take('one');
    expect(buckets.size).toBe(1);
  });

  it('stays small where new keys keep coming', () => {
    const { buckets, wait } = clocked({ count: 2, seconds: 1 });
    for (let i = 0; i < 100_000; i++) {
      buckets.take(`member ${i}`);
      wait(10);
    }
    expect(buckets.size).toBeLessThanOrEqual(101);
  });

  it('takes the time from the process where it is given no clock', () => {
    const buckets = new TokenBuckets({ count: 1, seconds: 1000 });
    expect([buckets.take('anna').granted, buckets.take('anna').granted]).toEqual([true, false]);
  });

  it.each([
    [{ count: 0, seconds: 1 }],
    [{ count: 1, seconds: 0 }],
    [{ count: Number.NaN, seconds: 1 }],
    [{ count: 1, seconds: Number.POSITIVE_INFINITY }],
  ])('refuses the limit %j', (limit) => {
    expect(() => new TokenBuckets(limit)).toThrow(RangeError);
  });

  it.each([0, -1, 1.5, Number.NaN])('refuses the cost %d, which could never be granted or would never end', (cost) => {
    expect(() => new TokenBuckets({ count: 1, seconds: 1 }).take('anna', cost)).toThrow(RangeError);
  });
});
