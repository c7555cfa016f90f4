import type { APIMessageTopLevelComponent } from 'discord.js';
import type { CitedPassage } from '../answer/answer.js';
import type { PassageRef } from './custom-id.js';

/** A Components V2 message, as it is sent: whoever sends it sets the flags. */
export interface Message {
  readonly components: readonly APIMessageTopLevelComponent[];
}

/** A passage with what its buttons need. */
export interface ShownPassage extends CitedPassage {
  readonly ref: PassageRef;
}
