import { beforeAll, describe, expect, it } from 'vitest';
import type { Footnote } from '../../src/footnote.js';
import { HERONS, openArticles } from './fixtures.js';

describe('a refusal', () => {
  let herons: Footnote;
  beforeAll(async () => {
    herons = await openArticles({ 'herons.md': `${HERONS}\n## Lanternfish\n\nThe council meets again in June.\n` });
  });

  const reason = async (question: string) => {
    const answer = await herons.ask(question);
    expect(answer).toMatchObject({ answerable: false, passages: [] });
    return answer.reason;
  };

  it('is sure of itself where there is no word to search for', async () => {
    for (const question of ['🎉🎉', '???', '— … !']) {
      expect(await reason(question)).toBe('nothing comes close to the question');
      expect(await herons.ask(question)).toMatchObject({ confidence: 0, ranking: [] });
    }
  });

  it.each(['who?', 'Why?', 'who are you', 'is that all?', '🎉 who is that?', 'how much'])(
    'says that %j names nothing',
    async (question) => {
      expect(await reason(question)).toBe('the question names nothing to look for');
      expect((await herons.ask(question)).confidence).toBe(0);
    },
  );

  it('says that the question is about something else', async () => {
    const other = 'no passage shares a subject with the question';
    expect(await reason('hello there')).toBe(`nothing mentions "hello", and ${other}`);
    expect(await reason('best pizza dough recipe')).toBe(`nothing mentions "pizza", and ${other}`);
    expect(await reason('how do people usually relax')).toBe(`nothing mentions "relax", and ${other}`);
  });

  it('says that nothing comes close to a question that is about the subject', async () => {
    expect(await reason('tell me about the sea')).toBe('nothing comes close to the question');
  });

  it('never denies a subject that some passage has', async () => {
    expect(await reason('does the article mention season?')).not.toContain('subject');
  });

  it('says that the best match is weak', async () => {
    expect(await reason('what was the result?')).toBe('the closest passage is only a weak match');
  });

  it.each([
    ['when was Henrik Sand born?', 'born'],
    ['What is Mayor Falk’s PASSPORT number?', 'PASSPORT'],
    ["who is the mayor's wife", 'wife'],
    ['did the chicks get vaccinated?', 'vaccinated'],
    ['is Zanzibar’s harbour busy?', 'Zanzibar'],
    ['did the café by the canal sell tickets?', 'café'],
    ['who is Ж‑Щукин?', 'Ж‑Щукин'],
  ])('names what nothing mentions in %j', async (question, word) => {
    expect(await reason(question)).toBe(`nothing mentions "${word}", and the closest passage is only a weak match`);
  });

  it('names no word that stands somewhere in another form, in a title or in a heading', async () => {
    for (const question of ['is a lanternfish a fish?', 'are lanternfishes returning?', 'do volunteer nests vanish?']) {
      const { reason: why } = await herons.ask(question);
      expect(why ?? '').not.toMatch(/"(?:lanternfish|volunteer|return|nest)/i);
    }
  });

  it('is one clause that fits its frame, however long or odd the words are', async () => {
    for (const question of [
      `who is ${'x'.repeat(900)}?`,
      'what is a "zebra`*_~|<b>crossing</b>"?',
      'who is Ж‑Щ’ş?',
      'boil '.repeat(190),
    ]) {
      const why = await reason(question);
      expect(why).toMatch(/^[a-z][^\n]{10,140}[^.\s]$/);
      expect(why?.match(/"([^"]*)"/)?.[1] ?? '').not.toMatch(/[^\p{L}\p{N}\p{M}'’.…‐‑-]/u);
    }
  });
});
