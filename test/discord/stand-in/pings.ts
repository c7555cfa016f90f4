import type { APIAllowedMentions } from 'discord.js';

/** Somebody a message notifies. */
export interface Ping {
  readonly messageId: string;
  /** `<@id>`, `<@&id>`, `@everyone`, `@here`, or the author of the message that was replied to. */
  readonly target: string;
  readonly ephemeral: boolean;
}

/** What an `allowed_mentions` that is not given stands for. */
export const DEFAULT_MENTIONS = {
  message: { parse: ['users', 'roles', 'everyone'], replied_user: true },
  interaction: { parse: ['users'] },
} as const;

interface Allowed {
  readonly parse?: readonly string[] | null;
  readonly users?: readonly string[] | null;
  readonly roles?: readonly string[] | null;
  readonly replied_user?: boolean | null;
}

/**
 * Whom a message pings.
 *
 * @param texts - its content and text displays; what stands in an embed pings nobody
 * @param allowed - undefined when the request says nothing
 * @param repliedTo - id of the author replied to
 */
export function pingedBy(
  texts: readonly string[],
  allowed: APIAllowedMentions | null | undefined,
  kind: keyof typeof DEFAULT_MENTIONS,
  repliedTo: string | undefined,
): string[] {
  const rule: Allowed = (allowed as Allowed | null | undefined) ?? DEFAULT_MENTIONS[kind];
  const targets = new Set<string>();
  const lets = (what: string) => rule.parse?.includes(what) === true;
  for (const text of texts) {
    for (const [mention, id] of text.matchAll(/<@!?(\d+)>/g))
      if (lets('users') || rule.users?.includes(id as string)) targets.add(mention);
    for (const [mention, id] of text.matchAll(/<@&(\d+)>/g))
      if (lets('roles') || rule.roles?.includes(id as string)) targets.add(mention);
    if (lets('everyone')) for (const [mention] of text.matchAll(/@(?:everyone|here)\b/g)) targets.add(mention);
  }
  if (repliedTo !== undefined && rule.replied_user) targets.add(`<@${repliedTo}>`);
  return [...targets];
}
