/** Discord counts milliseconds from the first second of 2015. */
const EPOCH = 1_420_070_400_000n;

/** Gives out ids that carry their time and grow strictly, as Discord's do. */
export class Snowflakes {
  #last = 0n;

  next(): string {
    const now = (BigInt(Date.now()) - EPOCH) << 22n;
    this.#last = now > this.#last ? now : this.#last + 1n;
    return this.#last.toString();
  }
}

/** The shard that Discord sends a guild's events to. */
export function shardOf(guildId: string, shardCount: number): number {
  return Number((BigInt(guildId) >> 22n) % BigInt(shardCount));
}
