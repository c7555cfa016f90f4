import type { RESTPostAPIApplicationCommandsJSONBody } from 'discord.js';
import type { Answer } from '../answer/answer.js';
import type { Library } from './library.js';
import type { Sentences } from './locales/en.js';
import type { Message } from './message.js';

/** What a command is asked, whatever it is asked through. */
export interface CommandRequest {
  /** Of the interaction or message: an answer is known by it. */
  readonly id: string;
  readonly options: Readonly<Record<string, string | number | boolean | undefined>>;
  /** The text of the message that a message command was used on; null for any other command. */
  readonly content: string | null;
  /** Whether there is anybody to share a private answer with. */
  readonly inCompany: boolean;
  readonly sentences: Sentences;
}

export interface Reply {
  readonly message: Message;
  /** What was answered, for the log and the counts, where a question was asked. */
  readonly answer?: Answer;
}

/** What is typed so far into one option of a command. */
export interface Completion {
  /** Name of the option. */
  readonly option: string;
  readonly typed: string;
  /** The other options as they stand. */
  readonly options: Readonly<Record<string, string | number | boolean | undefined>>;
}

export interface Choice {
  readonly name: string;
  readonly value: string;
}

/** A command of the bot: data for Discord, and what it replies. One file each in `commands/`. */
export interface Command {
  readonly definition: RESTPostAPIApplicationCommandsJSONBody;
  /**
   * `with-reply`: always ready in milliseconds, the reply itself acknowledges. `defer-when-slow`: a large model may take
   * longer, then the interaction is deferred in time.
   */
  readonly acknowledge: 'with-reply' | 'defer-when-slow';
  /** Whether the member alone sees the reply. */
  isPrivate(request: CommandRequest): boolean;
  /** @throws MemberError for what the member can put right */
  execute(request: CommandRequest, library: Library): Promise<Reply>;
  /** The choices for an option, best first; from memory, since it cannot be deferred. */
  complete?(completion: Completion, library: Library): readonly Choice[];
}
