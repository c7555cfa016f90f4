import {
  type APIActionRowComponent,
  type APIComponentInMessageActionRow,
  type APIMessageTopLevelComponent,
  ComponentType,
} from 'discord.js';
import { parseButtonId } from '../custom-id.js';
import type { Sentences } from '../locales/en.js';
import type { Message } from '../message.js';
import { textDisplay } from './components.js';
import { questionOf } from './question.js';

/** What sharing a private answer sends. */
export interface ShareMessages {
  /** The private answer, which cannot be shared twice. */
  readonly update: Message;
  /** The copy for everyone. */
  readonly post: Message;
}

/** UTF-16 units that an answer leaves free for the line that names who shared it: a mention has 24 at most. */
export const SHARED_BY = 120;
/** Beside the ids of questions, and beyond those that Discord gives. */
const SHARED_BY_ID = 103;

/**
 * @param components - of a private answer, as Discord gives them back
 * @param member - the mention of who shares it
 * @returns null where the message is no answer that can be shared
 */
export function shareMessages(
  components: readonly APIMessageTopLevelComponent[],
  member: string,
  { answer }: Sentences,
): ShareMessages | null {
  const rows = components.filter((component) => component.type === ComponentType.ActionRow);
  if (questionOf(components) === null || !rows.some((row) => row.components.some(isShare))) return null;
  const update = components.map((component) => withButtons(component, disableShare));
  const post = components.map((component) => withButtons(component, (button) => (isShare(button) ? [] : [button])));
  return {
    update: { components: update },
    post: {
      components: [
        textDisplay(`-# ${answer.sharedBy(member)}`, SHARED_BY_ID),
        ...post.filter((component) => component.type !== ComponentType.ActionRow || component.components.length > 0),
      ],
    },
  };
}

function withButtons(
  component: APIMessageTopLevelComponent,
  change: (button: APIComponentInMessageActionRow) => APIComponentInMessageActionRow[],
): APIMessageTopLevelComponent {
  if (component.type !== ComponentType.ActionRow) return component;
  const row: APIActionRowComponent<APIComponentInMessageActionRow> = component;
  return { ...row, components: row.components.flatMap(change) };
}

function disableShare(button: APIComponentInMessageActionRow): APIComponentInMessageActionRow[] {
  return [isShare(button) ? { ...button, disabled: true } : button];
}

function isShare(button: APIComponentInMessageActionRow): boolean {
  return 'custom_id' in button && parseButtonId(button.custom_id)?.kind === 'share';
}
