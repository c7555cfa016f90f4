/** By signal, what a shell says of a process that it ended. */
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const;
export type StopName = keyof typeof EXIT_CODES;

/** npm passes on a Ctrl-C that the terminal sent to all: what comes this soon after the first is no second one. */
const SAME_SIGNAL_MS = 500;

export interface Stop {
  /** Aborted by the first Ctrl-C or SIGTERM. */
  readonly signal: AbortSignal;
  /** The exit code for work that was cut short; null while nobody asked for that. */
  code(): number | null;
}

/**
 * Lets the first Ctrl-C or SIGTERM end the work at its next good place; the second one ends the process at once.
 *
 * @param onStop - told once, with the signal's name
 */
export function stopSignal(onStop: (name: StopName) => void): Stop {
  const controller = new AbortController();
  let code: number | null = null;
  const stop = (name: StopName): void => {
    if (code !== null) return;
    code = EXIT_CODES[name];
    onStop(name);
    controller.abort();
    setTimeout(() => process.off('SIGINT', stop).off('SIGTERM', stop), SAME_SIGNAL_MS).unref();
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  return { signal: controller.signal, code: () => code };
}
