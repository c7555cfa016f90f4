import type { APIMessage } from 'discord.js';
import { type ButtonId, parseButtonId } from '../../../src/discord/custom-id.js';
import { buttonsOf, customIdOf } from '../stand-in/components.js';
import { flatten, type Outcome } from '../stand-in/index.js';

/** The one message that came of something, as people see it. */
export function seen({ messages }: Outcome): string {
  if (messages.length !== 1) throw new Error(`${messages.length} messages instead of one`);
  return messages.map(flatten).join('\n');
}

/** The one message that came of something. */
export function messageOf({ messages: [message] }: Outcome): APIMessage {
  if (message === undefined) throw new Error('no message');
  return message;
}

/** custom_id of a message's first button of a kind. */
export function buttonOf(message: APIMessage, isIt: (id: ButtonId) => boolean): string {
  for (const button of buttonsOf(message.components ?? [])) {
    const customId = customIdOf(button);
    const id = customId === undefined ? null : parseButtonId(customId);
    if (customId !== undefined && id !== null && isIt(id)) return customId;
  }
  throw new Error(`no such button in:\n${flatten(message)}`);
}

export const more = (id: ButtonId) => id.kind === 'more';
export const context = (id: ButtonId) => id.kind === 'context';
export const share = (id: ButtonId) => id.kind === 'share';
export const up = (id: ButtonId) => id.kind === 'vote' && id.vote === 'up';
export const down = (id: ButtonId) => id.kind === 'vote' && id.vote === 'down';
export const back = (id: ButtonId) => id.kind === 'read' && id.turn === 'back';
export const on = (id: ButtonId) => id.kind === 'read' && id.turn === 'on';
