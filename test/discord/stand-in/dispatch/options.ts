import type { StoredCommand } from '../commands.js';
import { OptionType } from '../protocol.js';

export type OptionValue = string | number | boolean;
type Options = StoredCommand['options'];

/** The option somebody is typing in. */
export interface Focus {
  readonly name: string;
  readonly value: string;
}

interface Given {
  readonly name: string;
  readonly type: number;
  readonly value?: OptionValue;
  readonly focused?: true;
  readonly options?: readonly Given[];
}

/**
 * Options as Discord sends them, below the subcommand they belong to.
 *
 * @param path - subcommand, or group and subcommand
 * @param defined - options of the command; undefined for a command that was never registered
 * @throws TypeError for what Discord's own client would not let a member send
 */
export function optionsFor(
  path: readonly string[],
  values: Readonly<Record<string, OptionValue>>,
  defined: Options,
  isRegistered: boolean,
  focus?: Focus,
): Given[] {
  const [first, ...rest] = path;
  if (first !== undefined) {
    const below = defined?.find(({ name }) => name === first);
    if (isRegistered && below === undefined) throw new TypeError(`There is no subcommand ${first}.`);
    const type = rest.length > 0 ? OptionType.SubcommandGroup : OptionType.Subcommand;
    const options = optionsFor(rest, values, below?.options ?? undefined, isRegistered, focus);
    return [{ name: first, type, options }];
  }
  const given = Object.entries(values).map(([name, value]): Given => {
    const definition = definedOption(name, defined, isRegistered);
    return { name, type: definition?.type ?? typeOf(value), value };
  });
  if (focus !== undefined) {
    const definition = definedOption(focus.name, defined, isRegistered);
    if (definition !== undefined && definition.autocomplete !== true)
      throw new TypeError(`The option ${focus.name} does not complete what is typed.`);
    given.push({ name: focus.name, type: definition?.type ?? OptionType.String, value: focus.value, focused: true });
  } else if (isRegistered) {
    const missing = defined?.find(({ name, required }) => required && !(name in values));
    if (missing !== undefined) throw new TypeError(`The option ${missing.name} is required.`);
  }
  return given;
}

function definedOption(name: string, defined: Options, isRegistered: boolean) {
  const found = defined?.find((option) => option.name === name);
  if (isRegistered && found === undefined) throw new TypeError(`There is no option ${name}.`);
  return found;
}

function typeOf(value: OptionValue): number {
  if (typeof value === 'boolean') return OptionType.Boolean;
  if (typeof value === 'string') return OptionType.String;
  return Number.isInteger(value) ? OptionType.Integer : OptionType.Number;
}
