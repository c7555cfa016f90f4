import type { Command, CommandEntry } from './command.js';
import type { OptionSpec } from './options.js';

/** What the program takes, and every command besides its own. */
export const COMMON_OPTIONS: readonly OptionSpec[] = [
  { name: 'no-color', summary: 'no colours and no bold (also: NO_COLOR=1)' },
  { name: 'help', short: 'h', summary: 'show this help' },
  { name: 'version', short: 'V', summary: 'show the version' },
];

/** `footnote --help`. */
export function programHelp(commands: readonly CommandEntry[]): string {
  return [
    "Answers questions about an article with the article's own words, cited to the sentence.",
    '',
    'Usage: footnote COMMAND [options]',
    '',
    'Commands',
    columns(commands.map(({ name, summary }) => [name, summary])),
    '',
    'Options',
    columns(COMMON_OPTIONS.map(optionRow)),
    '',
    'footnote COMMAND --help says more about a command.',
    '',
  ].join('\n');
}

/** `footnote COMMAND --help`. */
export function commandHelp(command: Command): string {
  const examples = (command.examples ?? []).map((example) => `  footnote ${example}`);
  return [
    command.description,
    '',
    `Usage: footnote ${command.usage}`,
    '',
    'Options',
    columns([...command.options, ...COMMON_OPTIONS].map(optionRow)),
    '',
    ...subcommandLines(command),
    ...(examples.length > 0 ? ['Examples', ...examples, ''] : []),
  ].join('\n');
}

function subcommandLines({ usage, subcommands = [] }: Command): string[] {
  if (subcommands.length === 0) return [];
  const [name] = usage.split(' ');
  return ['Commands', columns(subcommands.map((entry) => [`${name} ${entry.name}`, entry.summary])), ''];
}

function optionRow({ name, short, value, summary }: OptionSpec): readonly [string, string] {
  const names = `${short === undefined ? '    ' : `-${short}, `}--${name}`;
  return [value === undefined ? names : `${names} ${value}`, summary];
}

function columns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n');
}
