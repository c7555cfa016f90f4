import type { State } from '../state.js';

/** A request that found its route. */
export interface Context {
  readonly state: State;
  /** What stands in the variable parts of the path, in order. */
  readonly params: readonly string[];
  readonly query: URLSearchParams;
  readonly body: unknown;
  /** Names of the files sent along. */
  readonly files: readonly string[];
  /** The language asked for. */
  readonly locale: string | undefined;
}

/** What is sent back; 204 has no body. */
export interface Reply {
  readonly status: number;
  readonly body?: object;
}

export const ok = (body: object): Reply => ({ status: 200, body });
export const noContent: Reply = { status: 204 };

/** A variable part of the path. */
export function param({ params }: Context, index: number): string {
  return params[index] ?? '';
}
