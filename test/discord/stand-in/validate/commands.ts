import { z } from 'zod';
import { CommandType } from '../protocol.js';
import { description, localized, type Option, options, slashName } from './command-options.js';
import { issue, list, text } from './fields.js';
import { Problems } from './problems.js';

/** Commands of one type in one place. */
const MAX_COMMANDS: Readonly<Record<number, number>> = { 1: 100, 2: 15, 3: 15 };

const shared = {
  default_member_permissions: z.union([z.string().regex(/^\d+$/), z.int()]).nullish(),
  dm_permission: z.boolean().nullish(),
  nsfw: z.boolean().nullish(),
  contexts: z.array(z.literal([0, 1, 2])).nullish(),
  integration_types: z.array(z.literal([0, 1])).nullish(),
};
const slashCommand = z.object({
  ...shared,
  type: z.literal(CommandType.ChatInput),
  name: slashName,
  name_localizations: localized(slashName),
  description,
  description_localizations: localized(description),
  options: options.nullish(),
});
const menuCommand = z.object({
  ...shared,
  type: z.literal([2, CommandType.Message]),
  name: text(1, 32),
  name_localizations: localized(text(1, 32)),
  description: z
    .string()
    .superRefine((value, context) => {
      if (value !== '')
        context.addIssue(
          issue('APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION', 'Context menu commands cannot have a description'),
        );
    })
    .nullish(),
  description_localizations: z.null().optional(),
  options: list(z.unknown(), 0, 0).nullish(),
});
const typed = z.preprocess(
  (value) => (typeof value === 'object' && value !== null && !('type' in value) ? { ...value, type: 1 } : value),
  z.discriminatedUnion('type', [slashCommand, menuCommand]),
);
const commands = z.array(typed);

/** Characters of names, descriptions and values over a whole slash command. */
const MAX_CHARACTERS = 8000;

/** A definition that Discord takes. */
export type CommandDefinition = z.infer<typeof typed>;

/** @throws ApiError 400 with code 50035 */
export function checkCommands(value: unknown): CommandDefinition[] {
  const problems = new Problems();
  problems.accepts(commands, value, []);
  problems.refuse();
  const checked = commands.parse(value);
  const seen = new Set<string>();
  const counts = new Map<number, number>();
  for (const [index, command] of checked.entries()) {
    const { type, name } = command;
    if (type === CommandType.ChatInput && charactersOf(command) > MAX_CHARACTERS)
      problems.add([index], 'APPLICATION_COMMAND_TOO_LARGE', `Command exceeds maximum size (${MAX_CHARACTERS})`);
    const key = `${type} ${name}`;
    if (seen.has(key))
      problems.add([index, 'name'], 'APPLICATION_COMMANDS_DUPLICATE_NAME', 'Application command names must be unique');
    seen.add(key);
    counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  for (const [type, count] of counts) {
    const max = MAX_COMMANDS[type] ?? 0;
    if (count > max)
      problems.add([], 'APPLICATION_COMMAND_TOO_MANY', `Maximum number of application commands reached (${max}).`);
  }
  problems.refuse();
  return checked;
}

/** Of a text and its translations Discord counts the longest. */
function longest(text: string, translations: Record<string, unknown> | null | undefined): number {
  return Math.max(text.length, ...Object.values(translations ?? {}).map((translation) => String(translation).length));
}

function charactersOf({
  name,
  name_localizations,
  description: text,
  description_localizations,
  options: below,
  choices,
}: Pick<
  Option,
  'name' | 'name_localizations' | 'description' | 'description_localizations' | 'options' | 'choices'
>): number {
  let characters = longest(name, name_localizations) + longest(text, description_localizations);
  for (const one of choices ?? []) characters += longest(one.name, one.name_localizations) + String(one.value).length;
  for (const one of below ?? []) characters += charactersOf(one);
  return characters;
}
