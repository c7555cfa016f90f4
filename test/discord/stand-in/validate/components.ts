import { z } from 'zod';
import { Button, Component } from '../protocol.js';
import { issue, list, snowflake, text, url } from './fields.js';

/** A component's own number: 32 bits, 0 or none means that Discord counts. */
const id = z.int().min(0).max(0x7fffffff).nullish();
const customId = text(1, 100);
const emoji = z.object({ id: snowflake.nullish(), name: z.string().nullish(), animated: z.boolean().nullish() });
const media = z.object({ url: url(2048, ['http', 'https', 'attachment']) });

const button = z
  .object({
    type: z.literal(Component.Button),
    id,
    style: z.int().min(Button.Primary).max(Button.Premium),
    label: text(0, 80).nullish(),
    emoji: emoji.nullish(),
    custom_id: customId.nullish(),
    url: url(512, ['http', 'https', 'discord']).nullish(),
    sku_id: snowflake.nullish(),
    disabled: z.boolean().nullish(),
  })
  .superRefine(({ style, custom_id, url: address, sku_id, label, emoji: icon }, context) => {
    const refuse = (path: string, code: string, message: string) =>
      context.addIssue({ ...issue(code, message), path: [path] });
    const isLink = style === Button.Link;
    const isPremium = style === Button.Premium;
    if (isLink) {
      if (!address) refuse('url', 'BUTTON_COMPONENT_URL_REQUIRED', 'A url is required');
      if (custom_id)
        refuse(
          'custom_id',
          'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
          'A custom id and url cannot both be specified',
        );
    } else if (isPremium) {
      if (!sku_id) refuse('sku_id', 'BASE_TYPE_REQUIRED', 'This field is required');
    } else {
      if (!custom_id) refuse('custom_id', 'BUTTON_COMPONENT_CUSTOM_ID_REQUIRED', 'A custom id is required');
      if (address)
        refuse(
          'url',
          'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
          'A custom id and url cannot both be specified',
        );
    }
    if (!isPremium && !label && !icon)
      refuse('label', 'BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED', 'A label or emoji is required');
  });

const choiceCount = { min_values: z.int().min(0).max(25).nullish(), max_values: z.int().min(1).max(25).nullish() };
const menu = { id, custom_id: customId, placeholder: text(0, 150).nullish(), disabled: z.boolean().nullish() };
const stringSelect = z.object({
  type: z.literal(Component.StringSelect),
  ...menu,
  ...choiceCount,
  options: list(
    z.object({
      label: text(1, 100),
      value: text(1, 100),
      description: text(0, 100).nullish(),
      emoji: emoji.nullish(),
      default: z.boolean().nullish(),
    }),
    1,
    25,
  ),
});
const entitySelect = z.object({
  type: z.literal([Component.UserSelect, Component.RoleSelect, Component.MentionableSelect, Component.ChannelSelect]),
  ...menu,
  ...choiceCount,
});

const actionRow = z
  .object({
    type: z.literal(Component.ActionRow),
    id,
    components: list(z.discriminatedUnion('type', [button, stringSelect, entitySelect]), 1, 5),
  })
  .superRefine(({ components }, context) => {
    if (components.length > 1 && components.some(({ type }) => type !== Component.Button))
      context.addIssue({
        ...issue('COMPONENT_LAYOUT_WIDTH_EXCEEDED', 'The specified component exceeds the maximum width'),
        path: ['components'],
      });
  });

const textDisplay = z.object({ type: z.literal(Component.TextDisplay), id, content: text(1, 4000) });
const thumbnail = z.object({
  type: z.literal(Component.Thumbnail),
  id,
  media,
  description: text(0, 1024).nullish(),
  spoiler: z.boolean().nullish(),
});
const section = z.object({
  type: z.literal(Component.Section),
  id,
  components: list(z.discriminatedUnion('type', [textDisplay]), 1, 3),
  accessory: z.discriminatedUnion('type', [button, thumbnail]),
});
const gallery = z.object({
  type: z.literal(Component.MediaGallery),
  id,
  items: list(z.object({ media, description: text(0, 1024).nullish(), spoiler: z.boolean().nullish() }), 1, 10),
});
const file = z.object({
  type: z.literal(Component.File),
  id,
  file: z.object({ url: url(2048, ['attachment']) }),
  spoiler: z.boolean().nullish(),
});
const separator = z.object({
  type: z.literal(Component.Separator),
  id,
  divider: z.boolean().nullish(),
  spacing: z.literal([1, 2]).nullish(),
});
const inContainer = [actionRow, textDisplay, section, gallery, file, separator] as const;
const container = z.object({
  type: z.literal(Component.Container),
  id,
  components: list(z.discriminatedUnion('type', [...inContainer]), 1, 40),
  accent_color: z.int().min(0).max(0xffffff).nullish(),
  spoiler: z.boolean().nullish(),
});

/** What stands at the top of a message with IS_COMPONENTS_V2. */
export const v2Components = list(z.discriminatedUnion('type', [...inContainer, container]), 0, 40);
/** What stands at the top of a message without it. */
export const legacyComponents = list(z.discriminatedUnion('type', [actionRow]), 0, 5);
