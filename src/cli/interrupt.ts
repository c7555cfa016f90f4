/** The exit code of what Ctrl-C ended, as shells have it. */
export const INTERRUPTED = 130;

/**
 * Does work that Ctrl-C stops at its next good place; a second Ctrl-C ends the process at once, as it does elsewhere.
 *
 * @param work - looks at the signal, and returns what it has when that is aborted
 */
export async function untilInterrupted<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const controller = new AbortController();
  const stop = (): void => controller.abort();
  process.once('SIGINT', stop);
  try {
    return await work(controller.signal);
  } finally {
    process.off('SIGINT', stop);
  }
}
