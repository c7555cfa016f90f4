import type { Logger } from 'pino';
import type { Answer } from '../answer/answer.js';
import type { Vote } from './custom-id.js';
import { en } from './locales/en.js';
import type { Metrics } from './metrics.js';

/** The ways of asking a question; everything else reads, votes or suggests. */
const ASKING: ReadonlySet<string> = new Set([en.commands.ask.name, en.commands.find.name, 'mention']);

/** Where something was asked. */
export type Place = 'server' | 'bot dm' | 'private channel';

/** What is told of one request. No member, no server; the question only where the host wants it. */
export interface Happening {
  /** Of the interaction or message. */
  readonly id: string;
  readonly through: string;
  readonly place: Place;
  /** performance.now() when it arrived. */
  readonly arrived: number;
}

/** What happens, for the host: one line a question in the log, and the counts. */
export class Journal {
  readonly #log: Logger;
  readonly #metrics: Metrics;
  readonly #logQuestions: boolean;

  constructor(log: Logger, metrics: Metrics, logQuestions: boolean) {
    this.#log = log;
    this.#metrics = metrics;
    this.#logQuestions = logQuestions;
  }

  received({ through }: Happening): void {
    this.#metrics.interaction(through);
  }

  acknowledged({ arrived }: Happening): void {
    this.#metrics.ack(secondsSince(arrived));
  }

  answered(happening: Happening, { question, answerable, confidence, refusal, passages }: Answer): void {
    const seconds = secondsSince(happening.arrived);
    this.#metrics.question(answerable ? 'answered' : 'refused', seconds);
    this.#log.info(
      {
        ...line(happening),
        confidence: Math.round(confidence * 100) / 100,
        ...(refusal && { because: refusal.weakness }),
        ...(answerable && {
          passages: passages.slice(0, 3).map(({ article, paragraph }) => `${article} ${paragraph}`),
        }),
        ms: Math.round(seconds * 10_000) / 10,
        ...(this.#logQuestions && { question }),
      },
      answerable ? 'answered' : 'refused',
    );
  }

  limited(happening: Happening, whose: 'member' | 'server'): void {
    this.#metrics.question('limited');
    this.#log.info({ ...line(happening), whose }, 'too many questions');
  }

  voted(vote: Vote): void {
    this.#metrics.vote(vote);
  }

  /** What Discord or the member's own doing explains. */
  lost(happening: Happening, why: string, code?: number | string): void {
    this.#metrics.error(String(code ?? why));
    this.#log.warn({ ...line(happening), ...(code !== undefined && { code }) }, why);
  }

  /** A failure of ours. @param reference - what the member was told */
  failed(happening: Happening, error: unknown, reference: string): void {
    if (ASKING.has(happening.through)) this.#metrics.question('failed');
    this.#metrics.error(error instanceof Error ? error.name : 'unknown');
    this.#log.error({ ...line(happening), reference, err: error }, 'failed');
  }
}

function line({ id, through, place }: Happening) {
  return { id, through, place };
}

function secondsSince(arrived: number): number {
  return (performance.now() - arrived) / 1000;
}
