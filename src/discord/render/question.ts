import { type APIMessageTopLevelComponent, type APITextDisplayComponent, ComponentType } from 'discord.js';
import { cleanLine } from '../../article/clean-characters.js';
import { heading, headingText, textDisplay } from './components.js';
import { cutMarkdown } from './cut.js';
import { unescapeMarkdown } from './escape.js';

/** A question that stands in a message. */
export interface ShownQuestion {
  /** Clean; with an ellipsis at its end where it was cut. */
  readonly text: string;
  readonly cut: boolean;
}

/** Ids of a text display that is a question. Discord numbers the components without an id from 1, and 40 are allowed. */
const WHOLE = 101;
const CUT = 102;

/** A question of four lines on a telephone; the rest of the message is for its answer. */
const CLUSTERS = 300;
/** The same in UTF-16 units of markdown, for what takes several a cluster. */
const BUDGET = 600;

/** A question as a heading, to be found again by {@link questionOf}. */
export function questionDisplay(question: string): APITextDisplayComponent {
  const { markdown, cut } = cutMarkdown(cleanLine(question), BUDGET, CLUSTERS);
  return textDisplay(heading(markdown || '…'), cut || markdown === '' ? CUT : WHOLE);
}

/**
 * The question of an answer, a refusal or a shared copy, as Discord gives their components back.
 *
 * @returns null where the message has none
 */
export function questionOf(components: readonly APIMessageTopLevelComponent[]): ShownQuestion | null {
  for (const component of components.flatMap(within)) {
    if (component.type !== ComponentType.TextDisplay) continue;
    const markdown = component.id === WHOLE || component.id === CUT ? headingText(component.content) : null;
    if (markdown !== null) return { text: unescapeMarkdown(markdown), cut: component.id === CUT };
  }
  return null;
}

function within(component: APIMessageTopLevelComponent): APIMessageTopLevelComponent[] {
  return component.type === ComponentType.Container ? component.components : [component];
}
