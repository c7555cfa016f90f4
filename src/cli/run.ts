import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanCharacters, cleanLine } from '../article/clean-characters.js';
import { packageRoot } from '../package-root.js';
import { UserError } from '../user-error.js';
import { commands } from './commands.js';
import { COMMON_OPTIONS, commandHelp, programHelp } from './help.js';
import { parseOptions } from './options.js';
import { nearest } from './suggest.js';
import { type Terminal, write } from './terminal.js';

/**
 * Runs a command line.
 *
 * @param args - what follows the program's name
 * @returns the exit code: 0; 2 for what the person can fix; 1 for a failure of ours. Both are told in one sentence on
 *   stderr; DEBUG=footnote shows the stack.
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await dispatch(args, terminal);
  } catch (error) {
    const expected = error instanceof UserError;
    const message = error instanceof Error ? error.message : String(error);
    const sentence = cleanLine(
      expected ? message : `Footnote failed, through no fault of yours: ${message} (DEBUG=footnote shows where)`,
    );
    const details =
      terminal.env.DEBUG === 'footnote' && error instanceof Error ? `${cleanCharacters(error.stack ?? '')}\n` : '';
    await write(terminal.stderr, `${sentence}\n${details}`);
    return expected ? 2 : 1;
  }
}

async function dispatch(args: readonly string[], terminal: Terminal): Promise<number> {
  // Switches may stand before the command, too.
  const at = args.findIndex((arg) => !arg.startsWith('-'));
  const name = args[at] ?? 'help';
  const entry = commands.find((candidate) => candidate.name === name);
  if (!entry && name !== 'help') throw unknownCommand(name);
  const loaded = await entry?.load();
  const subcommand = loaded?.subcommands?.find((candidate) => candidate.name === args[at + 1]);
  const command = subcommand ? await subcommand.load() : loaded;
  const options = [...(command?.options ?? []), ...COMMON_OPTIONS];
  const parsed = parseOptions(options, at === -1 ? args : args.toSpliced(at, subcommand ? 2 : 1));
  if (parsed.has('version')) {
    await write(terminal.stdout, `${version()}\n`);
    return 0;
  }
  if (!command || parsed.has('help')) {
    await write(terminal.stdout, command ? commandHelp(command) : programHelp(commands));
    return 0;
  }
  return command.run(parsed, terminal);
}

function unknownCommand(name: string): UserError {
  const names = commands.map((command) => command.name);
  const meant = nearest(name, names);
  const hint = meant === null ? `the commands are ${names.join(', ')}.` : `did you mean footnote ${meant}?`;
  return new UserError(`Unknown command ${JSON.stringify(name)}: ${hint}`);
}

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : '';
}
