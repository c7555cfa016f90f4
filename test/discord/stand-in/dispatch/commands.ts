import type { APIMessage } from 'discord.js';
import type { StoredCommand } from '../commands.js';
import type { InteractionHandle } from '../interaction-handle.js';
import { CommandType, Interaction } from '../protocol.js';
import type { State } from '../state.js';
import { ADMINISTRATOR } from '../world/guilds.js';
import { type Focus, type OptionValue, optionsFor } from './options.js';
import { contextOf, interactionBase, type Scene, type Setting, settingOf } from './scene.js';

type Values = Readonly<Record<string, OptionValue>>;

/** @param name - the command, with its subcommand after a space */
export function slash(state: State, name: string, values: Values, scene: Scene): InteractionHandle {
  return chatInput(state, Interaction.Command, name, values, scene);
}

export function autocomplete(
  state: State,
  name: string,
  focus: Focus,
  values: Values,
  scene: Scene,
): InteractionHandle {
  return chatInput(state, Interaction.Autocomplete, name, values, scene, focus);
}

function chatInput(state: State, type: number, name: string, values: Values, scene: Scene, focus?: Focus) {
  const setting = settingOf(state.world, scene);
  const [command = '', ...path] = name.split(' ');
  const definition = offered(state, CommandType.ChatInput, command, setting);
  const options = optionsFor(path, values, definition?.options, definition !== undefined, focus);
  return send(state, type, setting, name, undefined, {
    id: definition?.id ?? '1',
    name: command,
    type: CommandType.ChatInput,
    ...(options.length > 0 && { options }),
    ...(definition?.guild_id && { guild_id: definition.guild_id }),
  });
}

/** A command from the menu of a message. */
export function onMessage(state: State, name: string, target: APIMessage, scene: Scene): InteractionHandle {
  const setting = settingOf(state.world, scene);
  const definition = offered(state, CommandType.Message, name, setting);
  return send(state, Interaction.Command, setting, name, target.id, {
    id: definition?.id ?? '1',
    name,
    type: CommandType.Message,
    target_id: target.id,
    resolved: { messages: { [target.id]: target } },
  });
}

/**
 * The command under a name, if any commands were registered.
 *
 * @throws TypeError when Discord would not offer it here, or not to this member
 */
function offered(state: State, type: number, name: string, setting: Setting): StoredCommand | undefined {
  if (state.commands.isEmpty) return undefined;
  const { place, owners, permissions } = setting;
  const guildId = place.kind === 'guild' ? place.guild?.id : undefined;
  const command = state.commands.find(guildId, type, name);
  if (command === undefined) throw new TypeError(`No command ${name} of type ${type} is registered.`);
  const { contexts, integration_types: installs, default_member_permissions: needed } = command;
  if (contexts && !contexts.includes(contextOf(place)))
    throw new TypeError(`${name} is not offered in a ${place.kind}.`);
  if (installs && !Object.keys(owners).some((owner) => installs.includes(Number(owner))))
    throw new TypeError(`${name} is not offered in a ${place.kind}: it cannot be installed so.`);
  if (needed !== null && place.guild !== undefined && !holds(permissions, needed))
    throw new TypeError(`${name} is only offered to members with the permissions ${needed}.`);
  return command;
}

function holds(permissions: string, needed: string): boolean {
  const held = BigInt(permissions);
  if ((held & BigInt(ADMINISTRATOR)) !== 0n) return true;
  const wanted = BigInt(needed);
  // No bit at all stands for administrators only.
  return wanted !== 0n && (held & wanted) === wanted;
}

function send(
  state: State,
  type: number,
  setting: Setting,
  name: string,
  targetId: string | undefined,
  data: object,
): InteractionHandle {
  const { user, place, owners } = setting;
  const createdAt = state.clock.now();
  const facts = { type, user, place, owners, name, sourceId: undefined, targetId, createdAt };
  const handle = state.addInteraction(facts);
  const payload = {
    ...interactionBase(state.world.application.id, setting),
    id: handle.id,
    token: handle.token,
    type,
    data,
  };
  handle.delivered = state.gateway.dispatch('INTERACTION_CREATE', place.guild?.id, 0, () => payload);
  return handle;
}
