import type { RouteName } from './rest/routes.js';

/** What goes wrong with a request. */
export type Trouble =
  /** Told to wait. @param retryAfter - seconds */
  | { readonly kind: 'rate-limit'; readonly retryAfter: number; readonly global?: boolean }
  /** A status such as 500, with Discord's own code where it has one; `effect`: the request was carried out all the same. */
  | { readonly kind: 'status'; readonly status: number; readonly code?: number; readonly effect?: boolean }
  /** The connection is cut, after the request was carried out or before. */
  | { readonly kind: 'drop'; readonly effect: boolean }
  /**
   * Nothing comes back, or only after `after` milliseconds. With `effect` the request is carried out as it arrives, and
   * without it after the delay: never, if there is none.
   */
  | { readonly kind: 'hang'; readonly effect: boolean; readonly after?: number };

/** A trouble that was switched on. */
export interface Fault {
  /** Requests it has spoilt. */
  readonly hits: number;
  lift(): void;
}

interface Active extends Fault {
  readonly route: RouteName | 'any';
  readonly trouble: Trouble;
  hits: number;
  left: number;
}

export class Faults {
  #active: Active[] = [];

  /** @param times - how many requests it spoils */
  add(route: RouteName | 'any', trouble: Trouble, times = 1): Fault {
    const fault: Active = {
      route,
      trouble,
      hits: 0,
      left: times,
      lift: () => {
        this.#active = this.#active.filter((one) => one !== fault);
      },
    };
    this.#active.push(fault);
    return fault;
  }

  /** The trouble for a request, used up by it. */
  take(route: RouteName): Trouble | undefined {
    const fault = this.#active.find((one) => one.route === route || one.route === 'any');
    if (fault === undefined) return undefined;
    fault.hits++;
    fault.left--;
    if (fault.left <= 0) fault.lift();
    return fault.trouble;
  }
}
