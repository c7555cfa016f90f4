import { type APIButtonComponent, type APIMessageTopLevelComponent, ComponentType } from 'discord.js';
import { expect } from 'vitest';
import { parseButtonId } from '../../../src/discord/custom-id.js';
import type { Message } from '../../../src/discord/message.js';

type Component = APIMessageTopLevelComponent | APIButtonComponent;

/** Every component of a message, nested ones too. */
export function componentsOf({ components }: Message): Component[] {
  const all: Component[] = [];
  for (const component of components) {
    all.push(component);
    if (component.type === ComponentType.Container) all.push(...componentsOf(component));
    if (component.type === ComponentType.ActionRow) {
      all.push(...component.components.filter((button) => button.type === ComponentType.Button));
    }
  }
  return all;
}

/** What its text displays hold. */
export function textsOf(message: Message): string[] {
  return componentsOf(message).flatMap((component) =>
    component.type === ComponentType.TextDisplay ? [component.content] : [],
  );
}

export function buttonsOf(message: Message): APIButtonComponent[] {
  return componentsOf(message).filter((component) => component.type === ComponentType.Button);
}

/** All that Discord would refuse, and custom_ids that this version could not read back. */
export function expectWithinLimits(message: Message): void {
  const components = componentsOf(message);
  expect(components.length).toBeLessThanOrEqual(40);
  const texts = textsOf(message);
  expect(texts.reduce((sum, text) => sum + text.length, 0)).toBeLessThanOrEqual(4_000);
  expect(texts.reduce((sum, text) => sum + Buffer.byteLength(text) + 12, 0)).toBeLessThanOrEqual(10_170);
  for (const text of texts) expect(text.trim()).not.toBe('');
  for (const component of components) {
    if (component.type === ComponentType.Container) expect(component.components.length).toBeGreaterThan(0);
    if (component.type !== ComponentType.ActionRow) continue;
    expect(component.components.length).toBeGreaterThan(0);
    expect(component.components.length).toBeLessThanOrEqual(5);
  }
  const ids = components.flatMap(({ id }) => (id === undefined ? [] : [id]));
  expect(new Set(ids).size).toBe(ids.length);
  const customIds: string[] = [];
  for (const button of buttonsOf(message)) {
    const label = 'label' in button ? (button.label ?? '') : '';
    expect(label.length).toBeLessThanOrEqual(80);
    expect(label !== '' || ('emoji' in button && button.emoji !== undefined)).toBe(true);
    if ('url' in button) expect(button.url.length).toBeLessThanOrEqual(512);
    if (!('custom_id' in button)) continue;
    expect(button.custom_id.length).toBeLessThanOrEqual(100);
    expect(parseButtonId(button.custom_id)).not.toBeNull();
    customIds.push(button.custom_id);
  }
  expect(new Set(customIds).size).toBe(customIds.length);
}

/** A message as a reviewer can read it: its texts as they are sent, and its buttons by face. */
export function flatten({ components }: Message, indent = ''): string {
  return components
    .map((component) => {
      if (component.type === ComponentType.TextDisplay) return component.content.replace(/^/gm, indent);
      if (component.type === ComponentType.Container) return flatten(component, '│ ');
      if (component.type === ComponentType.ActionRow) return component.components.map(face).join(' ');
      return `${indent}────`;
    })
    .join('\n');
}

function face(button: unknown): string {
  const { label, emoji, url, disabled } = button as {
    label?: string;
    emoji?: { name: string };
    url?: string;
    disabled?: boolean;
  };
  const text = `${emoji?.name ?? ''}${label ?? ''}${url === undefined ? '' : ` → ${url}`}`;
  return disabled ? `(${text})` : `[${text}]`;
}

/** A message as Discord gives it back: with an id everywhere, and what the API adds. */
export function returned(message: Message): APIMessageTopLevelComponent[] {
  let next = 0;
  const fill = (component: unknown): unknown => {
    if (Array.isArray(component)) return component.map(fill);
    if (typeof component !== 'object' || component === null || !('type' in component)) return component;
    const { components, ...rest } = component as { components?: unknown };
    const added = {
      id: ++next,
      ...(component.type === ComponentType.Container && { accent_color: null, spoiler: false }),
    };
    return { ...added, ...rest, ...(components !== undefined && { components: fill(components) }) };
  };
  return fill(JSON.parse(JSON.stringify(message.components))) as APIMessageTopLevelComponent[];
}
