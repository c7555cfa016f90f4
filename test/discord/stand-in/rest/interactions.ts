import { alreadyAcknowledged, unknownInteraction, unknownMessage } from '../api-error.js';
import { answerTo, edited, written } from '../compose.js';
import type { InteractionHandle } from '../interaction-handle.js';
import type { StoredMessage } from '../messages.js';
import { ACKNOWLEDGE_WITHIN, Callback, MessageFlag } from '../protocol.js';
import type { State } from '../state.js';
import { checkCallbackType, checkChoices, checkDeferral } from '../validate/callback.js';
import { checkMessage } from '../validate/message.js';
import { type Context, noContent, ok, param, type Reply } from './context.js';

/** POST /interactions/:id/:token/callback */
export function acknowledge(context: Context): Reply {
  const { state } = context;
  const handle = state.interaction(param(context, 0));
  if (handle === undefined || handle.token !== param(context, 1)) throw unknownInteraction();
  if (handle.acknowledgement !== undefined) throw alreadyAcknowledged();
  if (state.clock.now() - handle.facts.createdAt > ACKNOWLEDGE_WITHIN) throw unknownInteraction();
  const type = checkCallbackType(context.body, handle.facts.type);
  const message = take(context, handle, type);
  if (context.query.get('with_response') !== 'true') return noContent;
  return ok({ interaction: described(handle, type, message), resource: resource(type, message) });
}

function take(context: Context, handle: InteractionHandle, type: number): StoredMessage | undefined {
  const { state, body, files } = context;
  const data = dataOf(body);
  if (type === Callback.Choices) {
    handle.choices = checkChoices(data);
    handle.noteAcknowledged('choices');
    handle.noteAnswered();
    return undefined;
  }
  if (type === Callback.DeferUpdate) {
    handle.originalId = handle.facts.sourceId;
    handle.noteAcknowledged('deferred-update');
    return undefined;
  }
  if (type === Callback.Update) return update(state, handle, data, files);
  if (type === Callback.DeferReply) {
    const flags = checkDeferral(data) | MessageFlag.Loading;
    const deferred = answerTo(state, handle, false, flags);
    keep(state, handle, deferred);
    handle.noteAcknowledged('deferred-reply');
    return deferred;
  }
  checkMessage(data, undefined, ['data']);
  const answer = answerTo(state, handle, false, (data.flags ?? 0) & MessageFlag.Ephemeral);
  answer.message = written(answer.message, data, files);
  keep(state, handle, answer);
  state.notePings(answer, data, 'interaction', undefined);
  handle.noteAcknowledged('reply');
  handle.noteAnswered();
  return answer;
}

function keep(state: State, handle: InteractionHandle, stored: StoredMessage): void {
  handle.originalId = stored.message.id;
  handle.messageIds.add(stored.message.id);
  state.messages.add(stored);
  state.announce('MESSAGE_CREATE', stored);
}

function update(state: State, handle: InteractionHandle, data: unknown, files: readonly string[]): StoredMessage {
  const source = state.messages.get(handle.facts.sourceId ?? '');
  if (source === undefined) throw unknownMessage();
  const { message } = source;
  const body = data ?? {};
  checkMessage(body, { ...message, flags: message.flags ?? 0, components: message.components ?? [] }, ['data']);
  source.message = edited(state, message, body, files);
  handle.messageIds.add(message.id);
  handle.originalId = message.id;
  state.notePings(source, body, 'interaction', undefined);
  state.announce('MESSAGE_UPDATE', source);
  handle.noteAcknowledged('update');
  handle.noteAnswered();
  return source;
}

function dataOf(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'data' in body ? body.data : undefined;
}

function described({ id, facts, originalId }: InteractionHandle, type: number, stored: StoredMessage | undefined) {
  return {
    id,
    type: facts.type,
    ...(originalId !== undefined && {
      response_message_id: originalId,
      response_message_loading: type === Callback.DeferReply,
      response_message_ephemeral: stored?.onlyFor !== undefined,
    }),
  };
}

function resource(type: number, stored: StoredMessage | undefined) {
  const isShown = type === Callback.Reply || type === Callback.Update;
  return { type, ...(isShown && stored && { message: stored.message }) };
}
