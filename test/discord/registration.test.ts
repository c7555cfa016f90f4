import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCommands } from '../../src/discord/load-commands.js';
import { sameCommands } from '../../src/discord/registration.js';
import { packageRoot } from '../../src/package-root.js';

const definitions = (await loadCommands(join(packageRoot(), 'commands'))).map(({ definition }) => definition);

/** As Discord gives a command back: with what it adds, defaults written out, and its own order. */
function held(definition: (typeof definitions)[number], id: number): Record<string, unknown> {
  const options = 'options' in definition ? (definition.options ?? []) : [];
  return {
    nsfw: false,
    default_member_permissions: null,
    description: '',
    type: 1,
    ...definition,
    options: options.map((option) => ({ required: false, ...option })),
    contexts: [2, 0, 1],
    integration_types: [1, 0],
    id: String(id),
    application_id: '99',
    version: '7',
    dm_permission: true,
  };
}

describe('the commands that Discord holds', () => {
  const all = definitions.map(held);

  it('are ours, whatever Discord adds and in whatever order', () => {
    expect(sameCommands(all, definitions)).toBe(true);
    expect(sameCommands(all.toReversed(), definitions)).toBe(true);
  });

  it('differ by one that is missing, foreign or said otherwise', () => {
    expect(sameCommands([], definitions)).toBe(false);
    expect(sameCommands(all.slice(1), definitions)).toBe(false);
    expect(sameCommands([...all, { ...all[0], name: 'other' }], definitions)).toBe(false);
    for (const change of [
      { description: 'Another.' },
      { name_localizations: null },
      { contexts: [0] },
      { options: [] },
      { default_member_permissions: '8' },
    ]) {
      expect(sameCommands([{ ...all[1], ...change }, all[0], ...all.slice(2)], definitions)).toBe(false);
    }
  });
});

describe('our commands', () => {
  it('work in servers, in DMs and for a user alone', () => {
    for (const definition of definitions) {
      expect(definition).toMatchObject({ contexts: [0, 1, 2], integration_types: [0, 1] });
    }
  });

  it('have names in every language', () => {
    expect(definitions.map(({ name }) => name)).toEqual(['article', 'ask', 'Find in the article', 'help', 'passage']);
    for (const { name_localizations } of definitions) {
      expect(Object.keys(name_localizations ?? {}).sort()).toEqual(['de', 'fr']);
    }
  });
});
