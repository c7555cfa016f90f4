import type { APIUser, LocaleString } from 'discord.js';
import { buttonsOf, customIdOf } from '../components.js';
import type { InteractionHandle } from '../interaction-handle.js';
import { Button, Component, Interaction } from '../protocol.js';
import type { State } from '../state.js';
import { interactionBase, ownersOf, settingOf } from './scene.js';

/** Who clicks, and in which language. */
export interface Click {
  readonly user?: APIUser;
  readonly locale?: LocaleString;
  readonly guildLocale?: LocaleString;
  readonly permissions?: string;
}

/**
 * A click on a button.
 *
 * @param button - its label, or its custom_id
 * @throws TypeError when this member cannot click it: it is not there, not theirs to see, disabled, or a link
 */
export function click(state: State, messageId: string, button: string, { user, ...rest }: Click): InteractionHandle {
  const stored = state.messages.get(messageId);
  if (stored === undefined) throw new TypeError(`There is no message ${messageId}.`);
  const { message, place, onlyFor } = stored;
  const clicker =
    user ?? message.interaction_metadata?.user ?? message.referenced_message?.author ?? state.world.someone;
  if (onlyFor !== undefined && onlyFor !== clicker.id)
    throw new TypeError(`${clicker.username} does not see the message ${messageId}.`);
  const buttons = buttonsOf(message.components ?? []);
  const found = buttons.find((one) => customIdOf(one) === button || ('label' in one && one.label === button));
  const customId = found && customIdOf(found);
  if (found === undefined || customId === undefined || found.disabled || found.style === Button.Link) {
    const there = buttons.map((one) => ('label' in one ? one.label : customIdOf(one))).join(', ');
    throw new TypeError(`There is no button ${button} to click; there are: ${there}.`);
  }
  const scene = settingOf(state.world, { ...rest, user: clicker });
  // Installed is the app by whoever brought the message about, whoever clicks.
  const owners = message.interaction_metadata?.authorizing_integration_owners ?? ownersOf(place, clicker);
  const guildLocale = rest.guildLocale ?? place.guild?.locale ?? 'en-US';
  const setting = { ...scene, place, owners, guildLocale };
  const handle = state.addInteraction({
    type: Interaction.Component,
    user: clicker,
    place,
    owners,
    name: undefined,
    sourceId: messageId,
    targetId: undefined,
    createdAt: state.clock.now(),
  });
  const payload = {
    ...interactionBase(state.world.application.id, setting),
    id: handle.id,
    token: handle.token,
    type: Interaction.Component,
    data: { id: found.id, custom_id: customId, component_type: Component.Button },
    message,
  };
  handle.delivered = state.gateway.dispatch('INTERACTION_CREATE', place.guild?.id, 0, () => payload);
  return handle;
}
