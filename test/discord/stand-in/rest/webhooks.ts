import { invalidWebhookToken, tooManyFollowUps, unknownMessage, unknownWebhook } from '../api-error.js';
import { answerTo, edited, written } from '../compose.js';
import type { InteractionHandle } from '../interaction-handle.js';
import type { StoredMessage } from '../messages.js';
import { MessageFlag, TOKEN_LIFE, USER_INSTALL_FOLLOW_UPS } from '../protocol.js';
import { isLoading } from '../state.js';
import { checkMessage } from '../validate/message.js';
import { type Context, noContent, ok, param, type Reply } from './context.js';

/** The interaction whose token stands in the path. */
function interactionOf(context: Context): InteractionHandle {
  const { state } = context;
  const handle = state.interactionOf(param(context, 1));
  if (param(context, 0) !== state.world.application.id || handle === undefined) throw unknownWebhook();
  if (state.clock.now() - handle.facts.createdAt > TOKEN_LIFE) throw invalidWebhookToken();
  // Until it is acknowledged there is no webhook.
  if (handle.acknowledgement === undefined) throw unknownWebhook();
  return handle;
}

function messageOf(context: Context, handle: InteractionHandle): StoredMessage {
  const named = param(context, 2);
  const id = named === '@original' ? handle.originalId : named;
  const isTheirs = id !== undefined && (id === handle.originalId || handle.messageIds.has(id));
  const stored = isTheirs ? context.state.messages.get(id) : undefined;
  if (stored === undefined) throw unknownMessage();
  return stored;
}

/** GET /webhooks/:application/:token/messages/:message */
export function getAnswer(context: Context): Reply {
  return ok(messageOf(context, interactionOf(context)).message);
}

/** PATCH of the same: fills in a deferral, or edits. */
export function editAnswer(context: Context): Reply {
  const handle = interactionOf(context);
  return ok(edit(context, handle, messageOf(context, handle)));
}

function edit({ state, body, files }: Context, handle: InteractionHandle, stored: StoredMessage) {
  const { message } = stored;
  checkMessage(body, { ...message, flags: message.flags ?? 0, components: message.components ?? [] });
  stored.message = edited(state, message, body, files);
  handle.messageIds.add(message.id);
  handle.effects.edits++;
  state.notePings(stored, body, 'interaction', undefined);
  state.announce('MESSAGE_UPDATE', stored);
  handle.noteAnswered();
  return stored.message;
}

export function deleteAnswer(context: Context): Reply {
  const handle = interactionOf(context);
  const { message } = messageOf(context, handle);
  context.state.delete(message.id);
  handle.effects.deletions++;
  handle.noteAnswered();
  return noContent;
}

/** POST /webhooks/:application/:token */
export function followUp(context: Context): Reply {
  const { state, body, files } = context;
  const handle = interactionOf(context);
  const original = handle.originalId === undefined ? undefined : state.messages.get(handle.originalId);
  // The first follow-up to a deferral is its answer, whatever its flags say of who shall see it.
  if (handle.acknowledgement === 'deferred-reply' && original !== undefined && isLoading(original))
    return ok(edit(context, handle, original));
  if (handle.isUserInstallOnly && handle.followUpCount >= USER_INSTALL_FOLLOW_UPS) throw tooManyFollowUps();
  checkMessage(body, undefined);
  handle.followUpCount++;
  const stored = answerTo(state, handle, true, (body.flags ?? 0) & MessageFlag.Ephemeral);
  stored.message = written(stored.message, body, files);
  handle.messageIds.add(stored.message.id);
  handle.effects.followUps++;
  state.messages.add(stored);
  state.notePings(stored, body, 'interaction', undefined);
  state.announce('MESSAGE_CREATE', stored);
  handle.noteAnswered();
  return ok(stored.message);
}
