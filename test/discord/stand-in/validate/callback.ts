import type { APIApplicationCommandOptionChoice } from 'discord.js';
import { z } from 'zod';
import { Callback, Interaction, MessageFlag } from '../protocol.js';
import { choiceValue, issue, list, text } from './fields.js';
import { Problems } from './problems.js';

/** What an interaction of each type may be answered with. */
const ALLOWED: Readonly<Record<number, readonly number[]>> = {
  [Interaction.Command]: [Callback.Reply, Callback.DeferReply],
  [Interaction.Component]: [Callback.Reply, Callback.DeferReply, Callback.DeferUpdate, Callback.Update],
  [Interaction.Autocomplete]: [Callback.Choices],
};

const deferData = z
  .object({
    flags: z
      .int()
      .superRefine((flags, context) => {
        if ((flags & ~MessageFlag.Ephemeral) !== 0)
          context.addIssue(issue('MESSAGE_FLAGS_INVALID', 'Only MessageFlags.EPHEMERAL can be set on a deferral'));
      })
      .nullish(),
  })
  .nullish();

/** Choices of a text option: Discord takes numbers only where the option is a number. */
const choicesData = z.object({
  choices: list(z.object({ name: text(1, 100), value: choiceValue }), 0, 25).nullish(),
});

/** @throws ApiError 400 with code 50035 when no interaction of this type may be answered so */
export function checkCallbackType(value: unknown, interactionType: number): number {
  const problems = new Problems();
  const allowed = ALLOWED[interactionType] ?? [];
  const schema = z.object({ type: z.literal([...allowed]) });
  problems.accepts(schema, value, []);
  problems.refuse();
  return schema.parse(value).type;
}

/** @returns the flags of a deferral */
export function checkDeferral(data: unknown): number {
  const problems = new Problems();
  problems.accepts(deferData, data, ['data']);
  problems.refuse();
  return deferData.parse(data)?.flags ?? 0;
}

export function checkChoices(data: unknown): APIApplicationCommandOptionChoice[] {
  const problems = new Problems();
  problems.accepts(choicesData, data, ['data']);
  problems.refuse();
  return choicesData.parse(data).choices ?? [];
}
