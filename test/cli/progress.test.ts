import { PassThrough } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { ProgressReport } from '../../src/cli/progress.js';
import type { Terminal } from '../../src/cli/terminal.js';

function terminal(isTTY: boolean): { terminal: Terminal; written: () => string } {
  // What cli-progress calls on a terminal besides write().
  const cursor = { cursorTo: () => true, moveCursor: () => true, clearLine: () => true };
  const stderr = Object.assign(new PassThrough(), { isTTY, columns: 80, ...cursor });
  const chunks: string[] = [];
  stderr.on('data', (chunk) => chunks.push(String(chunk)));
  return {
    terminal: { stdin: new PassThrough(), stdout: new PassThrough(), stderr, env: {} },
    written: () => chunks.join(''),
  };
}

async function work(report: ProgressReport, ms: number): Promise<void> {
  const steps = ms / 50;
  for (let done = 0; done <= steps; done++) {
    report.update({ phase: 'embed', label: 'Embedding', done, total: steps });
    await wait(50);
  }
}

describe('ProgressReport', () => {
  it('shows no bar for short work', async () => {
    const screen = terminal(true);
    const report = new ProgressReport(screen.terminal);
    await work(report, 200);
    report.end();
    expect(screen.written()).toBe('');
  });

  it('shows a bar for long work on a terminal, and takes it away', async () => {
    const screen = terminal(true);
    const report = new ProgressReport(screen.terminal);
    await work(report, 900);
    report.end();
    expect(screen.written()).toMatch(/Embedding ━+─* \d+ of 18/);
    // The cursor is hidden meanwhile.
    expect(screen.written().lastIndexOf('\u001B[?25h')).toBeGreaterThan(screen.written().lastIndexOf('Embedding'));
  });

  it('shows none where stderr is no terminal', async () => {
    const screen = terminal(false);
    const report = new ProgressReport(screen.terminal);
    await work(report, 700);
    report.log('built anew');
    report.end();
    expect(screen.written()).toBe('built anew\n');
  });

  it('counts downloads in megabytes', async () => {
    const screen = terminal(true);
    const report = new ProgressReport(screen.terminal);
    for (let done = 0; done < 15; done++) {
      report.update({ phase: 'download', label: 'model.onnx', done: done * 1_000_000, total: 34_500_000 });
      await wait(50);
    }
    report.end();
    expect(screen.written()).toMatch(/model\.onnx .* \d+\.0 of 34\.5 MB/);
  });

  it('passes lines of log on, without what a terminal would act on', () => {
    const screen = terminal(false);
    const report = new ProgressReport(screen.terminal);
    report.log('The index was damaged\u001B[2J and is built anew.');
    expect(screen.written()).toBe('The index was damaged and is built anew.\n');
  });
});
