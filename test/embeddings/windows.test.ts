import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { windowsOf } from '../../embeddings/windows.js';

describe('windowsOf', () => {
  it('keeps what fits in one window', () => {
    expect(windowsOf([3, 4, 3], 10)).toEqual([{ from: 0, to: 3 }]);
  });

  it('begins a window with the part the one before ended with', () => {
    expect(windowsOf([4, 4, 4, 4], 9)).toEqual([
      { from: 0, to: 2 },
      { from: 1, to: 3 },
      { from: 2, to: 4 },
    ]);
  });

  it('does not repeat a part that leaves no room for the next', () => {
    expect(windowsOf([2, 7, 7], 10)).toEqual([
      { from: 0, to: 2 },
      { from: 2, to: 3 },
    ]);
  });

  it('gives a part that is too long a window of its own', () => {
    expect(windowsOf([3, 20, 3], 10)).toEqual([
      { from: 0, to: 1 },
      { from: 1, to: 2 },
      { from: 2, to: 3 },
    ]);
  });

  it('has no window of nothing', () => {
    expect(windowsOf([], 10)).toEqual([]);
  });

  it('covers every part in order, and fits, whatever the lengths', () => {
    const room = 12;
    fc.assert(
      fc.property(fc.array(fc.nat(20), { minLength: 1 }), (lengths) => {
        const windows = windowsOf(lengths, room);
        expect(windows[0]?.from).toBe(0);
        expect(windows.at(-1)?.to).toBe(lengths.length);
        windows.forEach(({ from, to }, i) => {
          const size = lengths.slice(from, to).reduce((sum, length) => sum + length, 0);
          expect(to - from === 1 || size <= room).toBe(true);
          const next = windows[i + 1];
          if (!next) return;
          expect(next.to).toBeGreaterThan(to);
          expect([to - 1, to]).toContain(next.from);
          expect(next.from).toBeGreaterThan(from);
        });
      }),
    );
  });
});
