/** The time by which tokens and deadlines run out: a test can move it, so that nobody waits a quarter of an hour. */
export class Clock {
  #ahead = 0;

  /** Milliseconds since 1970. */
  now(): number {
    return Date.now() + this.#ahead;
  }

  /** @param milliseconds - how far ahead of now it shall be from here on */
  advance(milliseconds: number): void {
    this.#ahead += milliseconds;
  }

  iso(): string {
    return new Date(this.now()).toISOString();
  }
}
