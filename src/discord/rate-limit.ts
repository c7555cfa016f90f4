/** So much at once, and as much again in so many seconds, spread evenly over them. */
export interface Limit {
  /** Above 0. */
  readonly count: number;
  /** Above 0. */
  readonly seconds: number;
}

export type Taken =
  | { readonly granted: true }
  | {
      readonly granted: false;
      /** Whole seconds, at least 1, after which the same cost is granted if nothing else was taken meanwhile. */
      readonly waitSeconds: number;
      /** Whether it is the first refusal since the last grant: the one to tell the member about. */
      readonly first: boolean;
    };

/** A bucket is known by when it will be full again; how much is in it now follows from that. */
interface Bucket {
  readonly fullAt: number;
  refused: boolean;
}

/**
 * Milliseconds by which a grant may come early: a microsecond, so that nobody who waited as told is refused for the
 * rounding of the clock, which is 0.06 µs after a process has run for ten years.
 */
const TOLERANCE_MS = 0.001;

/**
 * A token bucket for each key. Not a counter that starts anew every window: that lets twice the number through around
 * a window's end, and makes whoever used his share wait for all of the rest.
 */
export class TokenBuckets {
  readonly #count: number;
  readonly #capacityMs: number;
  readonly #now: () => number;
  /** In the order of their last grants. */
  readonly #buckets = new Map<string, Bucket>();

  /**
   * @param now - milliseconds of a clock that never goes back
   * @throws RangeError for a limit that grants nothing or everything
   */
  constructor({ count, seconds }: Limit, now: () => number = () => performance.now()) {
    if (!(count > 0 && seconds > 0 && Number.isFinite(count) && Number.isFinite(seconds))) {
      throw new RangeError(`A limit of ${count} in ${seconds} seconds`);
    }
    this.#count = count;
    this.#capacityMs = seconds * 1000;
    this.#now = now;
  }

  /**
   * Takes from a key's bucket, or nothing where there is too little in it.
   *
   * @param cost - above 0, up to the limit's count; fractions are fine
   * @throws RangeError for any other cost
   */
  take(key: string, cost = 1): Taken {
    if (!(cost > 0 && cost <= this.#count)) throw new RangeError(`A cost of ${cost} with a limit of ${this.#count}`);
    const now = this.#now();
    this.#forgetFull(now);
    const bucket = this.#buckets.get(key);
    const fullAt = Math.max(bucket?.fullAt ?? now, now) + (cost / this.#count) * this.#capacityMs;
    const early = fullAt - now - this.#capacityMs;
    if (bucket && early > TOLERANCE_MS) {
      const first = !bucket.refused;
      bucket.refused = true;
      return { granted: false, waitSeconds: Math.max(1, Math.ceil((early - TOLERANCE_MS) / 1000)), first };
    }
    // Deleted first: a Map keeps a key that is set again in its old place.
    this.#buckets.delete(key);
    this.#buckets.set(key, { fullAt, refused: false });
    return { granted: true };
  }

  /** Buckets in memory: at most as many as were granted something within the limit's seconds, and as many again. */
  get size(): number {
    return this.#buckets.size;
  }

  /**
   * The bucket whose grant is oldest is full first, give or take the limit's seconds. Looking at two a call is constant
   * work, and more than the one that a call can add.
   */
  #forgetFull(now: number): void {
    let looked = 0;
    for (const [key, { fullAt }] of this.#buckets) {
      if (fullAt > now || looked++ === 2) return;
      this.#buckets.delete(key);
    }
  }
}
