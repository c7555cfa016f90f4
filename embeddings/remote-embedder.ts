import type { MessagePort } from 'node:worker_threads';
import { UserError } from '../src/user-error.js';
import type { CorpusEmbedder, ModelInfo, PassageEmbedding, QueryEmbedding } from './embedder.js';

type Call =
  | { readonly id: number; readonly method: 'embedQuery'; readonly text: string }
  | { readonly id: number; readonly method: 'embedPassage'; readonly sentences: readonly string[] }
  | { readonly id: number; readonly method: 'close' };

type Reply =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: string; readonly isUserError: boolean };

/** Answers the calls of a {@link RemoteEmbedder} at the port's other end, one after the other. */
export function serveEmbedder(port: MessagePort, embedder: CorpusEmbedder): void {
  const answer = async (call: Call): Promise<unknown> => {
    if (call.method === 'embedQuery') return embedder.embedQuery(call.text);
    if (call.method === 'embedPassage') return embedder.embedPassage(call.sentences);
    return embedder.close();
  };
  let before: Promise<void> = Promise.resolve();
  port.on('message', (call: Call) => {
    before = before.then(async () => {
      const reply: Reply = await answer(call).then(
        (value) => ({ id: call.id, value }),
        (error: unknown) => ({ id: call.id, ...describeError(error) }),
      );
      port.postMessage(reply);
      if (call.method === 'close') port.close();
    });
  });
}

export function describeError(error: unknown): { readonly error: string; readonly isUserError: boolean } {
  return { error: error instanceof Error ? error.message : String(error), isUserError: error instanceof UserError };
}

export function restoreError({ error, isUserError }: ReturnType<typeof describeError>): Error {
  return isUserError ? new UserError(error) : new Error(error);
}

/** An embedder at the other end of a port, as indexing needs it. */
export class RemoteEmbedder implements CorpusEmbedder {
  readonly model: ModelInfo;
  readonly #port: Pick<MessagePort, 'postMessage'>;
  readonly #waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  #calls = 0;
  #lost: Error | null = null;

  /** @param port - to {@link serveEmbedder}; whoever made it tells this object of messages and of its end */
  constructor(model: ModelInfo, port: Pick<MessagePort, 'postMessage'>) {
    this.model = model;
    this.#port = port;
  }

  async embedQuery(text: string): Promise<QueryEmbedding> {
    return (await this.#call((id) => ({ id, method: 'embedQuery', text }))) as QueryEmbedding;
  }

  async embedPassage(sentences: readonly string[]): Promise<PassageEmbedding> {
    return (await this.#call((id) => ({ id, method: 'embedPassage', sentences }))) as PassageEmbedding;
  }

  async close(): Promise<void> {
    await this.#call((id) => ({ id, method: 'close' }));
  }

  /** Takes a message that came from the other end. */
  receive(reply: Reply): void {
    const caller = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if ('error' in reply) caller?.reject(restoreError(reply));
    else caller?.resolve(reply.value);
  }

  /** The other end is gone: nothing that waits will be answered. */
  lose(error: Error): void {
    this.#lost = error;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }

  #call(makeCall: (id: number) => Call): Promise<unknown> {
    if (this.#lost) return Promise.reject(this.#lost);
    const id = this.#calls++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#port.postMessage(makeCall(id));
    });
  }
}
