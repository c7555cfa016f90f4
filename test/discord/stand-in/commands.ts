import type { APIApplicationCommand } from 'discord.js';
import { CommandType } from './protocol.js';
import type { Snowflakes } from './snowflakes.js';
import type { CommandDefinition } from './validate/commands.js';

type Option = NonNullable<Extract<CommandDefinition, { type: 1 }>['options']>[number];
/** A command as Discord stores it. */
export type StoredCommand = Pick<
  APIApplicationCommand,
  'id' | 'application_id' | 'version' | 'name' | 'description'
> & {
  readonly type: number;
  readonly guild_id?: string;
  readonly name_localizations: Readonly<Record<string, string | null>> | null;
  readonly description_localizations: Readonly<Record<string, string | null>> | null;
  readonly default_member_permissions: string | null;
  readonly nsfw: boolean;
  readonly options?: readonly Option[];
  readonly dm_permission?: boolean;
  readonly contexts?: readonly number[] | null;
  readonly integration_types?: readonly number[];
};

/** The commands of the application: everywhere, and in single guilds. */
export class Commands {
  /** How many times commands were overwritten. */
  writes = 0;
  readonly #scopes = new Map<string, readonly StoredCommand[]>();
  readonly #snowflakes: Snowflakes;
  readonly #applicationId: string;

  constructor(snowflakes: Snowflakes, applicationId: string) {
    this.#snowflakes = snowflakes;
    this.#applicationId = applicationId;
  }

  /** @param guildId - undefined for the commands that are offered everywhere */
  list(guildId: string | undefined): readonly StoredCommand[] {
    return this.#scopes.get(guildId ?? '') ?? [];
  }

  /** The command that a member is offered: the guild's own before the general one. */
  find(guildId: string | undefined, type: number, name: string): StoredCommand | undefined {
    const scopes = guildId === undefined ? [undefined] : [guildId, undefined];
    for (const scope of scopes) {
      const found = this.list(scope).find((command) => command.type === type && command.name === name);
      if (found) return found;
    }
    return undefined;
  }

  get isEmpty(): boolean {
    return this.#scopes.size === 0;
  }

  /** Replaces all commands of a scope; a command that was there keeps its id, and its version if nothing changed. */
  overwrite(guildId: string | undefined, definitions: readonly CommandDefinition[]): readonly StoredCommand[] {
    this.writes++;
    const before = this.list(guildId);
    const after = definitions.map((definition) => {
      const old = before.find(({ type, name }) => type === definition.type && name === definition.name);
      const id = old?.id ?? this.#snowflakes.next();
      const made = stored(definition, id, old?.version ?? id, this.#applicationId, guildId);
      return old !== undefined && JSON.stringify(old) !== JSON.stringify(made)
        ? { ...made, version: this.#snowflakes.next() }
        : made;
    });
    this.#scopes.set(guildId ?? '', after);
    return after;
  }
}

/** What the list of commands says without `with_localizations`: the requester's language alone. */
export function localizedFor(command: StoredCommand, locale: string | undefined): object {
  const { name_localizations, description_localizations, options, ...rest } = command;
  return {
    ...rest,
    ...translation('name_localized', name_localizations, locale),
    ...translation('description_localized', description_localizations, locale),
    ...(options && { options: options.map((option) => optionFor(option, locale)) }),
  };
}

function optionFor(option: Option, locale: string | undefined): object {
  const { name_localizations, description_localizations, options, choices, ...rest } = option;
  return {
    ...rest,
    ...translation('name_localized', name_localizations, locale),
    ...translation('description_localized', description_localizations, locale),
    ...(options && { options: options.map((below) => optionFor(below, locale)) }),
    ...(choices && {
      choices: choices.map(({ name_localizations: names, ...choice }) => ({
        ...choice,
        ...translation('name_localized', names, locale),
      })),
    }),
  };
}

function translation(
  key: string,
  translations: Readonly<Record<string, unknown>> | null | undefined,
  locale: string | undefined,
): object {
  const text = locale === undefined ? undefined : translations?.[locale];
  return typeof text === 'string' ? { [key]: text } : {};
}

function stored(
  definition: CommandDefinition,
  id: string,
  version: string,
  applicationId: string,
  guildId: string | undefined,
): StoredCommand {
  const isSlash = definition.type === CommandType.ChatInput;
  const permissions = definition.default_member_permissions;
  const scope =
    guildId === undefined
      ? {
          dm_permission: definition.dm_permission ?? true,
          contexts: sorted(definition.contexts) ?? null,
          // The contexts the application is set up for, where the definition names none.
          integration_types: sorted(definition.integration_types) ?? [0, 1],
        }
      : { guild_id: guildId };
  const options = definition.type === CommandType.ChatInput ? (definition.options ?? []) : [];
  return {
    id,
    application_id: applicationId,
    version,
    default_member_permissions: permissions === undefined || permissions === null ? null : String(permissions),
    type: definition.type,
    name: definition.name,
    name_localizations: definition.name_localizations ?? null,
    description: (isSlash && definition.description) || '',
    description_localizations: (isSlash && definition.description_localizations) || null,
    ...scope,
    ...(options.length > 0 && { options: options.map(storedOption) }),
    nsfw: definition.nsfw ?? false,
  };
}

function sorted(numbers: readonly number[] | null | undefined): readonly number[] | undefined {
  return numbers ? [...numbers].sort((a, b) => a - b) : undefined;
}

/** An option without what is as it would be anyway. */
function storedOption({ type, name, description, required, autocomplete, options, ...rest }: Option): Option {
  return {
    type,
    name,
    description,
    ...present(rest),
    ...(required && { required }),
    ...(autocomplete && { autocomplete }),
    ...(options && { options: options.map(storedOption) }),
  };
}

function present<T extends object>(fields: T): Partial<T> {
  const entries = Object.entries(fields).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(entries) as Partial<T>;
}
