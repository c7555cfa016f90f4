/** The numbers of Discord's API v10 that the stand-in speaks, under their documented names. */

export const MessageFlag = { SuppressEmbeds: 4, Ephemeral: 64, Loading: 128, ComponentsV2: 32_768 } as const;

export const Interaction = { Command: 2, Component: 3, Autocomplete: 4 } as const;

export const CommandType = { ChatInput: 1, Message: 3 } as const;

export const OptionType = { Subcommand: 1, SubcommandGroup: 2, String: 3, Integer: 4, Boolean: 5, Number: 10 } as const;

export const Callback = { Reply: 4, DeferReply: 5, DeferUpdate: 6, Update: 7, Choices: 8 } as const;

export const Component = {
  ActionRow: 1,
  Button: 2,
  StringSelect: 3,
  UserSelect: 5,
  RoleSelect: 6,
  MentionableSelect: 7,
  ChannelSelect: 8,
  Section: 9,
  TextDisplay: 10,
  Thumbnail: 11,
  MediaGallery: 12,
  File: 13,
  Separator: 14,
  Container: 17,
} as const;

export const Button = { Primary: 1, Secondary: 2, Success: 3, Danger: 4, Link: 5, Premium: 6 } as const;

export const Intent = { Guilds: 1, GuildMessages: 1 << 9, DirectMessages: 1 << 12, MessageContent: 1 << 15 } as const;

export const Op = {
  Dispatch: 0,
  Heartbeat: 1,
  Identify: 2,
  PresenceUpdate: 3,
  VoiceStateUpdate: 4,
  Resume: 6,
  Reconnect: 7,
  RequestGuildMembers: 8,
  InvalidSession: 9,
  Hello: 10,
  HeartbeatAck: 11,
} as const;

/** An interaction must be acknowledged within this many milliseconds. */
export const ACKNOWLEDGE_WITHIN = 3_000;
/** What a token may do, it may do for this many milliseconds. */
export const TOKEN_LIFE = 15 * 60_000;
/** Follow-ups to an interaction that only a user install allowed. */
export const USER_INSTALL_FOLLOW_UPS = 5;

/** Every locale Discord knows. */
export const LOCALES: ReadonlySet<string> = new Set(
  'id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko'.split(
    ' ',
  ),
);

/** No bit set, in any set of flags. */
export const NO_FLAGS: number = 0;
