import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fairShares } from '../../../src/discord/render/budget.js';

describe('fairShares', () => {
  it.each([
    [[100, 200], 300, [100, 200]],
    [[100, 200], 1_000, [100, 200]],
    [[900, 100, 900], 1_100, [500, 100, 500]],
    [[900, 900, 900], 900, [300, 300, 300]],
    [[10], -5, [0]],
    [[], 100, []],
  ])('%j of %i', (wants, room, shares) => {
    expect(fairShares(wants, room)).toEqual(shares);
  });

  it('never give more than there is or is wanted, and less only to who wants more than the others got', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2_000), { minLength: 1, maxLength: 5 }), fc.nat(6_000), (wants, room) => {
        const shares = fairShares(wants, room);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeLessThanOrEqual(room);
        shares.forEach((share, i) => {
          expect(share).toBeLessThanOrEqual(wants[i] ?? 0);
          if (share < (wants[i] ?? 0)) expect(share).toBeGreaterThanOrEqual(Math.max(...shares) - 1);
        });
      }),
    );
  });
});
