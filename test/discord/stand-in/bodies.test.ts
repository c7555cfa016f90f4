import { Routes } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { answers, callback, discord, refused, rest, text, V2 } from './fixtures.js';
import { flatten } from './index.js';

describe('bodies that Discord refuses', () => {
  const button = { type: 2, style: 1, label: 'x', custom_id: 'x' };
  const row = (...components: object[]) => ({ type: 1, components });
  const link = { type: 2, style: 5, label: 'x', url: 'https://gazette.example' };
  const v2 = (...components: object[]) => ({ flags: V2, components });
  const many = (count: number, make: (index: number) => object) => Array.from({ length: count }, (_, i) => make(i));
  const section = (count: number) => ({ type: 9, components: many(count, () => text('x')), accessory: button });

  test.each<[string, object, string]>([
    ['content of 2001 characters', { content: 'x'.repeat(2001) }, 'content'],
    ['eleven embeds', { embeds: many(11, () => ({ title: 'x' })) }, 'embeds'],
    ['a title of 257', { embeds: [{ title: 'x'.repeat(257) }] }, 'embeds.0.title'],
    ['a description of 4097', { embeds: [{ description: 'x'.repeat(4097) }] }, 'embeds.0.description'],
    ['a field without value', { embeds: [{ fields: [{ name: 'x', value: '' }] }] }, 'embeds.0.fields.0.value'],
    ['26 fields', { embeds: [{ fields: many(26, () => ({ name: 'x', value: 'x' })) }] }, 'embeds.0.fields'],
    ['6001 over all embeds', { embeds: many(2, () => ({ description: 'x'.repeat(3001) })) }, 'embeds.1'],
    ['a text display without the flag', { components: [text('x')] }, 'components.0'],
    ['content beside components', { ...v2(text('x')), content: 'x' }, 'content'],
    ['embeds beside components', { ...v2(text('x')), embeds: [{ title: 'x' }] }, 'embeds'],
    ['an empty text', v2(text('')), 'components.0.content'],
    ['a text of 4001', v2(text('x'.repeat(4001))), 'components.0.content'],
    ['texts of 5000 together', v2(...many(5, () => text('x'.repeat(1000)))), 'components'],
    ['41 components', v2({ type: 17, components: many(40, () => text('x')) }), 'components'],
    ['six buttons in a row', v2(row(...many(6, (i) => ({ ...button, custom_id: `${i}` })))), 'components.0.components'],
    ['a row without buttons', v2(row()), 'components.0.components'],
    ['a custom_id of 101', v2(row({ ...button, custom_id: 'x'.repeat(101) })), 'components.0.components.0.custom_id'],
    ['a custom_id twice', v2(row(button, button)), 'components.0.components.1.custom_id'],
    ['a label of 81', v2(row({ ...button, label: 'x'.repeat(81) })), 'components.0.components.0.label'],
    ['a button without id', v2(row({ type: 2, style: 1, label: 'x' })), 'components.0.components.0.custom_id'],
    ['a link with an id', v2(row({ ...link, custom_id: 'x' })), 'components.0.components.0.custom_id'],
    ['a link without url', v2(row({ type: 2, style: 5, label: 'x' })), 'components.0.components.0.url'],
    [
      'a link of 513',
      v2(row({ ...link, url: `https://x.example/${'x'.repeat(500)}` })),
      'components.0.components.0.url',
    ],
    ['a link that is none', v2(row({ ...link, url: 'javascript:x' })), 'components.0.components.0.url'],
    ['a section of four', v2(section(4)), 'components.0.components'],
    ['a section without accessory', v2({ type: 9, components: [text('x')] }), 'components.0.accessory'],
    [
      'a container in a container',
      v2({ type: 17, components: [{ type: 17, components: [] }] }),
      'components.0.components.0',
    ],
    ['a component number twice', v2({ ...text('x'), id: 3 }, { ...text('x'), id: 3 }), 'components.1.id'],
    ['a component number of 33 bits', v2({ ...text('x'), id: 2 ** 32 }), 'components.0.id'],
    [
      'both ways to allow mentions',
      { content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } },
      'allowed_mentions',
    ],
  ])('%s', async (_, data, path) => {
    const error = await refused(callback(discord.slash('ask'), { type: 4, data }));
    expect(error).toMatchObject({ status: 400, code: 50035 });
    expect(error.rawError).toHaveProperty(`errors.data.${path}._errors.0.code`);
    expect(discord.refusals).toHaveLength(1);
  });

  test('what is just inside the limits passes', async () => {
    const full = v2(
      { type: 17, components: many(37, () => text('x'.repeat(100))), accent_color: 0xffffff },
      row({ ...button, custom_id: 'x'.repeat(100), label: 'x'.repeat(80) }),
    );
    await callback(discord.slash('ask'), { type: 4, data: full });
    await callback(discord.slash('ask'), { type: 4, data: { content: '', embeds: [], ...v2(text('x'.repeat(4000))) } });
    await callback(discord.slash('ask'), { type: 4, data: { content: 'x'.repeat(2000), components: [row(button)] } });
    expect(discord.refusals).toEqual([]);
  });

  test('more bytes than Discord can store are an error of its own', async () => {
    const asked = discord.slash('ask');
    const request = callback(asked, { type: 4, data: v2(text('灯'.repeat(3387))) });
    await expect(request).rejects.toMatchObject({ status: 500 });
    await callback(asked, { type: 4, data: v2(text('灯'.repeat(3386))) });
  });

  test('an edit cannot go back from components, nor forget the old content', async () => {
    const asked = discord.slash('ask');
    await callback(asked, { type: 4, data: { content: 'x' } });
    const edit = (body: object) => rest().patch(answers(asked.token), { body, auth: false });
    expect((await refused(edit(v2(text('y'))))).rawError).toHaveProperty('errors.content');
    await edit({ ...v2(text('y')), content: null });
    expect((await refused(edit({ content: 'z' }))).rawError).toHaveProperty('errors.content');
    expect((await refused(edit({ flags: 0, components: [text('z')] }))).rawError).toHaveProperty('errors.flags');
    await edit({ components: [text('z')] });
    expect(asked.outcome().messages.map(flatten)).toEqual(['z']);
  });

  test.each([
    ['26 choices', Array.from({ length: 26 }, () => ({ name: 'x', value: 'x' }))],
    ['a name of 101', [{ name: 'x'.repeat(101), value: 'x' }]],
    ['an empty name', [{ name: '', value: 'x' }]],
    ['a value of 101', [{ name: 'x', value: 'x'.repeat(101) }]],
    ['an empty value', [{ name: 'x', value: '' }]],
  ])('%s', async (_, choices) => {
    const typed = discord.autocomplete('ask', { name: 'article', value: '' });
    expect((await refused(callback(typed, { type: 8, data: { choices } }))).rawError).toHaveProperty(
      'errors.data.choices',
    );
  });
});

describe('commands', () => {
  const ask = {
    name: 'ask',
    description: 'Ask',
    description_localizations: { de: 'Frag' },
    contexts: [1, 0],
    integration_types: [1, 0],
    options: [
      { type: 3, name: 'question', description: 'What', required: true },
      { type: 3, name: 'article', description: 'Where', autocomplete: true, required: false },
    ],
  };
  const check = { type: 3, name: 'Check this' };
  const put = (body: unknown) => rest().put(Routes.applicationCommands(discord.applicationId), { body });

  test('are stored as Discord stores them', async () => {
    const [first] = (await put([ask, check])) as { id: string; version: string }[];
    expect(first).toMatchObject({
      application_id: discord.applicationId,
      type: 1,
      contexts: [0, 1],
      integration_types: [0, 1],
      default_member_permissions: null,
      name_localizations: null,
      nsfw: false,
      options: [{ required: true }, { autocomplete: true }],
    });
    expect(first).not.toHaveProperty('options.1.required');
    const [same] = (await put([ask])) as { id: string; version: string }[];
    expect(same).toEqual(first);
    const [changed] = (await put([{ ...ask, description: 'Ask!' }])) as { id: string; version: string }[];
    expect(changed?.id).toBe(first?.id);
    expect(changed?.version).not.toBe(first?.version);
    expect(discord.commandWrites).toBe(3);
    expect(discord.commands().map(({ name }) => name)).toEqual(['ask']);
  });

  test('are listed with translations only on demand', async () => {
    await put([ask]);
    const route = Routes.applicationCommands(discord.applicationId);
    const list = (query: string) => rest().get(`${route}${query}`) as Promise<object[]>;
    expect((await list(''))[0]).not.toHaveProperty('description_localizations');
    expect((await list('?with_localizations=true'))[0]).toMatchObject({ description_localizations: { de: 'Frag' } });
    const german = await rest().get(route, { headers: { 'X-Discord-Locale': 'de' } });
    expect(german).toMatchObject([{ description_localized: 'Frag' }]);
  });

  test('a guild has its own', async () => {
    const route = Routes.applicationGuildCommands(discord.applicationId, discord.guildIds[0] ?? '');
    await rest().put(route, { body: [ask] });
    expect([discord.commands().length, discord.commands(discord.guildIds[0]).length]).toEqual([0, 1]);
  });

  test('once registered, a member can only send what Discord offers', async () => {
    await put([{ ...ask, contexts: [0], default_member_permissions: '32' }, check]);
    const may = { permissions: '32' };
    expect(() => discord.slash('tell', {}, may)).toThrow('No command tell');
    expect(() => discord.slash('ask', {}, may)).toThrow('question is required');
    expect(() => discord.slash('ask', { question: 'x', colour: 'y' }, may)).toThrow('There is no option colour');
    expect(() => discord.slash('ask', { question: 'x' })).toThrow('permissions');
    expect(() => discord.slash('ask', { question: 'x' }, { place: 'bot-dm' })).toThrow('not offered in a bot-dm');
    expect(() => discord.autocomplete('ask', { name: 'question', value: '' }, {}, may)).toThrow('does not complete');
    expect(discord.slash('ask', { question: 'x' }, { permissions: '8' }).id).toMatch(/^\d+$/);
  });

  const option = ask.options[0];
  test.each<[string, object, string]>([
    ['capitals', { ...ask, name: 'Ask' }, 'name'],
    ['a space', { ...ask, name: 'a b' }, 'name'],
    ['a description of 101', { ...ask, description: 'x'.repeat(101) }, 'description'],
    ['no description', { name: 'ask' }, 'description'],
    ['a menu command with one', { ...check, description: 'x' }, 'description'],
    ['an unknown locale', { ...ask, name_localizations: { xx: 'a' } }, 'name_localizations'],
    ['a bad translation', { ...ask, name_localizations: { de: 'Frag mich' } }, 'name_localizations.de'],
    [
      '26 options',
      { ...ask, options: Array.from({ length: 26 }, (_, i) => ({ ...option, name: `o${i}` })) },
      'options',
    ],
    ['a required one last', { ...ask, options: [...ask.options].reverse() }, 'options.1'],
    ['an option twice', { ...ask, options: [option, option] }, 'options.1.name'],
    ['an option without description', { ...ask, options: [{ type: 3, name: 'x' }] }, 'options.0.description'],
    [
      'a bad one below',
      { ...ask, options: [{ type: 1, name: 'x', description: 'x', options: [{ ...option, name: 'X' }] }] },
      'options.0.options.0.name',
    ],
  ])('%s is refused', async (_, command, path) => {
    expect((await refused(put([command]))).rawError).toHaveProperty(`errors.0.${path}._errors.0.code`);
    expect(discord.commandWrites).toBe(0);
  });

  test('101 are too many', async () => {
    const definitions = Array.from({ length: 101 }, (_, i) => ({ ...ask, name: `ask${i}` }));
    expect((await refused(put(definitions))).code).toBe(50035);
    await put(definitions.slice(1));
  });
});
