import type { OptionSpec, ParsedArguments } from './options.js';
import type { Terminal } from './terminal.js';

/** A subcommand: data for the help, and what it does. One module each, imported only when it is asked for. */
export interface Command {
  /** What follows `footnote`, such as `ask [options] [QUESTION]`. */
  readonly usage: string;
  /** A sentence or two. */
  readonly description: string;
  readonly options: readonly OptionSpec[];
  /** Command lines worth copying, without `footnote`. */
  readonly examples?: readonly string[];
  /** What may follow the command's name to do something else, with options of its own. */
  readonly subcommands?: readonly CommandEntry[];
  /**
   * @returns the exit code
   * @throws UserError for what the person can fix
   */
  run(args: ParsedArguments, terminal: Terminal): Promise<number>;
}

export interface CommandEntry {
  readonly name: string;
  /** The line in `footnote --help`. */
  readonly summary: string;
  load(): Promise<Command>;
}
