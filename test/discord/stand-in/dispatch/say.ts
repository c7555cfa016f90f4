import type { APIMessage } from 'discord.js';
import { blank } from '../compose.js';
import type { Handle } from '../handle.js';
import { Intent } from '../protocol.js';
import { intentFor, type State } from '../state.js';
import { memberOf } from '../world/guilds.js';
import { type Scene, settingOf } from './scene.js';

/** A member's message. @param replyTo - id of the message it replies to, whose author it mentions */
export function say(state: State, content: string, scene: Scene & { readonly replyTo?: string }): Handle {
  const { bot } = state.world;
  const { place, user } = settingOf(state.world, scene);
  const target = scene.replyTo === undefined ? undefined : state.messages.get(scene.replyTo)?.message;
  const isMentioned = new RegExp(`<@!?${bot.id}>`).test(content) || target?.author.id === bot.id;
  const message: APIMessage = {
    ...blank(state, place.channelId, user),
    content,
    mentions: isMentioned ? [bot] : [],
    mention_everyone: /@(?:everyone|here)\b/.test(content),
    ...(target && {
      type: 19,
      message_reference: { type: 0, channel_id: place.channelId, message_id: target.id },
      referenced_message: target,
    }),
  };
  state.messages.add({ place, message, onlyFor: undefined, madeFor: undefined });
  const handle = state.addSaid(message.id);
  const intent = intentFor(place);
  if (intent === undefined) return handle;
  const { user: _, ...member } = memberOf(user);
  const event = {
    ...message,
    channel_type: place.guild ? 0 : 1,
    ...(place.guild && { guild_id: place.guild.id, member }),
  };
  // Unless it was granted the content of messages, the bot reads only what is said to it.
  const hidden = { ...event, content: '', embeds: [], attachments: [], components: [] };
  handle.delivered = state.gateway.dispatch('MESSAGE_CREATE', place.guild?.id, intent, ({ intents }) => {
    const isReadable = isMentioned || place.kind === 'bot-dm' || (intents & Intent.MessageContent) !== 0;
    return isReadable ? event : hidden;
  });
  return handle;
}
