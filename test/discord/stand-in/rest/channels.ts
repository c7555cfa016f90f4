import { ApiError, cannotEditOthers, missingAccess, unknownChannel, unknownMessage } from '../api-error.js';
import { blank, edited, written } from '../compose.js';
import type { StoredMessage } from '../messages.js';
import type { State } from '../state.js';
import { checkMessage } from '../validate/message.js';
import type { MessageBody } from '../validate/message-body.js';
import { channelOf, type Place } from '../world/world.js';
import { type Context, noContent, ok, param, type Reply } from './context.js';

/** The channel in the path, if the bot is in it: an interaction from elsewhere does not let it in. */
function placeOf(context: Context): Place {
  const place = context.state.world.placeOf(param(context, 0));
  if (place === undefined) throw unknownChannel();
  if (place.kind === 'private-channel' || place.kind === 'foreign-guild') throw missingAccess();
  return place;
}

function messageOf(context: Context): StoredMessage {
  const { channelId } = placeOf(context);
  const stored = context.state.messages.get(param(context, 1));
  // What only one member sees is no message of the channel's.
  if (stored === undefined || stored.message.channel_id !== channelId || stored.onlyFor !== undefined)
    throw unknownMessage();
  return stored;
}

export function getChannel(context: Context): Reply {
  return ok(channelOf(placeOf(context)));
}

export function startTyping(context: Context): Reply {
  placeOf(context);
  return noContent;
}

/** POST /users/@me/channels: the conversation with somebody. */
export function openDm({ state, body }: Context): Reply {
  const id = typeof body === 'object' && body !== null && 'recipient_id' in body ? String(body.recipient_id) : '';
  const known = state.world.someone.id === id ? state.world.someone : { ...state.world.someone, id };
  return ok(channelOf(state.world.dm(id, known)));
}

export function getMessage(context: Context): Reply {
  return ok(messageOf(context).message);
}

/** POST /channels/:channel/messages */
export function createMessage(context: Context): Reply {
  const { state, body, files } = context;
  const place = placeOf(context);
  checkMessage(body, undefined);
  const { nonce } = body;
  const twin = nonce === undefined || nonce === null ? undefined : state.messages.byNonce(place.channelId, nonce);
  if (body.enforce_nonce && twin !== undefined) return ok(twin.message);
  const target = replyTarget(state, place, body);
  const message = written(blank(state, place.channelId, state.world.bot), body, files);
  const stored: StoredMessage = {
    place,
    onlyFor: undefined,
    madeFor: target?.message.id,
    message: {
      ...message,
      ...(target && {
        type: 19,
        message_reference: { type: 0, channel_id: place.channelId, message_id: target.message.id },
        referenced_message: target.message,
      }),
    },
  };
  state.messages.add(stored);
  const author = target?.message.author.id;
  state.notePings(stored, body, 'message', author === state.world.bot.id ? undefined : author);
  state.announce('MESSAGE_CREATE', stored);
  const handle = state.said(target?.message.id);
  if (handle !== undefined) {
    handle.messageIds.add(message.id);
    handle.effects.followUps++;
    handle.noteAnswered();
  }
  return ok(stored.message);
}

/** The message replied to; undefined when none is, or when one that is gone may be. */
function replyTarget(state: State, { channelId }: Place, { message_reference: reference }: MessageBody) {
  if (!reference) return undefined;
  const target = state.messages.get(reference.message_id);
  if (target !== undefined && target.message.channel_id === channelId && target.onlyFor === undefined) return target;
  if (reference.fail_if_not_exists === false) return undefined;
  throw new ApiError(400, 50035, 'Invalid Form Body', {
    message_reference: { _errors: [{ code: 'REPLIES_UNKNOWN_MESSAGE', message: 'Unknown message' }] },
  });
}

export function editMessage(context: Context): Reply {
  const { state, body, files } = context;
  const stored = messageOf(context);
  const { message } = stored;
  if (message.author.id !== state.world.bot.id) throw cannotEditOthers();
  checkMessage(body, { ...message, flags: message.flags ?? 0, components: message.components ?? [] });
  stored.message = edited(state, message, body, files);
  state.notePings(stored, body, 'message', undefined);
  state.announce('MESSAGE_UPDATE', stored);
  const handle = state.said(stored.madeFor);
  if (handle !== undefined) {
    handle.effects.edits++;
    handle.noteAnswered();
  }
  return ok(stored.message);
}

export function deleteMessage(context: Context): Reply {
  const { state } = context;
  const { message, madeFor } = messageOf(context);
  if (message.author.id !== state.world.bot.id)
    throw new ApiError(403, 50013, 'You lack permissions to perform that action');
  state.delete(message.id);
  const handle = state.said(madeFor);
  if (handle !== undefined) {
    handle.effects.deletions++;
    handle.noteAnswered();
  }
  return noContent;
}
