import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Counter, Gauge, Registry, Summary } from 'prom-client';

const OUTCOMES = ['answered', 'refused', 'failed', 'limited'] as const;
const VOTES = ['up', 'down'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Milliseconds, over the last ten minutes; null where nothing happened in them. */
export interface Percentiles {
  /** Since the start. */
  readonly count: number;
  readonly p50: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
}

/** Counts since the start. */
export interface MetricsJson {
  readonly questions: Readonly<Record<Outcome, number>>;
  readonly interactions: Readonly<Record<string, number>>;
  readonly votes: Readonly<Record<(typeof VOTES)[number], number>>;
  readonly errors: Readonly<Record<string, number>>;
  /** From an interaction's arrival to our first response. */
  readonly ackMs: Percentiles;
  /** From an interaction's arrival to its answer or refusal. */
  readonly answerMs: Percentiles;
}

const PERCENTILES = [0.5, 0.95, 0.99];
/** The oldest of five parts is dropped every two minutes. */
const WINDOW = { maxAgeSeconds: 600, ageBuckets: 5 };
/** 50 timer ticks a second: not to be seen in the processor's time, and fine enough for a heartbeat's 50 ms. */
const LAG_RESOLUTION_MS = 20;

/** What a bot has done, counted in a registry of its own. Nothing in it names a member, a server or a question. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #questions = this.#counter('questions', 'Questions by what came of them.', 'outcome', OUTCOMES);
  readonly #interactions = this.#counter('interactions', 'Interactions received, by kind.', 'kind');
  readonly #votes = this.#counter('votes', 'Votes on answers.', 'vote', VOTES);
  readonly #errors = this.#counter('errors', 'Errors by kind.', 'kind');
  readonly #ack = this.#summary('ack', "Seconds from an interaction's arrival to the first response.");
  readonly #answer = this.#summary('answer', "Seconds from an interaction's arrival to its answer.");

  constructor() {
    this.#gauge('memory_resident_bytes', 'Memory that the process takes.', () => process.memoryUsage.rss());
    const lag = monitorEventLoopDelay({ resolution: LAG_RESOLUTION_MS });
    lag.enable();
    this.#gauge('event_loop_lag_seconds', 'Longest wait of the event loop since the last look at it.', () => {
      const longest = lag.max / 1e9 - LAG_RESOLUTION_MS / 1000;
      lag.reset();
      return Math.max(0, longest);
    });
  }

  /** @param seconds - from the interaction's arrival on; left out, it does not count among the answers' times */
  question(outcome: Outcome, seconds?: number): void {
    this.#questions.inc({ outcome });
    if (seconds !== undefined) this.#answer.observe(seconds);
  }

  /** @param kind - one of a few names of ours: every new one is a time series that stays */
  interaction(kind: string): void {
    this.#interactions.inc({ kind });
  }

  /** @param seconds - from the interaction's arrival on */
  ack(seconds: number): void {
    this.#ack.observe(seconds);
  }

  vote(vote: (typeof VOTES)[number]): void {
    this.#votes.inc({ vote });
  }

  /** @param kind - one of a few names of ours, or an error code of Discord's */
  error(kind: string): void {
    this.#errors.inc({ kind });
  }

  /** For people and programs that are no Prometheus. */
  async json(): Promise<MetricsJson> {
    const questions = await countsOf(this.#questions);
    const votes = await countsOf(this.#votes);
    return {
      questions: Object.assign({ answered: 0, refused: 0, failed: 0, limited: 0 }, questions),
      interactions: await countsOf(this.#interactions),
      votes: Object.assign({ up: 0, down: 0 }, votes),
      errors: await countsOf(this.#errors),
      ackMs: await percentilesOf(this.#ack),
      answerMs: await percentilesOf(this.#answer),
    };
  }

  /** Prometheus' text format. */
  text(): Promise<string> {
    return this.#registry.metrics();
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  /** @param known - what is shown as 0 before it happens */
  #counter<Label extends string>(name: string, help: string, label: Label, known: readonly string[] = []) {
    const counter = new Counter({
      name: `footnote_${name}_total`,
      help,
      labelNames: [label],
      registers: [this.#registry],
    });
    for (const value of known) counter.labels(value).inc(0);
    return counter;
  }

  #summary(name: string, help: string): Summary {
    return new Summary({
      name: `footnote_${name}_seconds`,
      help,
      percentiles: PERCENTILES,
      ...WINDOW,
      registers: [this.#registry],
    });
  }

  #gauge(name: string, help: string, read: () => number): void {
    const gauge: Gauge = new Gauge({
      name: `footnote_${name}`,
      help,
      registers: [this.#registry],
      collect: () => gauge.set(read()),
    });
  }
}

async function countsOf(counter: Counter): Promise<Record<string, number>> {
  const { values } = await counter.get();
  return Object.fromEntries(values.map(({ labels, value }) => [String(Object.values(labels)[0]), value]));
}

async function percentilesOf(summary: Summary): Promise<Percentiles> {
  const { values } = await summary.get();
  // prom-client says 0 where there is nothing to say.
  const at = (quantile: number) =>
    milliseconds(values.find(({ labels }) => labels.quantile === quantile)?.value || null);
  const count = values.find(({ metricName }) => metricName?.endsWith('_count'))?.value ?? 0;
  return { count, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

function milliseconds(seconds: number | null): number | null {
  return seconds === null ? null : Math.round(seconds * 10_000) / 10;
}
