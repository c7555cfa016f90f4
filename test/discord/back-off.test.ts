import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { delays, withBackOff } from '../../src/discord/back-off.js';

describe('the delays', () => {
  it('double up to a minute, and differ between bots', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 12, maxLength: 12 }), (numbers) => {
        const rest = [...numbers];
        const found = delays(() => rest.shift() ?? 0);
        numbers.forEach((number, i) => {
          const longest = Math.min(60_000, 1_000 * 2 ** i);
          expect(found.next().value).toBe(Math.round((longest * (1 + number)) / 2));
        });
      }),
    );
  });
});

describe('trying again', () => {
  it('ends with the first success, and tells of every failure', async () => {
    const told: string[] = [];
    let tries = 0;
    const result = await withBackOff(
      async () => {
        if (++tries < 2) throw new Error(`try ${tries}`);
        return tries;
      },
      (error, waitMs) => {
        expect(waitMs).toBeGreaterThanOrEqual(500);
        told.push(String(error));
      },
      new AbortController().signal,
    );
    expect(result).toBe(2);
    expect(told).toEqual(['Error: try 1']);
  });

  it('ends with what must end it', async () => {
    const failing = withBackOff(
      async () => {
        throw new Error('a bad token');
      },
      (error) => {
        throw error;
      },
      new AbortController().signal,
    );
    await expect(failing).rejects.toThrow('a bad token');
  });

  it('ends at once when it is asked to, in the middle of a wait', async () => {
    const controller = new AbortController();
    let tries = 0;
    const waiting = withBackOff(
      async () => {
        tries++;
        throw new Error('down');
      },
      () => setImmediate(() => controller.abort()),
      controller.signal,
    );
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
    expect(tries).toBe(1);
    await expect(
      withBackOff(
        async () => 1,
        () => {},
        controller.signal,
      ),
    ).rejects.toMatchObject({ name: 'AbortError' });
  });
});
