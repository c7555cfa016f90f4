import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { APIMessage, APIUser, Locale } from 'discord.js';
import type { StoredCommand } from './commands.js';
import { blank } from './compose.js';
import { type Click, click } from './dispatch/click.js';
import { autocomplete, onMessage, slash } from './dispatch/commands.js';
import type { Focus, OptionValue } from './dispatch/options.js';
import { say } from './dispatch/say.js';
import { type Scene, settingOf } from './dispatch/scene.js';
import { type Fault, Faults, type Trouble } from './faults.js';
import { Gateway } from './gateway/gateway.js';
import { greeting } from './gateway/greeting.js';
import type { Session } from './gateway/session.js';
import type { Handle } from './handle.js';
import type { InteractionHandle } from './interaction-handle.js';
import type { Ping } from './pings.js';
import { MessageFlag } from './protocol.js';
import { type RouteName, routes } from './rest/routes.js';
import { type Refusal, Rest } from './rest/server.js';
import { State } from './state.js';
import { World } from './world/world.js';

export interface StandInOptions {
  /** Guilds the bot is a member of; 1 if not said. */
  readonly guilds?: number;
  /** Whether the last of the guilds is down: a client hears that it is in it, and no more. */
  readonly lastGuildDown?: boolean;
  readonly botName?: string;
  /** Of the guilds in turn; English where none is said. */
  readonly locales?: readonly Locale[];
  /** Milliseconds between heartbeats; Discord's own 41,250 if not said. */
  readonly heartbeatInterval?: number;
  /** Bit field of intents the application was not granted: asking for one closes with 4014. */
  readonly disallowedIntents?: number;
}

type Values = Readonly<Record<string, OptionValue>>;

/** Discord on the loopback: its REST API and Gateway v10, and the members who use the bot. */
export class DiscordStandIn {
  /** What the bot logs in with. */
  readonly token: string;
  readonly gateway: Gateway;
  readonly #world: World;
  readonly #state: State;
  readonly #rest: Rest;
  readonly #faults = new Faults();
  readonly #server: Server;

  private constructor(options: StandInOptions) {
    this.#world = new World(options.guilds ?? 1, options.botName ?? 'footnote', options.locales ?? []);
    const id = Buffer.from(this.#world.bot.id).toString('base64url');
    this.token = `${id}.${randomBytes(4).toString('base64url')}.${randomBytes(28).toString('base64url')}`;
    this.#server = createServer((request, response) => void this.#rest.handle(request, response));
    this.gateway = new Gateway(this.#server, {
      token: this.token,
      heartbeatInterval: options.heartbeatInterval ?? 41_250,
      disallowedIntents: options.disallowedIntents ?? 0,
      greet: (session) => {
        const up = options.lastGuildDown ? this.#world.guilds.slice(0, -1) : this.#world.guilds;
        greeting(session, this.#world, up, `ws://127.0.0.1:${this.#port}/resume`);
      },
    });
    this.#state = new State(this.#world, this.gateway);
    const table = routes(() => ({ status: 200, body: this.#gatewayInfo() }));
    this.#rest = new Rest(this.#state, table, this.#faults, this.token);
  }

  static async start(options: StandInOptions = {}): Promise<DiscordStandIn> {
    const standIn = new DiscordStandIn(options);
    await new Promise<void>((resolve) => standIn.#server.listen(0, '127.0.0.1', resolve));
    return standIn;
  }

  /** Ends every connection; leaves nothing open. */
  async close(): Promise<void> {
    this.#rest.shutDown();
    await this.gateway.shutDown();
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    await closed;
  }

  get #port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** What discord.js calls `rest.api`: without version, without a slash at the end. */
  get apiUrl(): string {
    return `http://127.0.0.1:${this.#port}/api`;
  }

  #gatewayInfo(): object {
    return {
      url: `ws://127.0.0.1:${this.#port}`,
      shards: 1,
      session_start_limit: { total: 1000, remaining: 999, reset_after: 86_400_000, max_concurrency: 1 },
    };
  }

  /** Resolves once a client is logged in. @throws Error after `timeout` milliseconds */
  async whenReady(timeout = 15_000): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`No client identified within ${timeout} ms.`)), timeout);
    });
    try {
      await Promise.race([this.gateway.connected(), late]);
    } finally {
      clearTimeout(timer);
    }
  }

  get sessions(): readonly Session[] {
    return this.gateway.sessions;
  }

  get applicationId(): string {
    return this.#world.application.id;
  }

  /** The bot's own user. */
  get bot(): APIUser {
    return this.#world.bot;
  }

  /** Ids of the guilds the bot is in. */
  get guildIds(): readonly string[] {
    return this.#world.guilds.map(({ id }) => id);
  }

  /** A channel's id, as `Scene` names channels. */
  channelId({ place = 'guild', user = this.#world.someone, guild, channel }: Scene = {}): string {
    return this.#world.place(place, user, guild, channel).channelId;
  }

  /** Somebody new. */
  person(name: string): APIUser {
    return this.#world.person(name);
  }

  /** @param name - the command, with its subcommand after a space, as in `article list` */
  slash(name: string, options: Values = {}, scene: Scene = {}): InteractionHandle {
    return slash(this.#state, name, options, scene);
  }

  /** @param focus - the option being typed in @param siblings - the other options filled in so far */
  autocomplete(name: string, focus: Focus, siblings: Values = {}, scene: Scene = {}): InteractionHandle {
    return autocomplete(this.#state, name, focus, siblings, scene);
  }

  /** @param button - its label or custom_id. Without a user, whoever the message was made for clicks. */
  click(message: APIMessage | string, button: string, who: Click = {}): InteractionHandle {
    return click(this.#state, typeof message === 'string' ? message : message.id, button, who);
  }

  /** A message that the bot sent long ago, in another version. */
  earlier(components: NonNullable<APIMessage['components']>, scene: Scene = {}): APIMessage {
    const { place } = settingOf(this.#world, scene);
    const message = { ...blank(this.#state, place.channelId, this.bot), flags: MessageFlag.ComponentsV2, components };
    this.#state.messages.add({ place, message, onlyFor: undefined, madeFor: undefined });
    return message;
  }

  /** A command from the menu of a message that somebody else wrote. @param target - its text, or its id */
  messageCommand(name: string, target: { readonly content: string } | string, scene: Scene = {}): InteractionHandle {
    const said = typeof target === 'string' ? undefined : say(this.#state, target.content, scene);
    const id = typeof target === 'string' ? target : said?.id;
    const message = id === undefined ? undefined : this.message(id);
    if (message === undefined) throw new TypeError(`There is no message ${id}.`);
    const handle = onMessage(this.#state, name, message, scene);
    if (said !== undefined) handle.take(said);
    return handle;
  }

  /** A member's message; the bot is mentioned where its id is, and where it is replied to. */
  say(content: string, scene: Scene & { readonly replyTo?: string } = {}): Handle {
    return say(this.#state, content, scene);
  }

  /** A message that begins with the bot's name. */
  mention(text: string, scene: Scene & { readonly replyTo?: string } = {}): Handle {
    return say(this.#state, `<@${this.#world.bot.id}> ${text}`, scene);
  }

  /** A message as it is now; undefined when it is gone. */
  message(id: string): APIMessage | undefined {
    return this.#state.messages.get(id)?.message;
  }

  messagesIn(channelId: string): readonly APIMessage[] {
    return this.#state.messages.in(channelId);
  }

  /** @param guildId - undefined for the commands offered everywhere */
  commands(guildId?: string): readonly StoredCommand[] {
    return this.#state.commands.list(guildId);
  }

  /** How many times commands were overwritten. */
  get commandWrites(): number {
    return this.#state.commands.writes;
  }

  /** Spoils the next requests of a route. @param times - how many */
  fault(route: RouteName | 'any', trouble: Trouble, times = 1): Fault {
    return this.#faults.add(route, trouble, times);
  }

  /** Moves the clock by which acknowledgements are late and tokens expire. */
  advance(milliseconds: number): void {
    this.#state.clock.advance(milliseconds);
  }

  /** Everyone the bot's messages ever pinged. */
  get pings(): readonly Ping[] {
    return this.#state.pings;
  }

  get refusals(): readonly Refusal[] {
    return this.#rest.refusals;
  }

  get unknownRequests(): readonly string[] {
    return this.#rest.unknownRequests;
  }

  /** Answers with 401, 403 or 429. */
  get invalidRequests(): number {
    return this.#rest.invalidRequests;
  }

  /** How many requests reached a route. */
  requests(route: RouteName): number {
    return this.#rest.counts.get(route) ?? 0;
  }

  /** How many handles and messages are kept. */
  get kept(): number {
    return this.#state.kept;
  }

  forgetAll(): void {
    this.#state.forgetAll();
  }
}
