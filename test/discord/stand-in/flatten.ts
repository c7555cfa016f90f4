import type { APIButtonComponent, APIEmbed, APIMessage } from 'discord.js';
import type { AnyComponent } from './components.js';
import { Button, Component, MessageFlag } from './protocol.js';

/**
 * What a member sees of a message, as lines of text: markdown as it stands, `[label]` for a button, `(ephemeral)` first
 * where only one person sees it.
 */
export function flatten(
  message: Pick<APIMessage, 'content' | 'embeds' | 'components' | 'flags' | 'attachments'>,
): string {
  const flags = message.flags ?? 0;
  const lines: string[] = [];
  if (flags & MessageFlag.Ephemeral) lines.push('(ephemeral)');
  if (flags & MessageFlag.Loading) lines.push('(thinking)');
  if (message.content !== '') lines.push(message.content);
  for (const embed of message.embeds) lines.push(...embedLines(embed));
  for (const { filename } of message.attachments) lines.push(`(file ${filename})`);
  for (const component of message.components ?? []) lines.push(...componentLines(component));
  return lines.join('\n');
}

function embedLines({ author, title, url, description, fields, image, thumbnail, footer }: APIEmbed): string[] {
  const lines: string[] = [];
  if (author) lines.push(author.name);
  if (title) lines.push(url ? `[${title}](${url})` : title);
  if (description) lines.push(description);
  for (const { name, value } of fields ?? []) lines.push(name, value);
  for (const picture of [image, thumbnail]) if (picture) lines.push(`![](${picture.url})`);
  if (footer) lines.push(footer.text);
  return lines;
}

function componentLines(component: AnyComponent): string[] {
  switch (component.type) {
    case Component.TextDisplay:
      return [component.content];
    case Component.Container:
      return component.components.flatMap(componentLines);
    case Component.Section:
      return [...component.components.flatMap(componentLines), ...componentLines(component.accessory)];
    case Component.Separator:
      return [component.divider === false ? '' : '---'];
    case Component.ActionRow:
      return [component.components.flatMap(componentLines).join(' ')];
    case Component.Button:
      return [buttonText(component)];
    case Component.Thumbnail:
      return [`![${component.description ?? ''}](${component.media.url})`];
    case Component.MediaGallery:
      return component.items.map(({ description, media }) => `![${description ?? ''}](${media.url})`);
    case Component.File:
      return [`(file ${component.file.url})`];
    default:
      return ['placeholder' in component ? `[${component.placeholder ?? ''} ▾]` : ''];
  }
}

function buttonText(button: APIButtonComponent): string {
  const emoji = 'emoji' in button ? button.emoji?.name : undefined;
  const label = 'label' in button ? button.label : undefined;
  const face = `[${[emoji, label].filter(Boolean).join(' ')}]`;
  if (button.style === Button.Link) return `${face}(${button.url})`;
  return button.disabled ? `${face}(disabled)` : face;
}
