import { register } from 'prom-client';
import { describe, expect, it } from 'vitest';
import { Metrics } from '../../src/discord/metrics.js';

describe('Metrics', () => {
  it('starts at nothing', async () => {
    expect(await new Metrics().json()).toEqual({
      questions: { answered: 0, refused: 0, failed: 0, limited: 0 },
      interactions: {},
      votes: { up: 0, down: 0 },
      errors: {},
      ackMs: { count: 0, p50: null, p95: null, p99: null },
      answerMs: { count: 0, p50: null, p95: null, p99: null },
    });
  });

  it('counts what happened', async () => {
    const metrics = new Metrics();
    metrics.question('answered', 0.02);
    metrics.question('answered', 0.02);
    metrics.question('refused', 0.02);
    metrics.question('limited');
    metrics.interaction('command');
    metrics.interaction('command');
    metrics.interaction('button');
    metrics.vote('down');
    metrics.error('late');
    metrics.ack(0.0123);
    expect(await metrics.json()).toEqual({
      questions: { answered: 2, refused: 1, failed: 0, limited: 1 },
      interactions: { command: 2, button: 1 },
      votes: { up: 0, down: 1 },
      errors: { late: 1 },
      ackMs: { count: 1, p50: 12.3, p95: 12.3, p99: 12.3 },
      answerMs: { count: 3, p50: 20, p95: 20, p99: 20 },
    });
  });

  it('gives percentiles in milliseconds', async () => {
    const metrics = new Metrics();
    for (let ms = 1000; ms >= 1; ms--) metrics.ack(ms / 1000);
    const { ackMs } = await metrics.json();
    expect(ackMs.count).toBe(1000);
    // The digest keeps the distribution's shape, not its values.
    for (const [given, right] of [
      [ackMs.p50, 500],
      [ackMs.p95, 950],
      [ackMs.p99, 990],
    ] as const) {
      expect(given).toBeGreaterThan(right - 15);
      expect(given).toBeLessThan(right + 15);
    }
  });

  it('writes what Prometheus reads, with zeros for what has not happened yet', async () => {
    const metrics = new Metrics();
    metrics.question('refused', 0.25);
    metrics.error('50013');
    expect(metrics.contentType).toMatch(/^text\/plain; version=0\.0\.4/);
    const text = await metrics.text();
    const lines = text.split('\n');
    expect(lines).toContain('# TYPE footnote_questions_total counter');
    expect(lines).toContain('footnote_questions_total{outcome="refused"} 1');
    expect(lines).toContain('footnote_questions_total{outcome="failed"} 0');
    expect(lines).toContain('footnote_errors_total{kind="50013"} 1');
    expect(lines).toContain('footnote_votes_total{vote="up"} 0');
    expect(lines).toContain('# TYPE footnote_answer_seconds summary');
    expect(lines).toContain('footnote_answer_seconds{quantile="0.95"} 0.25');
    expect(lines).toContain('footnote_answer_seconds_count 1');
    expect(text).toMatch(/^footnote_memory_resident_bytes \d{7,}$/m);
    expect(text).toMatch(/^footnote_event_loop_lag_seconds \d/m);
  });

  it('notices that the event loop was kept waiting, once', async () => {
    const metrics = new Metrics();
    const lag = async () => Number(/^footnote_event_loop_lag_seconds (.+)$/m.exec(await metrics.text())?.[1]);
    const tick = () => new Promise((resolve) => setTimeout(resolve, 60));
    await lag();
    // Two ticks of the sampling timer: the first after a reset only sets its clock.
    await tick();
    const end = performance.now() + 200;
    while (performance.now() < end);
    await tick();
    expect(await lag()).toBeGreaterThan(0.1);
    expect(await lag()).toBe(0);
  });

  it('keeps to a registry of its own', async () => {
    const one = new Metrics();
    const other = new Metrics();
    one.vote('up');
    expect((await other.json()).votes).toEqual({ up: 0, down: 0 });
    expect(register.getMetricsAsArray()).toEqual([]);
  });
});
