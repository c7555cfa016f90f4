import type { APIAttachment, APIMessage, APIMessageInteractionMetadata, APIUser } from 'discord.js';
import { stored } from './components.js';
import type { InteractionHandle } from './interaction-handle.js';
import type { StoredMessage } from './messages.js';
import { CommandType, Interaction, MessageFlag } from './protocol.js';
import type { State } from './state.js';
import type { MessageBody } from './validate/message-body.js';

/** Flags a request may set on a new message. */
const SETTABLE = MessageFlag.SuppressEmbeds | MessageFlag.ComponentsV2 | (1 << 12);
/** Flags a request may set on a message that is there. */
const EDITABLE = MessageFlag.SuppressEmbeds | MessageFlag.ComponentsV2;

/** A message that nobody has written anything into. */
export function blank(state: State, channelId: string, author: APIUser): APIMessage {
  return {
    id: state.world.snowflakes.next(),
    channel_id: channelId,
    author,
    type: 0,
    content: '',
    timestamp: state.clock.iso(),
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: [],
    components: [],
    pinned: false,
    flags: 0 as number,
  };
}

/** A new message of the bot's with what a request says. */
export function written(base: APIMessage, body: MessageBody, files: readonly string[]): APIMessage {
  const { content, embeds, components, flags, nonce, tts } = body;
  return {
    ...base,
    content: (content ?? '').trim(),
    embeds: (embeds ?? []).map((embed) => ({ type: 'rich', ...embed }) as APIMessage['embeds'][number]),
    components: stored(components ?? []),
    attachments: attachments(base.id, body, [], files),
    flags: (base.flags ?? 0) | ((flags ?? 0) & SETTABLE),
    tts: tts ?? false,
    ...(nonce !== undefined && nonce !== null && { nonce }),
  };
}

/** A message as it is after an edit: what the request does not name stays. */
export function edited(state: State, before: APIMessage, body: MessageBody, files: readonly string[]): APIMessage {
  const { content, embeds, components, flags } = body;
  const old = before.flags ?? 0;
  const wasLoading = (old & MessageFlag.Loading) !== 0;
  const kept = typeof flags === 'number' ? old & ~MessageFlag.SuppressEmbeds : old;
  return {
    ...before,
    ...(content !== undefined && { content: (content ?? '').trim() }),
    ...(embeds !== undefined && {
      embeds: (embeds ?? []).map((embed) => ({ type: 'rich', ...embed }) as APIMessage['embeds'][number]),
    }),
    ...(components !== undefined && { components: stored(components ?? []) }),
    attachments: attachments(before.id, body, before.attachments, files),
    flags: (kept | ((flags ?? 0) & EDITABLE)) & ~MessageFlag.Loading,
    edited_timestamp: wasLoading ? null : state.clock.iso(),
  };
}

function attachments(
  messageId: string,
  body: MessageBody,
  before: readonly APIAttachment[],
  files: readonly string[],
): APIAttachment[] {
  const listed = body.attachments;
  const kept = listed ? before.filter(({ id }) => listed.some((one) => String(one.id) === id)) : before;
  const added = files.map((filename, index) => ({
    id: `${messageId}${index}`,
    filename,
    size: 1,
    url: `https://cdn.discordapp.example/${messageId}/${filename}`,
    proxy_url: `https://media.discordapp.example/${messageId}/${filename}`,
  }));
  return [...kept, ...added];
}

/** A message that answers an interaction, still without content. */
export function answerTo(state: State, handle: InteractionHandle, isFollowUp: boolean, flags: number): StoredMessage {
  const { place, user, sourceId, targetId } = handle.facts;
  const isPrivate = (flags & MessageFlag.Ephemeral) !== 0;
  const repliesTo = isFollowUp ? handle.originalId : (sourceId ?? targetId);
  const reference = repliesTo === undefined ? undefined : state.messages.get(repliesTo)?.message;
  return {
    place,
    onlyFor: isPrivate ? user.id : undefined,
    madeFor: handle.id,
    message: {
      ...blank(state, place.channelId, state.world.bot),
      type: typeOf(handle, isFollowUp),
      flags,
      application_id: state.world.application.id,
      webhook_id: state.world.application.id,
      interaction_metadata: metadata(handle, isFollowUp),
      ...(reference && {
        message_reference: {
          type: 0,
          channel_id: place.channelId,
          message_id: reference.id,
          ...(place.guild && { guild_id: place.guild.id }),
        },
      }),
    },
  };
}

/** Reply to a command, to a context-menu command, or to a message. */
function typeOf({ facts }: InteractionHandle, isFollowUp: boolean): number {
  if (isFollowUp || facts.type === Interaction.Component) return 19;
  return facts.targetId === undefined ? 20 : 23;
}

function metadata({ id, facts, originalId }: InteractionHandle, isFollowUp: boolean): APIMessageInteractionMetadata {
  const base = {
    id,
    user: facts.user,
    authorizing_integration_owners: facts.owners,
    ...(isFollowUp && originalId !== undefined && { original_response_message_id: originalId }),
  };
  if (facts.sourceId !== undefined)
    return { ...base, type: Interaction.Component, interacted_message_id: facts.sourceId };
  return {
    ...base,
    type: Interaction.Command,
    ...(facts.name !== undefined && {
      name: facts.name,
      command_type: facts.targetId === undefined ? CommandType.ChatInput : CommandType.Message,
    }),
    ...(facts.targetId !== undefined && { target_message_id: facts.targetId }),
  };
}
