import { z } from 'zod';
import { LOCALES, OptionType } from '../protocol.js';
import { choiceValue, issue, list, text } from './fields.js';

const SLASH_NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

/** The name of a slash command or of an option. */
export const slashName = text(1, 32).superRefine((value, context) => {
  if (!SLASH_NAME.test(value) || value !== value.toLowerCase())
    context.addIssue(issue('APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid'));
});

/** Translations, by locale. */
export function localized<T extends z.ZodType>(item: T) {
  return z
    .record(z.string(), item.nullable())
    .superRefine((value, context) => {
      for (const locale of Object.keys(value))
        if (!LOCALES.has(locale))
          context.addIssue(issue('DICT_TYPE_KEY_INVALID', `"${locale}" is not an available locale.`));
    })
    .nullish();
}

export const description = text(1, 100);
const choice = z.object({
  name: text(1, 100),
  name_localizations: localized(text(1, 100)),
  value: choiceValue,
});

const optionBase = z.object({
  type: z.int().min(1).max(11),
  name: slashName,
  name_localizations: localized(slashName),
  description,
  description_localizations: localized(description),
  required: z.boolean().nullish(),
  autocomplete: z.boolean().nullish(),
  choices: list(choice, 0, 25).nullish(),
  min_length: z.int().min(0).max(6000).nullish(),
  max_length: z.int().min(1).max(6000).nullish(),
  min_value: z.number().nullish(),
  max_value: z.number().nullish(),
});
export type Option = z.infer<typeof optionBase> & { options?: Option[] | null | undefined };
const option: z.ZodType<Option> = optionBase
  .extend({
    get options() {
      return options.nullish();
    },
  })
  .superRefine(({ choices, autocomplete, type, options: below }, context) => {
    if (autocomplete && choices?.length)
      context.addIssue({
        ...issue('APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES', 'Choices cannot be set when autocomplete is enabled'),
        path: ['choices'],
      });
    if (below?.length && type !== OptionType.Subcommand && type !== OptionType.SubcommandGroup)
      context.addIssue({
        ...issue('APPLICATION_COMMAND_OPTIONS_NOT_ALLOWED', 'Only subcommands and groups have options'),
        path: ['options'],
      });
  });
/** The options of a command or of a subcommand. */
export const options: z.ZodType<Option[]> = z
  .lazy(() => list(option, 0, 25))
  .superRefine((all, context) => {
    const names = new Set<string>();
    let optionalSeen = false;
    for (const [index, { name, required }] of all.entries()) {
      if (names.has(name))
        context.addIssue({
          ...issue('APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS', 'Option name already exists'),
          path: [index, 'name'],
        });
      names.add(name);
      if (required && optionalSeen)
        context.addIssue({
          ...issue(
            'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
            'Required options must be placed before non-required options',
          ),
          path: [index],
        });
      optionalSeen ||= !required;
    }
  });
