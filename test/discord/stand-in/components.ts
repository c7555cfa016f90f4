import type {
  APIButtonComponent,
  APIComponentInContainer,
  APIComponentInMessageActionRow,
  APIMessageTopLevelComponent,
  APISectionAccessoryComponent,
} from 'discord.js';
import { Button, Component } from './protocol.js';

export type AnyComponent =
  | APIMessageTopLevelComponent
  | APIComponentInContainer
  | APIComponentInMessageActionRow
  | APISectionAccessoryComponent;

/** A component and where it stands: keys and indices from the list it was found in. */
interface Found {
  readonly component: AnyComponent;
  readonly path: readonly (string | number)[];
}

/** Every component, those inside others included, in the order in which they are read. */
export function* everyComponent(
  components: readonly AnyComponent[],
  path: readonly (string | number)[] = [],
): Generator<Found> {
  for (const [index, component] of components.entries()) {
    const here = [...path, index];
    yield { component, path: here };
    if ('components' in component) yield* everyComponent(component.components, [...here, 'components']);
    if ('accessory' in component) yield { component: component.accessory, path: [...here, 'accessory'] };
  }
}

/** The buttons of a message, in order. */
export function buttonsOf(components: readonly AnyComponent[]): APIButtonComponent[] {
  const buttons: APIButtonComponent[] = [];
  for (const { component } of everyComponent(components))
    if (component.type === Component.Button) buttons.push(component);
  return buttons;
}

/** The identifier that a click on this component sends; undefined when a click sends nothing. */
export function customIdOf(component: AnyComponent): string | undefined {
  return 'custom_id' in component ? component.custom_id : undefined;
}

/** All that can be read as text and can mention somebody. */
export function textDisplays(components: readonly AnyComponent[]): string[] {
  const texts: string[] = [];
  for (const { component } of everyComponent(components))
    if (component.type === Component.TextDisplay) texts.push(component.content);
  return texts;
}

/**
 * A copy as Discord stores it: every component numbered, counting up past the numbers that were given; buttons with
 * what they are by default.
 */
export function stored(components: readonly APIMessageTopLevelComponent[]): APIMessageTopLevelComponent[] {
  const copy = structuredClone([...components]);
  const all = [...everyComponent(copy)].map(({ component }) => component);
  const taken = new Set(all.map(({ id }) => id));
  let next = 1;
  for (const component of all) {
    if (!component.id) {
      while (taken.has(next)) next++;
      component.id = next++;
    }
    if (component.type === Component.Button && component.style !== Button.Link) component.disabled ??= false;
    if (component.type === Component.Separator) {
      component.divider ??= true;
      component.spacing ??= 1;
    }
  }
  return copy;
}
