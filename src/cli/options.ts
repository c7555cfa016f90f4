import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UserError } from '../user-error.js';
import { didYouMean } from './suggest.js';

/** One option of a command: what it is called, and what the help says. */
export interface OptionSpec {
  /** Without the dashes. */
  readonly name: string;
  readonly short?: string;
  /** What stands for its value in the help, such as `FILE`; without it the option is a switch. */
  readonly value?: string;
  readonly summary: string;
}

/** A command line, split by a command's options. */
export interface ParsedArguments {
  /** The arguments that are no options, in order. */
  readonly words: readonly string[];
  /** Whether a switch was given. */
  has(name: string): boolean;
  /** Every value given to an option, in order. */
  all(name: string): readonly string[];
  /** The last value given to an option. */
  last(name: string): string | undefined;
}

/**
 * node:util's parseArgs with our sentences instead of its exceptions. Not commander: it takes 11 ms to import of the
 * 15 ms that all of the command line may add to an answer from a cold process; this takes 2.
 *
 * @throws UserError for an option that is unknown, lacks its value, or has one it does not take
 */
export function parseOptions(specs: readonly OptionSpec[], args: readonly string[]): ParsedArguments {
  const options: NonNullable<ParseArgsConfig['options']> = {};
  for (const { name, short, value } of specs) {
    options[name] = { type: value === undefined ? 'boolean' : 'string', ...(short === undefined ? {} : { short }) };
  }
  const { tokens, positionals } = parseArgs({
    args: [...args],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const given = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const spec = specs.find(({ name }) => name === token.name);
    if (!spec) throw unknownOption(specs, token.rawName);
    const values = given.get(spec.name) ?? [];
    given.set(spec.name, values);
    if (spec.value === undefined) {
      if (token.value !== undefined) throw new UserError(`--${spec.name} takes no value: write it alone.`);
    } else {
      values.push(givenValue(spec, token));
    }
  }
  return {
    words: positionals,
    has: (name) => given.has(name),
    all: (name) => given.get(name) ?? [],
    last: (name) => given.get(name)?.at(-1),
  };
}

/** `--top --json` forgot a number: a value that looks like an option counts only as `--top=--json`. `-` is a file. */
function givenValue(
  spec: OptionSpec,
  token: { value?: string | undefined; inlineValue?: boolean | undefined },
): string {
  const { value = '', inlineValue = false } = token;
  if (value === '' || (!inlineValue && /^-./.test(value))) {
    throw new UserError(`--${spec.name} needs a value: write --${spec.name} ${spec.value}.`);
  }
  return value;
}

function unknownOption(specs: readonly OptionSpec[], given: string): UserError {
  const known = specs.map(({ name }) => `--${name}`);
  return new UserError(
    `Unknown option ${given}: ${didYouMean(given, known) ?? 'put -- before words that begin with a dash, or see --help.'}`,
  );
}
