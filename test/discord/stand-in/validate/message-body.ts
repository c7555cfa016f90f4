import type { APIAllowedMentions, APIEmbed, APIMessageTopLevelComponent } from 'discord.js';
import { z } from 'zod';
import { embed } from './embeds.js';
import { issue, list, snowflake, text } from './fields.js';

/** What a request may say of a message. */
export interface MessageBody {
  readonly content?: string | null;
  readonly embeds?: readonly APIEmbed[] | null;
  readonly components?: readonly APIMessageTopLevelComponent[] | null;
  readonly flags?: number | null;
  readonly allowed_mentions?: APIAllowedMentions | null;
  readonly attachments?: readonly { readonly id: string | number; readonly filename?: string | null }[] | null;
  readonly tts?: boolean | null;
  readonly nonce?: string | number | null;
  readonly enforce_nonce?: boolean | null;
  readonly message_reference?: {
    readonly message_id: string;
    readonly channel_id?: string | null;
    readonly fail_if_not_exists?: boolean | null;
  } | null;
}

/** What the message already holds when the request edits one. */
export interface Before {
  readonly content: string;
  readonly embeds: readonly APIEmbed[];
  readonly flags: number;
  readonly components: readonly APIMessageTopLevelComponent[];
}

const allowedMentions = z
  .object({
    parse: z.array(z.literal(['users', 'roles', 'everyone'])).nullish(),
    users: list(snowflake, 0, 100).nullish(),
    roles: list(snowflake, 0, 100).nullish(),
    replied_user: z.boolean().nullish(),
  })
  .superRefine(({ parse, users, roles }, context) => {
    for (const [kind, ids] of Object.entries({ users, roles }))
      if (ids?.length && parse?.some((parsed) => parsed === kind))
        context.addIssue(
          issue(
            'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
            `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
          ),
        );
  });

/** All of a message but its components: which of those it may hold, its flags decide. */
export const body = z.object({
  content: text(0, 2000).nullish(),
  embeds: list(embed, 0, 10).nullish(),
  flags: z.int().nullish(),
  allowed_mentions: allowedMentions.nullish(),
  attachments: list(z.object({ id: z.union([z.string(), z.int()]) }), 0, 10).nullish(),
  tts: z.boolean().nullish(),
  nonce: z.union([text(0, 25), z.int()]).nullish(),
  enforce_nonce: z.boolean().nullish(),
  message_reference: z
    .object({
      message_id: snowflake,
      channel_id: snowflake.nullish(),
      fail_if_not_exists: z.boolean().nullish(),
    })
    .nullish(),
});
