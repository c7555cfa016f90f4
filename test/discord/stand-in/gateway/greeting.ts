import { Intent } from '../protocol.js';
import { shardOf } from '../snowflakes.js';
import { type Guild, guildCreate } from '../world/guilds.js';
import type { World } from '../world/world.js';
import type { Session } from './session.js';

/** READY, and then each guild as it becomes available. @param up - the guilds that do */
export function greeting(session: Session, world: World, up: readonly Guild[], resumeUrl: string): void {
  const [id, count] = session.shard;
  const guilds = world.guilds.filter((guild) => shardOf(guild.id, count) === id);
  session.dispatch('READY', {
    v: 10,
    user: world.bot,
    user_settings: {},
    guilds: guilds.map((guild) => ({ id: guild.id, unavailable: true })),
    session_id: session.id,
    session_type: 'normal',
    resume_gateway_url: resumeUrl,
    shard: session.shard,
    application: { id: world.application.id, flags: world.application.flags },
    private_channels: [],
    relationships: [],
    presences: [],
    _trace: [],
  });
  if ((session.intents & Intent.Guilds) === 0) return;
  for (const guild of guilds.filter((each) => up.includes(each)))
    session.dispatch('GUILD_CREATE', guildCreate(guild, world.bot));
}
