/** A bot's heartbeat may be late by 50 ms; one step of work between two looks at the clock takes up to 10 ms more. */
const LONGEST_MS = 10;

/** Hands over to the event loop in the middle of long work: `await turns.give()` between its steps. */
export class Turns {
  #since = performance.now();

  /** Takes no turn, and next to no time, until {@link LONGEST_MS} have passed since the last one. */
  async give(): Promise<void> {
    if (performance.now() - this.#since < LONGEST_MS) return;
    await new Promise(setImmediate);
    this.#since = performance.now();
  }
}
