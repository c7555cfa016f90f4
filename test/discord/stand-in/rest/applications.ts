import { ApiError, missingAccess } from '../api-error.js';
import { localizedFor } from '../commands.js';
import { checkCommands } from '../validate/commands.js';
import { type Context, ok, param, type Reply } from './context.js';

export function getSelf({ state }: Context): Reply {
  return ok(state.world.bot);
}

export function getApplication({ state }: Context): Reply {
  return ok(state.world.application);
}

/** GET /applications/:id/commands and /applications/:id/guilds/:guild/commands */
export function listCommands(context: Context): Reply {
  const guildId = scopeOf(context);
  const commands = context.state.commands.list(guildId);
  const isFull = context.query.get('with_localizations') === 'true';
  return ok(isFull ? commands : commands.map((command) => localizedFor(command, context.locale)));
}

export function overwriteCommands(context: Context): Reply {
  const guildId = scopeOf(context);
  return ok(context.state.commands.overwrite(guildId, checkCommands(context.body)));
}

/** @returns the guild's id, if the commands are a guild's */
function scopeOf(context: Context): string | undefined {
  const { world } = context.state;
  if (param(context, 0) !== world.application.id)
    throw new ApiError(403, 20012, 'You are not authorized to perform this action on this application');
  const guildId = context.params[1];
  if (guildId !== undefined && !world.guilds.some(({ id }) => id === guildId)) throw missingAccess();
  return guildId;
}
