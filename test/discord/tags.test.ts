import { expect, it } from 'vitest';
import { withoutTags } from '../../src/discord/tags.js';

it.each([
  ['<@123456789012345678> why did Russia cancel?', '  why did Russia cancel?'],
  ['<@!123456789012345678><@&123456789012345678> who?', '   who?'],
  ['in <#123456789012345678> at <t:1700000000:R>', 'in   at  '],
  ['</ask:123456789012345678> <:ok:123456789012345678><a:go:123456789012345678>', '    '],
  ['is 3 <4> or <@home> here?', 'is 3 <4> or <@home> here?'],
])('of %j leaves what people read', (content, text) => {
  expect(withoutTags(content)).toBe(text);
});
