import { randomBytes } from 'node:crypto';
import type { WebSocket } from 'ws';
import { Op } from '../protocol.js';

/** Dispatches a session can replay; Discord forgets them too. */
const MAX_REPLAY = 2_000;

interface Dispatched {
  readonly sequence: number;
  readonly text: string;
}

/** One identified client, through all its connections. */
export class Session {
  readonly id = randomBytes(16).toString('hex');
  /** Bit field of what the client wants to hear. */
  readonly intents: number;
  readonly shard: readonly [id: number, count: number];
  /** How often it was resumed. */
  resumes = 0;
  heartbeats = 0;
  /** True once Discord would not resume it any more. */
  ended = false;
  /** Undefined while the client is away; what is dispatched meanwhile is replayed. */
  socket: WebSocket | undefined;
  #sequence = 0;
  readonly #replay: Dispatched[] = [];

  constructor(socket: WebSocket, intents: number, shard: readonly [number, number]) {
    this.socket = socket;
    this.intents = intents;
    this.shard = shard;
  }

  get isConnected(): boolean {
    return this.socket !== undefined && !this.ended;
  }

  /** Sequence number of the last dispatch. */
  get sequence(): number {
    return this.#sequence;
  }

  /** Discord would not resume it any more. */
  end(): void {
    this.ended = true;
    this.#replay.length = 0;
  }

  dispatch(event: string, data: object): void {
    const text = this.#next(event, data);
    const sequence = this.#sequence;
    this.#replay.push({ sequence, text });
    // Dropped by the thousand: shifting one by one costs every time.
    if (this.#replay.length >= 2 * MAX_REPLAY) this.#replay.splice(0, this.#replay.length - MAX_REPLAY);
    this.socket?.send(text);
  }

  /** Sends once more what first told of an id, as a replay that overlaps with what had arrived. */
  repeat(id: string): void {
    const first = this.#replay.find(({ text }) => text.includes(`"id":"${id}"`));
    if (first === undefined) throw new TypeError(`Nothing was sent of ${id}.`);
    this.socket?.send(first.text);
  }

  /** @returns false when what came after `sequence` is no longer known, or never was */
  resume(socket: WebSocket, sequence: number): boolean {
    const first = this.#replay[0]?.sequence ?? this.#sequence + 1;
    if (sequence > this.#sequence || sequence < first - 1) return false;
    this.socket = socket;
    this.resumes++;
    for (const { sequence: each, text } of this.#replay) if (each > sequence) socket.send(text);
    // Not kept: it tells of this replay alone.
    socket.send(this.#next('RESUMED', {}));
    return true;
  }

  #next(event: string, data: object): string {
    return JSON.stringify({ op: Op.Dispatch, t: event, s: ++this.#sequence, d: data });
  }
}
