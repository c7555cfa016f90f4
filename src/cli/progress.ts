import type { SingleBar } from 'cli-progress';
import { cleanLine } from '../article/clean-characters.js';
import type { Progress } from '../footnote.js';
import type { Terminal } from './terminal.js';

/** Work that is over before anyone wonders needs no bar. */
const LONG_MS = 500;

const MB = 1_000_000;

/** What opening the engine tells meanwhile: a bar for long work where stderr is a terminal, and lines of log. */
export class ProgressReport {
  readonly #stderr: Terminal['stderr'];
  #begun: number | null = null;
  #latest: Progress | null = null;
  #shown: Progress | null = null;
  #bar: SingleBar | null = null;
  #ended = false;

  constructor(terminal: Pick<Terminal, 'stderr'>) {
    this.#stderr = terminal.stderr;
  }

  readonly update = (progress: Progress): void => {
    const now = performance.now();
    this.#latest = progress;
    if (this.#stderr.isTTY !== true) return;
    if (this.#begun === null) this.#begun = now;
    else if (this.#bar) this.#draw(this.#bar, progress);
    else if (now - this.#begun > LONG_MS) void this.#open();
  };

  readonly log = (line: string): void => {
    // The bar stands on the line that this one takes, and draws itself again below.
    this.#stderr.write(`${this.#bar ? '\r\u001B[K' : ''}${cleanLine(line)}\n`);
  };

  /** Takes the bar away. */
  end(): void {
    this.#ended = true;
    this.#bar?.stop();
  }

  /** cli-progress takes 12 ms to import, so only long work pays for it. */
  async #open(): Promise<void> {
    const { SingleBar } = (await import('cli-progress')).default;
    if (this.#ended || this.#bar || !this.#latest) return;
    const options = { stream: this.#stderr, format: '{label} {bar} {amount}', hideCursor: true, clearOnComplete: true };
    this.#bar = new SingleBar({ ...options, barCompleteChar: '━', barIncompleteChar: '─', barsize: 30 });
    this.#draw(this.#bar, this.#latest);
  }

  #draw(bar: SingleBar, progress: Progress): void {
    const { phase, label, done, total } = progress;
    const payload = {
      label: cleanLine(label),
      amount: phase === 'download' ? megabytes(done, total) : `${done} of ${total}`,
    };
    if (this.#shown?.label === label && this.#shown.total === total) bar.update(done, payload);
    else bar.start(total, done, payload);
    this.#shown = progress;
  }
}

function megabytes(done: number, total: number): string {
  return `${(done / MB).toFixed(1)} of ${(total / MB).toFixed(1)} MB`;
}
