import type { APIMessageTopLevelComponent } from 'discord.js';
import { ApiError, emptyMessage } from '../api-error.js';
import { customIdOf, everyComponent, textDisplays } from '../components.js';
import { MessageFlag } from '../protocol.js';
import { legacyComponents, v2Components } from './components.js';
import { checkTotal } from './embeds.js';
import { type Before, body, type MessageBody } from './message-body.js';
import { Problems } from './problems.js';

/** Components of a message, those inside others counted. */
const MAX_COMPONENTS = 40;
/** Characters over all text displays of a message. */
const MAX_TEXT = 4000;
/**
 * What Discord can store of text displays: bytes of UTF-8 and 12 for each. Beyond it, it answers 500 (measured in
 * discord/discord-api-docs#8554); 4,000 characters of an Asian script are beyond it.
 */
const MAX_STORED = 10_170;

/**
 * Refuses what Discord would refuse.
 *
 * @param before - undefined for a new message
 * @param path - where in the request's body the message stands
 * @throws ApiError 400 with code 50035 or 50006; 500 for more text than Discord can store
 */
export function checkMessage(
  value: unknown,
  before: Before | undefined,
  path: readonly string[] = [],
): asserts value is MessageBody {
  const problems = new Problems();
  problems.accepts(body, value, path);
  problems.refuse();
  const flags = flagsOf(value) | (before?.flags ?? 0);
  const isV2 = (flags & MessageFlag.ComponentsV2) !== 0;
  const components = componentsOf(value);
  if (components !== undefined)
    problems.accepts(isV2 ? v2Components : legacyComponents, components, [...path, 'components']);
  problems.refuse();
  checkWhole(value as MessageBody, before, isV2, problems, path);
  problems.refuse();
}

function checkWhole(
  message: MessageBody,
  before: Before | undefined,
  isV2: boolean,
  problems: Problems,
  path: readonly string[],
): void {
  const content = (message.content === undefined ? before?.content : message.content) ?? '';
  const embeds = (message.embeds === undefined ? before?.embeds : message.embeds) ?? [];
  const components = (message.components === undefined ? before?.components : message.components) ?? [];
  if (isV2) {
    for (const [field, isUsed] of [
      ['content', content !== ''],
      ['embeds', embeds.length > 0],
    ] as const)
      if (isUsed)
        problems.add(
          [...path, field],
          'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
          `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
        );
    const wasV2 = ((before?.flags ?? 0) & MessageFlag.ComponentsV2) !== 0;
    if (wasV2 && typeof message.flags === 'number' && (message.flags & MessageFlag.ComponentsV2) === 0)
      problems.add(
        [...path, 'flags'],
        'MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG',
        'The MessageFlags.IS_COMPONENTS_V2 flag cannot be removed',
      );
  }
  checkTotal(embeds, problems, path);
  checkComponents(components, problems, [...path, 'components']);
  problems.refuse();
  if (isV2) checkStored(textDisplays(components));
  const holdsFiles = (message.attachments?.length ?? 0) > 0;
  if (content.trim() === '' && embeds.length === 0 && components.length === 0 && !holdsFiles) throw emptyMessage();
}

function checkComponents(
  components: readonly APIMessageTopLevelComponent[],
  problems: Problems,
  path: readonly string[],
): void {
  const customIds = new Set<string>();
  const ids = new Set<number>();
  let count = 0;
  let characters = 0;
  for (const { component, path: below } of everyComponent(components)) {
    count++;
    if ('content' in component) characters += component.content.length;
    const customId = customIdOf(component);
    if (customId !== undefined && customIds.has(customId))
      problems.add(
        [...path, ...below, 'custom_id'],
        'COMPONENT_CUSTOM_ID_DUPLICATED',
        'Component custom id cannot be duplicated',
      );
    if (customId !== undefined) customIds.add(customId);
    if (component.id && ids.has(component.id))
      problems.add([...path, ...below, 'id'], 'COMPONENT_ID_DUPLICATED', 'Component id cannot be duplicated');
    if (component.id) ids.add(component.id);
  }
  if (count > MAX_COMPONENTS)
    problems.add(
      path,
      'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
      `The total number of components exceeds the maximum of ${MAX_COMPONENTS}`,
    );
  if (characters > MAX_TEXT)
    problems.add(
      path,
      'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
      `Total size of displayable text exceeds maximum size of ${MAX_TEXT}`,
    );
}

function checkStored(texts: readonly string[]): void {
  const bytes = texts.reduce((sum, content) => sum + Buffer.byteLength(content) + 12, 0);
  if (bytes > MAX_STORED) throw new ApiError(500, 0, '500: Internal Server Error');
}

function flagsOf(value: unknown): number {
  return typeof value === 'object' && value !== null && 'flags' in value && typeof value.flags === 'number'
    ? value.flags
    : 0;
}

function componentsOf(value: unknown): unknown {
  const components =
    typeof value === 'object' && value !== null && 'components' in value ? value.components : undefined;
  return components ?? undefined;
}
