import { UserError } from '../src/user-error.js';
import type { CorpusEmbedder, ModelInfo, PassageEmbedding, QueryEmbedding } from './embedder.js';

/** What is asked of an embedder somewhere else. */
export type Call =
  | { readonly id: number; readonly method: 'embedQuery'; readonly text: string }
  | { readonly id: number; readonly method: 'embedPassage'; readonly sentences: readonly string[] };

/** An error that can be sent. */
export interface Failure {
  readonly failure: string;
  readonly isUserError: boolean;
}

export type Reply = { readonly id: number } & ({ readonly value: unknown } | Failure);

/** An embedder in another process, as indexing needs it. */
export class RemoteEmbedder implements CorpusEmbedder {
  readonly model: ModelInfo;
  readonly #send: (call: Call) => void;
  readonly #end: () => Promise<void>;
  readonly #waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  #calls = 0;
  #lost: Error | null = null;

  /**
   * @param send - brings a call to {@link answer} at the other end; the reply is given to {@link receive}
   * @param end - ends the other end
   */
  constructor(model: ModelInfo, send: (call: Call) => void, end: () => Promise<void>) {
    this.model = model;
    this.#send = send;
    this.#end = end;
  }

  async embedQuery(text: string): Promise<QueryEmbedding> {
    return (await this.#call((id) => ({ id, method: 'embedQuery', text }))) as QueryEmbedding;
  }

  async embedPassage(sentences: readonly string[]): Promise<PassageEmbedding> {
    return (await this.#call((id) => ({ id, method: 'embedPassage', sentences }))) as PassageEmbedding;
  }

  async close(): Promise<void> {
    await this.#end();
  }

  /** Takes a reply from the other end. */
  receive(reply: Reply): void {
    const caller = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if ('failure' in reply) caller?.reject(toError(reply));
    else caller?.resolve(reply.value);
  }

  /** The other end is gone: nothing that waits will be answered. */
  lose(error: Error): void {
    this.#lost ??= error;
    for (const { reject } of this.#waiting.values()) reject(this.#lost);
    this.#waiting.clear();
  }

  #call(makeCall: (id: number) => Call): Promise<unknown> {
    if (this.#lost) return Promise.reject(this.#lost);
    const id = this.#calls++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#send(makeCall(id));
    });
  }
}

/** Does what a {@link RemoteEmbedder} asks. */
export async function answer(call: Call, embedder: CorpusEmbedder): Promise<Reply> {
  try {
    const value =
      call.method === 'embedQuery' ? await embedder.embedQuery(call.text) : await embedder.embedPassage(call.sentences);
    return { id: call.id, value };
  } catch (error) {
    return { id: call.id, ...toFailure(error) };
  }
}

export function toFailure(error: unknown): Failure {
  return { failure: error instanceof Error ? error.message : String(error), isUserError: error instanceof UserError };
}

export function toError({ failure, isUserError }: Failure): Error {
  return isUserError ? new UserError(failure) : new Error(failure);
}
