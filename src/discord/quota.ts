import type { Sentences } from './locales/en.js';
import { MemberError } from './member-error.js';
import { type Limit, TokenBuckets } from './rate-limit.js';

/** What things cost of a quota: reading on is not asking. */
export const COSTS = { question: 1, click: 0.25 } as const;

/** Somebody asked too much. The message is for them, in their language. */
export class QuotaError extends MemberError {
  readonly whose: 'member' | 'server';
  /** Whether it is the first refusal since the last grant. */
  readonly first: boolean;

  constructor(message: string, whose: QuotaError['whose'], first: boolean) {
    super(message);
    this.whose = whose;
    this.first = first;
  }
}

/** What each member and each server may ask, so that none can starve the others. */
export class Quota {
  readonly #members: TokenBuckets;
  readonly #servers: TokenBuckets;

  constructor(memberLimit: Limit, serverLimit: Limit) {
    this.#members = new TokenBuckets(memberLimit);
    this.#servers = new TokenBuckets(serverLimit);
  }

  /**
   * @param server - null outside of servers
   * @param cost - one of {@link COSTS}
   * @throws QuotaError with the seconds to wait
   */
  take(member: string, server: string | null, cost: number, { trouble }: Sentences): void {
    const own = this.#members.take(member, cost);
    if (!own.granted) throw new QuotaError(trouble.slowDown(own.waitSeconds), 'member', own.first);
    const all = server === null ? { granted: true as const } : this.#servers.take(server, cost);
    if (!all.granted) throw new QuotaError(trouble.slowDownServer(all.waitSeconds), 'server', all.first);
  }
}
