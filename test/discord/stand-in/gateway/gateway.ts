import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import { Op } from '../protocol.js';
import { shardOf } from '../snowflakes.js';
import { addressRefusal, identification, payloadOf, resumption } from './handshake.js';
import { Session } from './session.js';

/** A client that closes with one of these gives its session up. */
const GIVES_UP: ReadonlySet<number> = new Set([1000, 1001]);
/** After these the client has to identify anew. */
const ENDS_SESSION: ReadonlySet<number> = new Set([4003, 4004, 4007, 4010, 4011, 4012, 4013, 4014]);

interface GatewayOptions {
  readonly token: string;
  /** Milliseconds between heartbeats. */
  readonly heartbeatInterval: number;
  /** Intents the application was not granted. */
  readonly disallowedIntents: number;
  /** Greets a new session: READY and what follows it. */
  readonly greet: (session: Session) => void;
}

/** Discord's Gateway v10 in plain JSON. */
export class Gateway {
  /** Every session there has been, the newest last. */
  readonly sessions: Session[] = [];
  /** How many times clients identified, successfully or not. */
  identifies = 0;
  /** Connections that were not let in while offline. */
  turnedAway = 0;
  readonly #options: GatewayOptions;
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #waiting = new Set<() => void>();
  #withholdsAcks = false;
  #isOffline = false;
  #refusals: { readonly code: number; left: number } | undefined;

  constructor(http: Server, options: GatewayOptions) {
    this.#options = options;
    http.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      if (this.#isOffline) {
        this.turnedAway++;
        socket.destroy();
      } else this.#server.handleUpgrade(request, socket, head, (client) => this.#connected(client, request.url ?? '/'));
    });
  }

  get isConnected(): boolean {
    return this.sessions.some(({ isConnected }) => isConnected);
  }

  /** Resolves when a client has identified or resumed. */
  connected(): Promise<void> {
    if (this.isConnected) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.add(resolve));
  }

  /**
   * Sends an event to every session that Discord would send it to; a session whose client is away keeps it for replay.
   *
   * @param guildId - undefined outside guilds: that is shard 0's
   * @param intent - bit without which nobody hears of it; 0 for events that everyone hears
   * @returns how many sessions there were
   */
  dispatch(event: string, guildId: string | undefined, intent: number, data: (session: Session) => object): number {
    let count = 0;
    for (const session of this.sessions) {
      const [id, shards] = session.shard;
      const isTheirs = id === (guildId === undefined ? 0 : shardOf(guildId, shards));
      if (session.ended || !isTheirs || (intent !== 0 && (session.intents & intent) === 0)) continue;
      session.dispatch(event, data(session));
      count++;
    }
    return count;
  }

  /** Op 7: connect anew, then resume. Nothing more comes over the old connection. */
  reconnect(): void {
    for (const { session, socket } of this.#live()) {
      session.socket = undefined;
      send(socket, Op.Reconnect, null);
    }
  }

  /** Op 9. @param resumable - whether the client may resume */
  invalidate(resumable: boolean): void {
    for (const { session, socket } of this.#live()) {
      session.socket = undefined;
      if (!resumable) session.end();
      send(socket, Op.InvalidSession, resumable);
    }
  }

  /** Closes every connection with a code, for instance 4000. */
  close(code: number): void {
    for (const { session, socket } of this.#live()) {
      session.socket = undefined;
      if (ENDS_SESSION.has(code)) session.end();
      socket.close(code);
    }
  }

  /** Cuts every connection without a word: the client sees code 1006. */
  drop(): void {
    for (const { session, socket } of this.#live()) {
      session.socket = undefined;
      socket.terminate();
    }
  }

  /** Op 1: beat now. */
  requestHeartbeat(): void {
    for (const { socket } of this.#live()) send(socket, Op.Heartbeat, null);
  }

  /** While true, heartbeats stay unanswered: the client has to take the connection for dead. */
  withholdHeartbeatAcks(withhold: boolean): void {
    this.#withholdsAcks = withhold;
  }

  /** While true, nobody can connect. Those who are connected stay so. */
  setOffline(offline: boolean): void {
    this.#isOffline = offline;
  }

  /** The next identifications are refused with a close code. */
  refuseIdentify(code: number, times = 1): void {
    this.#refusals = { code, left: times };
  }

  async shutDown(): Promise<void> {
    for (const client of this.#server.clients) client.terminate();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #live(): { readonly session: Session; readonly socket: WebSocket }[] {
    return this.sessions.flatMap((session) =>
      session.socket === undefined || session.ended ? [] : [{ session, socket: session.socket }],
    );
  }

  #connected(socket: WebSocket, url: string): void {
    socket.on('error', () => socket.terminate());
    const refused = addressRefusal(url);
    if (refused !== undefined) {
      socket.close(refused);
      return;
    }
    let session: Session | undefined;
    socket.on('message', (data) => {
      session = this.#received(socket, data.toString(), session);
    });
    socket.on('close', (code) => {
      // Another connection may have taken the session over.
      if (session === undefined || (session.socket !== undefined && session.socket !== socket)) return;
      session.socket = undefined;
      if (GIVES_UP.has(code)) session.end();
    });
    send(socket, Op.Hello, { heartbeat_interval: this.#options.heartbeatInterval, _trace: [] });
  }

  #received(socket: WebSocket, text: string, session: Session | undefined): Session | undefined {
    const payload = payloadOf(text);
    switch (payload?.op) {
      case undefined:
        socket.close(4002);
        return session;
      case Op.Heartbeat:
        if (session) session.heartbeats++;
        if (!this.#withholdsAcks) send(socket, Op.HeartbeatAck, null);
        return session;
      case Op.Identify:
        if (session?.socket === socket) socket.close(4005);
        return session?.socket === socket ? session : this.#identify(socket, payload.d);
      case Op.Resume:
        return this.#resume(socket, payload.d);
      case Op.PresenceUpdate:
      case Op.VoiceStateUpdate:
      case Op.RequestGuildMembers:
        if (session === undefined) socket.close(4003);
        return session;
      default:
        socket.close(4001);
        return session;
    }
  }

  #identify(socket: WebSocket, data: unknown): Session | undefined {
    this.identifies++;
    const asked = identification(data, this.#options);
    const code = this.#refusal() ?? (typeof asked === 'number' ? asked : undefined);
    if (code !== undefined || typeof asked === 'number') {
      socket.close(code);
      return undefined;
    }
    const session = new Session(socket, asked.intents, asked.shard ?? [0, 1]);
    this.sessions.push(session);
    this.#options.greet(session);
    this.#announce();
    return session;
  }

  /** The code a test asked for, used up. */
  #refusal(): number | undefined {
    if (this.#refusals === undefined || this.#refusals.left === 0) return undefined;
    this.#refusals.left--;
    return this.#refusals.code;
  }

  #resume(socket: WebSocket, data: unknown): Session | undefined {
    const asked = resumption(data, this.#options.token);
    if (typeof asked === 'number') {
      socket.close(asked);
      return undefined;
    }
    const session = this.sessions.find(({ id }) => id === asked.session_id);
    const before = session?.socket;
    if (session === undefined || session.ended || !session.resume(socket, asked.seq ?? 0)) {
      send(socket, Op.InvalidSession, false);
      return undefined;
    }
    if (before !== undefined && before !== socket) before.close(4000);
    this.#announce();
    return session;
  }

  #announce(): void {
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
  }
}

function send(socket: WebSocket, op: number, d: unknown): void {
  if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ op, d, s: null, t: null }));
}
