import { ApplicationCommandType, type REST, type RESTPostAPIApplicationCommandsJSONBody, Routes } from 'discord.js';

type Definition = RESTPostAPIApplicationCommandsJSONBody;

/**
 * Makes Discord's commands ours, where they differ: writing them is limited to 200 a day, and takes their rights' cache
 * with it.
 *
 * @param guildId - the only server to register them in, where they appear at once; null: everywhere
 * @returns whether they were written
 */
export async function registerCommands(
  rest: REST,
  applicationId: string,
  guildId: string | null,
  definitions: readonly Definition[],
): Promise<boolean> {
  const route =
    guildId === null
      ? Routes.applicationCommands(applicationId)
      : Routes.applicationGuildCommands(applicationId, guildId);
  const held = await rest.get(route, { query: new URLSearchParams({ with_localizations: 'true' }) });
  if (Array.isArray(held) && sameCommands(held, definitions)) return false;
  await rest.put(route, { body: definitions });
  return true;
}

/** Whether what Discord holds says the same as our definitions, in any order and with whatever it adds. */
export function sameCommands(held: readonly unknown[], definitions: readonly Definition[]): boolean {
  const forms = (commands: readonly unknown[]) => commands.map((command) => JSON.stringify(essence(command))).sort();
  return JSON.stringify(forms(held)) === JSON.stringify(forms(definitions));
}

/** What Discord means by leaving a field out. */
const DEFAULTS: Readonly<Record<string, unknown>> = {
  type: ApplicationCommandType.ChatInput,
  description: '',
  nsfw: false,
  required: false,
  autocomplete: false,
  dm_permission: true,
  default_permission: true,
};

/** What Discord adds to a command, none of which we say. */
const ADDED = new Set([
  'id',
  'application_id',
  'version',
  'guild_id',
  'name_localized',
  'description_localized',
  'handler',
]);

/** A definition without defaults, additions and null, its keys in order. */
function essence(value: unknown): unknown {
  // Contexts and installations are sets: Discord gives them back in an order of its own.
  if (Array.isArray(value)) return value.every(Number.isInteger) ? [...value].sort() : value.map(essence);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .filter(([key, field]) => !ADDED.has(key) && field !== null && field !== undefined && field !== DEFAULTS[key])
    .map(([key, field]) => [key, essence(field)] as const)
    // An empty list says as little as none.
    .filter(([, field]) => !(Array.isArray(field) && field.length === 0))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries);
}
