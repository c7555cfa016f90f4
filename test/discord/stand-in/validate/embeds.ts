import type { APIEmbed } from 'discord.js';
import { z } from 'zod';
import { list, text, url } from './fields.js';
import type { Problems } from './problems.js';

/** Characters over all embeds of a message. */
const MAX_TOTAL = 6000;

const media = z.object({ url: url(2048, ['http', 'https', 'attachment']) }).nullish();

export const embed = z.object({
  title: text(0, 256).nullish(),
  description: text(0, 4096).nullish(),
  url: url(2048).nullish(),
  color: z.int().min(0).max(0xffffff).nullish(),
  timestamp: z.string().nullish(),
  author: z.object({ name: text(1, 256), url: url(2048).nullish(), icon_url: url(2048).nullish() }).nullish(),
  footer: z.object({ text: text(1, 2048), icon_url: url(2048).nullish() }).nullish(),
  image: media,
  thumbnail: media,
  fields: list(z.object({ name: text(1, 256), value: text(1, 1024), inline: z.boolean().nullish() }), 0, 25).nullish(),
});

/** Notes when the embeds together are longer than a message may hold. */
export function checkTotal(embeds: readonly APIEmbed[], problems: Problems, path: readonly string[]): void {
  let total = 0;
  for (const [index, { title, description, author, footer, fields }] of embeds.entries()) {
    total +=
      (title?.length ?? 0) + (description?.length ?? 0) + (author?.name.length ?? 0) + (footer?.text.length ?? 0);
    for (const { name, value } of fields ?? []) total += name.length + value.length;
    if (total > MAX_TOTAL)
      problems.add(
        [...path, 'embeds', index],
        'MAX_EMBED_SIZE_EXCEEDED',
        `Embed size exceeds maximum size of ${MAX_TOTAL}`,
      );
  }
}
