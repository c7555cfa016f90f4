import { type APIMessageTopLevelComponent, ComponentType } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { en } from '../../../src/discord/locales/en.js';
import { fr } from '../../../src/discord/locales/fr.js';
import { answerMessage } from '../../../src/discord/render/answer.js';
import { moreMessage } from '../../../src/discord/render/more.js';
import { shareMessages } from '../../../src/discord/render/share.js';
import { componentsOf, flatten, returned } from './messages.js';
import { passageOf } from './samples.js';

const answer = { question: 'why did it go dark?', passages: [passageOf()], rest: [], answerId: '1', note: null };
const own = answerMessage({ ...answer, shareable: true }, fr);

function shared(components: readonly APIMessageTopLevelComponent[]) {
  return shareMessages(components, '<@123456789012345678>', fr) ?? expect.fail();
}

describe('shareMessages', () => {
  it('disables Share in the private answer and changes nothing else', () => {
    const before = returned(own);
    const { update } = shared(before);
    expect(flatten(update)).toBe(flatten(own).replace('[Partager]', '(Partager)'));
    expect(componentsOf(update)).toHaveLength(componentsOf(own).length);
    expect(update.components.slice(0, -1)).toEqual(before.slice(0, -1));
  });

  it('names in the public copy who shared it, and leaves Share out', () => {
    const { post } = shared(returned(own));
    expect(flatten(post)).toBe(
      `-# <@123456789012345678> a partagé cette réponse\n${flatten(own).replace(' [Partager]', '')}`,
    );
  });

  it('keeps ids unique', () => {
    const ids = componentsOf(shared(returned(own)).post).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('drops a row that would be empty', () => {
    const share = {
      type: ComponentType.ActionRow,
      components: componentsOf(own).filter((c) => 'label' in c && c.label === 'Partager'),
    };
    const components = [...own.components.slice(0, 1), share as APIMessageTopLevelComponent];
    expect(shared(components).post.components.map(({ type }) => type)).toEqual([
      ComponentType.TextDisplay,
      ComponentType.Container,
    ]);
  });

  it('is for private answers alone', () => {
    const { post } = shared(returned(own));
    for (const message of [
      post,
      answerMessage({ ...answer, shareable: false }, en),
      moreMessage({ ...answer, rest: [{ key: 'abcdefgh', sentence: 0 }] }, en),
      { components: own.components.slice(1) },
      { components: [] },
    ]) {
      expect(shareMessages(returned(message), '<@1>', en)).toBeNull();
    }
  });
});
