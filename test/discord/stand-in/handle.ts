import type { APIApplicationCommandOptionChoice, APIMessage } from 'discord.js';

/** How an interaction was acknowledged. */
export type Acknowledgement = 'reply' | 'deferred-reply' | 'deferred-update' | 'update' | 'choices';

/** How often each thing took effect. */
export interface Effects {
  acknowledgements: number;
  /** Messages edited afterwards, the filling-in of a deferral included. */
  edits: number;
  /** Messages made beyond the first answer. */
  followUps: number;
  deletions: number;
  /** Requests about it that were refused. */
  refusals: number;
}

/** What came of something a member did. Times are milliseconds since it was dispatched. */
export interface Outcome {
  readonly acknowledgement: Acknowledgement | undefined;
  readonly acknowledgedAfter: number | undefined;
  /** When there was something to read, or to choose from. */
  readonly answeredAfter: number | undefined;
  /** Messages made or edited for it that are still there, as they are now. */
  readonly messages: readonly APIMessage[];
  readonly choices: readonly APIApplicationCommandOptionChoice[] | undefined;
  readonly effects: Readonly<Effects>;
}

interface Waiter {
  readonly isDue: () => boolean;
  readonly resolve: () => void;
}

/** Something a member did, and what the bot made of it. Kept until it is forgotten. */
export class Handle {
  readonly id: string;
  /** Sessions it was sent to; 0 when nobody was listening. */
  delivered = 0;
  acknowledgement: Acknowledgement | undefined;
  choices: readonly APIApplicationCommandOptionChoice[] | undefined;
  readonly effects: Effects = { acknowledgements: 0, edits: 0, followUps: 0, deletions: 0, refusals: 0 };
  /** Messages made or edited for it. */
  readonly messageIds = new Set<string>();
  readonly #dispatched = performance.now();
  readonly #read: (id: string) => APIMessage | undefined;
  readonly #drop: (handle: Handle) => void;
  readonly #companions: Handle[] = [];
  readonly #waiters = new Set<Waiter>();
  #acknowledgedAfter: number | undefined;
  #answeredAfter: number | undefined;

  /** @param read - finds a message that is still there @param drop - removes all that is kept of it */
  constructor(id: string, read: (id: string) => APIMessage | undefined, drop: (handle: Handle) => void) {
    this.id = id;
    this.#read = read;
    this.#drop = drop;
  }

  /** Resolves once it was acknowledged. @throws Error after `timeout` milliseconds */
  acknowledged(timeout = 10_000): Promise<Outcome> {
    return this.#until(() => this.#acknowledgedAfter !== undefined, 'acknowledged', timeout);
  }

  /** Resolves once it was answered: not by a deferral, by what follows it. @throws Error after `timeout` milliseconds */
  done(timeout = 10_000): Promise<Outcome> {
    return this.#until(() => this.#answeredAfter !== undefined, 'answered', timeout);
  }

  /**
   * Resolves once what has come of it satisfies the condition, for instance once a follow-up was sent.
   *
   * @throws Error after `timeout` milliseconds
   */
  until(condition: (outcome: Outcome) => boolean, timeout = 10_000): Promise<Outcome> {
    return this.#until(() => condition(this.outcome()), 'as expected', timeout);
  }

  /** What has come of it so far. */
  outcome(): Outcome {
    const messages = [...this.messageIds].flatMap((id) => this.#read(id) ?? []);
    return {
      acknowledgement: this.acknowledgement,
      acknowledgedAfter: this.#acknowledgedAfter,
      answeredAfter: this.#answeredAfter,
      messages,
      choices: this.choices,
      effects: { ...this.effects },
    };
  }

  /** Drops all that is kept of it, its messages included. Requests about it are then answered as unknown. */
  forget(): void {
    this.#drop(this);
    for (const handle of this.#companions) handle.forget();
  }

  /** Has another handle forgotten together with this one. */
  take(companion: Handle): void {
    this.#companions.push(companion);
  }

  noteAcknowledged(acknowledgement: Acknowledgement | undefined): void {
    this.effects.acknowledgements++;
    this.acknowledgement ??= acknowledgement;
    this.#acknowledgedAfter ??= performance.now() - this.#dispatched;
    this.#wake();
  }

  noteAnswered(): void {
    this.#answeredAfter ??= performance.now() - this.#dispatched;
    this.#wake();
  }

  noteRefused(): void {
    this.effects.refusals++;
    this.#wake();
  }

  #wake(): void {
    for (const waiter of this.#waiters)
      if (waiter.isDue()) {
        this.#waiters.delete(waiter);
        waiter.resolve();
      }
  }

  #until(isDue: () => boolean, what: string, timeout: number): Promise<Outcome> {
    if (isDue()) return Promise.resolve(this.outcome());
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        isDue,
        resolve: () => {
          clearTimeout(timer);
          resolve(this.outcome());
        },
      };
      const timer = setTimeout(() => {
        this.#waiters.delete(waiter);
        const state = JSON.stringify({ delivered: this.delivered, ...this.outcome() });
        reject(new Error(`${this.id} was not ${what} within ${timeout} ms: ${state}`));
      }, timeout);
      this.#waiters.add(waiter);
    });
  }
}
