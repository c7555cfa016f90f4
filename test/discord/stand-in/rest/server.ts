import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApiError, notFound, unauthorized } from '../api-error.js';
import type { Faults, Trouble } from '../faults.js';
import type { State } from '../state.js';
import { bodyOf, localeOf, readAll } from './body.js';
import type { Reply } from './context.js';
import type { Route, RouteName } from './routes.js';

/** A request that was refused, with what was wrong. */
export interface Refusal {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly code: number;
  readonly body: unknown;
  readonly error: object;
}

const BASE = '/api/v10';

/** Discord's REST API v10. */
export class Rest {
  /** Bodies refused with 400 or 500, in order. */
  readonly refusals: Refusal[] = [];
  /** Requests to routes there are none of, as `METHOD /path`. */
  readonly unknownRequests: string[] = [];
  /** Requests that reached each route, spoilt ones included. */
  readonly counts = new Map<RouteName, number>();
  /** Answers with 401, 403 or 429: ten thousand in ten minutes get an address banned. */
  invalidRequests = 0;
  readonly #state: State;
  readonly #routes: readonly Route[];
  readonly #faults: Faults;
  readonly #token: string;
  readonly #delays = new Set<NodeJS.Timeout>();

  constructor(state: State, routes: readonly Route[], faults: Faults, token: string) {
    this.#state = state;
    this.#routes = routes;
    this.#faults = faults;
    this.#token = token;
  }

  /** Drops what is still to be answered late. */
  shutDown(): void {
    for (const delay of this.#delays) clearTimeout(delay);
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let raw: Buffer;
    try {
      raw = await readAll(request);
    } catch {
      // The client went away in the middle of its request.
      return;
    }
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const method = request.method ?? 'GET';
    const found = this.#find(method, pathname);
    if (found === undefined) {
      this.unknownRequests.push(`${method} ${pathname}`);
      return this.#send(response, notFound());
    }
    const { route, params } = found;
    this.counts.set(route.name, (this.counts.get(route.name) ?? 0) + 1);
    const trouble = this.#faults.take(route.name);
    const carryOut = async (): Promise<Reply | ApiError> => {
      let sent: unknown;
      try {
        if (route.needsToken && request.headers.authorization !== `Bot ${this.#token}`) throw unauthorized();
        const { body, files } = await bodyOf(request, raw);
        sent = body;
        return route.handle({
          state: this.#state,
          params,
          query: searchParams,
          body,
          files,
          locale: localeOf(request),
        });
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        this.#note(error, route, params, method, pathname, sent);
        return error;
      }
    };
    if (trouble === undefined) this.#send(response, await carryOut());
    else await this.#spoil(trouble, response, carryOut);
  }

  #find(method: string, path: string): { readonly route: Route; readonly params: readonly string[] } | undefined {
    if (!path.startsWith(`${BASE}/`)) return undefined;
    const rest = path.slice(BASE.length);
    for (const route of this.#routes) {
      const match = route.method === method ? route.pattern.exec(rest) : null;
      if (match) return { route, params: match.slice(1).map(decodeURIComponent) };
    }
    return undefined;
  }

  async #spoil(trouble: Trouble, response: ServerResponse, carryOut: () => Promise<Reply | ApiError>): Promise<void> {
    if (trouble.kind === 'rate-limit') {
      const isGlobal = trouble.global ?? false;
      response.setHeader('Retry-After', String(trouble.retryAfter));
      response.setHeader('X-RateLimit-Scope', isGlobal ? 'global' : 'user');
      if (isGlobal) response.setHeader('X-RateLimit-Global', 'true');
      const message = 'You are being rate limited.';
      return this.#send(response, {
        status: 429,
        body: { message, retry_after: trouble.retryAfter, global: isGlobal },
      });
    }
    const early = trouble.effect ? await carryOut() : undefined;
    if (trouble.kind === 'status') {
      const { status, code = 0 } = trouble;
      return this.#send(
        response,
        new ApiError(status, code, `${status}: ${status < 500 ? 'Refused' : 'Server Error'}`),
      );
    }
    if (trouble.kind === 'drop') {
      response.destroy();
      return;
    }
    if (trouble.after === undefined) return;
    const delay = setTimeout(async () => {
      this.#delays.delete(delay);
      this.#send(response, early ?? (await carryOut()));
    }, trouble.after);
    this.#delays.add(delay);
  }

  #note(error: ApiError, route: Route, params: readonly string[], method: string, path: string, body: unknown): void {
    const { status, code } = error;
    if (status === 400 || status === 500) this.refusals.push({ method, path, status, code, body, error: error.body });
    const state = this.#state;
    const handle = route.needsToken
      ? undefined
      : (state.interaction(params[0] ?? '') ?? state.interactionOf(params[1] ?? ''));
    handle?.noteRefused();
  }

  #send(response: ServerResponse, reply: Reply | ApiError): void {
    const { status, body } = reply;
    if (status === 401 || status === 403 || status === 429) this.invalidRequests++;
    if (response.destroyed) return;
    if (body === undefined) {
      response.writeHead(status).end();
      return;
    }
    const text = JSON.stringify(body);
    response
      .writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) })
      .end(text);
  }
}
