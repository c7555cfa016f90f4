/** Interactions remembered: those of the last seconds would do, since a resumed session replays no older ones. */
const REMEMBERED = 10_000;

/** What is being answered, so that nothing is answered twice and a bot that stops can finish it. */
export class InFlight {
  readonly #seen = new Set<string>();
  readonly #work = new Set<Promise<void>>();

  /**
   * Does some work, unless it was begun before: a session that resumes may replay what had arrived.
   *
   * @param id - of the interaction or message
   */
  async once(id: string, work: () => Promise<void>): Promise<void> {
    if (this.#seen.has(id)) return;
    this.#seen.add(id);
    for (const oldest of this.#seen) {
      if (this.#seen.size <= REMEMBERED) break;
      this.#seen.delete(oldest);
    }
    const working = work();
    this.#work.add(working);
    try {
      await working;
    } finally {
      this.#work.delete(working);
    }
  }

  get count(): number {
    return this.#work.size;
  }

  /** Resolves when all that was begun has ended, or after so many milliseconds. */
  async idle(longestMs: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, longestMs);
    });
    await Promise.race([Promise.allSettled(this.#work), late]);
    clearTimeout(timer);
  }
}
