import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInContainer,
  type APIContainerComponent,
  type APISeparatorComponent,
  type APITextDisplayComponent,
  ButtonStyle,
  ComponentType,
  SeparatorSpacingSize,
} from 'discord.js';
import { type ButtonId, makeButtonId } from '../custom-id.js';
import { LIMITS } from '../limits.js';
import { cutPlain } from './cut.js';
import { safeUrl } from './link.js';

/** @param id - unique in its message; Discord numbers the components without one from 1 */
export function textDisplay(content: string, id?: number): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, ...(id !== undefined && { id }), content };
}

/** Discord takes # off a heading's end: this, which is nowhere in a clean text, keeps "C#" whole. */
const END = '\u200B';
const HEADING = '### ';

/** The smallest heading. */
export function heading(markdown: string): string {
  return `${HEADING}${markdown}${markdown.endsWith('#') ? END : ''}`;
}

/** @returns the inverse of {@link heading}; null for what is none */
export function headingText(content: string): string | null {
  if (!content.startsWith(HEADING)) return null;
  return content.slice(HEADING.length, content.endsWith(END) ? -END.length : undefined);
}

export function separator(): APISeparatorComponent {
  return { type: ComponentType.Separator, divider: true, spacing: SeparatorSpacingSize.Small };
}

export function container(components: APIComponentInContainer[]): APIContainerComponent {
  return { type: ComponentType.Container, components };
}

/** A row of up to five buttons, each custom_id once; nothing where there is none. */
export function row(buttons: readonly (APIButtonComponent | null)[]): APIActionRowComponent<APIButtonComponent>[] {
  const ids = new Set<string>();
  const components = buttons
    .filter((button) => button !== null)
    .filter((button) => !('custom_id' in button) || (!ids.has(button.custom_id) && ids.add(button.custom_id)))
    .slice(0, LIMITS.buttonsInRow);
  return components.length === 0 ? [] : [{ type: ComponentType.ActionRow, components }];
}

export function button(id: ButtonId, face: { label?: string; emoji?: string }, disabled = false): APIButtonComponent {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    custom_id: makeButtonId(id),
    ...(face.label !== undefined && { label: cutPlain(face.label, LIMITS.buttonLabel) }),
    ...(face.emoji !== undefined && { emoji: { name: face.emoji } }),
    ...(disabled && { disabled }),
  };
}

/** @returns null without an address that a browser can open */
export function linkButton(url: string | null, label: string): APIButtonComponent | null {
  const address = url === null ? null : safeUrl(url);
  if (address === null) return null;
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Link,
    url: address,
    label: cutPlain(label, LIMITS.buttonLabel),
  };
}

/** 👍 and 👎. */
export function voteButtons(answer: string, keys: readonly string[]): APIButtonComponent[] {
  return [
    button({ kind: 'vote', vote: 'up', answer, keys }, { emoji: '👍' }),
    button({ kind: 'vote', vote: 'down', answer, keys }, { emoji: '👎' }),
  ];
}
