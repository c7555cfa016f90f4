import { Interrupted } from './interrupted.js';

/** Milliseconds that some work takes. */
export async function timed(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** The longest, in milliseconds, that some work keeps the event loop from anything else. */
export async function longestBlock(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = performance.now();
  const look = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  };
  const timer = setInterval(look, 1);
  await work();
  look();
  clearInterval(timer);
  return longest;
}

/** @throws Interrupted where the signal says so */
export function stopIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new Interrupted();
}

/**
 * Does the same work again and again, and collects what each round gives. A signal ends it early: the rounds that were
 * complete by then are the result.
 *
 * @throws Interrupted where none was
 */
export async function repeat<Result>(
  rounds: number,
  work: (round: number) => Result | Promise<Result>,
  signal?: AbortSignal,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let round = 0; round < rounds; round++) {
    // Work that never waits for anything would not let a signal in.
    await new Promise(setImmediate);
    if (signal?.aborted) break;
    try {
      results.push(await work(round));
    } catch (error) {
      if (error instanceof Interrupted) break;
      throw error;
    }
  }
  if (results.length === 0 && rounds > 0) throw new Interrupted();
  return results;
}

/**
 * Runs the same rounds of several works, in turn, and collects what each round gives, as {@link repeat} does.
 *
 * @throws Interrupted where no round was complete when a signal ended it
 */
export async function inTurn<Name extends string>(
  rounds: number,
  works: Readonly<Record<Name, () => number | Promise<number>>>,
  signal?: AbortSignal,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(works) as Name[];
  const round = async () => {
    const values: number[] = [];
    for (const name of names) {
      stopIfAborted(signal);
      values.push(await works[name]());
    }
    return values;
  };
  const results = await repeat(rounds, round, signal);
  return Object.fromEntries(names.map((name, i) => [name, results.map((values) => values[i])])) as Record<
    Name,
    number[]
  >;
}
