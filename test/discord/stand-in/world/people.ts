import type { APIApplication, APIUser } from 'discord.js';
import { NO_FLAGS } from '../protocol.js';
import type { Snowflakes } from '../snowflakes.js';

/** A member of Discord. @param name - becomes the display name; the user name is made from it */
export function person(snowflakes: Snowflakes, name: string): APIUser {
  return {
    id: snowflakes.next(),
    username: name.toLowerCase().replace(/[^a-z0-9._]/g, '_'),
    discriminator: '0',
    global_name: name,
    avatar: null,
    public_flags: NO_FLAGS,
  };
}

export function botUser(snowflakes: Snowflakes, name: string): APIUser {
  return { ...person(snowflakes, name), username: name, discriminator: '4711', global_name: null, bot: true };
}

/** The application of the bot; it may be installed to servers and to users. */
export function applicationOf(bot: APIUser, owner: APIUser): APIApplication {
  return {
    id: bot.id,
    name: bot.username,
    icon: null,
    description: '',
    summary: '',
    bot,
    owner,
    team: null,
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    flags: NO_FLAGS,
    flags_new: '0',
    approximate_guild_count: 1,
    approximate_user_install_count: 1,
    integration_types_config: { 0: {}, 1: {} },
  };
}
