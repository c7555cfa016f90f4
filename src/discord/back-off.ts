import { setTimeout as wait } from 'node:timers/promises';

const FIRST_MS = 1_000;
const LONGEST_MS = 60_000;

/**
 * Milliseconds to wait between tries: twice as long each time, a minute at most, for ever. Each is drawn from the upper
 * half of its length, so that many bots that lost the same Discord do not come back at the same moment.
 *
 * @param random - gives numbers from 0 to 1
 */
export function* delays(random: () => number = Math.random): Generator<number, never> {
  for (let longest = FIRST_MS; ; longest = Math.min(2 * longest, LONGEST_MS)) {
    yield Math.round((longest * (1 + random())) / 2);
  }
}

/**
 * Tries something until it succeeds, with {@link delays} between the tries.
 *
 * @param onFailure - told of each failure and of the milliseconds until the next try; throws what must end it
 * @param signal - ends the waiting
 * @throws what `onFailure` throws, and an AbortError when the signal ends the waiting
 */
export async function withBackOff<T>(
  attempt: () => Promise<T>,
  onFailure: (error: unknown, waitMs: number) => void,
  signal: AbortSignal,
): Promise<T> {
  for (const waitMs of delays()) {
    signal.throwIfAborted();
    try {
      return await attempt();
    } catch (error) {
      onFailure(error, waitMs);
      await wait(waitMs, undefined, { signal });
    }
  }
  throw new Error('the delays never end');
}
