import { MessageFlags } from 'discord.js';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DiscordStandIn } from '../stand-in/index.js';
import { messageOf, seen } from './seen.js';
import { type RunningBot, startReady } from './start.js';

let discord: DiscordStandIn;
let bot: RunningBot;
beforeAll(async () => {
  ({ standIn: discord, bot } = await startReady());
});

const ask = (question: string, options: Record<string, string | boolean> = {}, scene = {}) =>
  discord.slash('ask', { question, ...options }, scene).done();

describe('/ask', () => {
  it('answers at once, for all to see, with passages, bold sentences, citations and buttons', async () => {
    const outcome = await ask('why did Russia cancel?');
    expect(outcome).toMatchObject({
      acknowledgement: 'reply',
      effects: { acknowledgements: 1, edits: 0, followUps: 0 },
    });
    const text = seen(outcome);
    expect(text).toMatch(/^### why did Russia cancel\?\n---\n`¶ 12` Some things were plain enough\./);
    expect(text).toContain('**What tipped Russia into canceling was');
    expect(text).toContain('-# Medvedev calls off the S-300 sale to Iran, and the reset claims a win, paragraph 12 · ');
    expect(text.split('\n').slice(-2)).toEqual([
      '[¶ 12 in context] [¶ 24 in context] [¶ 7 in context] [More passages]',
      '[👍] [👎]',
    ]);
  });

  it('shows a private answer to one member, who may share it', async () => {
    const text = seen(await ask('what did the official say?', { private: true }));
    expect(text).toMatch(/^\(ephemeral\)\n### what did the official say\?/);
    expect(text).toMatch(/\[More passages\]\n\[👍\] \[👎\] \[Share\]$/);
  });

  it('says that the article does not say, why, and what it does, and shows no passage', async () => {
    const text = seen(await ask('who won the 2014 world cup?'));
    expect(text).toContain(
      '“Medvedev calls off the S-300 sale to Iran, and the reset claims a win” does not answer this',
    );
    expect(text).toContain('nothing mentions “cup”');
    expect(text.match(/^- .+$/gm)).toHaveLength(3);
    expect(text).not.toContain('¶');
    expect(text).not.toContain('Share');
  });

  it("speaks the member's language, and leaves the article its own", async () => {
    const [de, fr] = await Promise.all([
      ask('why did Russia cancel?', { private: true }, { locale: 'de' }),
      ask('who won the 2014 world cup?', {}, { locale: 'fr' }),
    ]);
    expect(seen(de)).toContain('**What tipped Russia into canceling');
    expect(seen(de)).toContain('[Teilen]');
    expect(seen(fr)).toContain('ne répond pas');
  });

  it.each([
    ['an empty question', ' \u200B ', 'The question is empty'],
    ['a question that is too long', 'why '.repeat(1500), 'The question has 5,999 characters: ask in 1,000 at most.'],
  ])('refuses %s in a sentence, to the member alone', async (_, question, sentence) => {
    const text = seen(await ask(question));
    expect(text).toContain('(ephemeral)');
    expect(text.replace(/[\u00A0\u202F]/g, ' ')).toContain(sentence);
  });

  it('refuses an article that is not there', async () => {
    expect(seen(await ask('why?', { article: 'nowhere' }))).toContain('There is no article “nowhere”');
  });

  it('answers from the article that is named, by id or by title', async () => {
    for (const article of ['s300-reset', 'medvedev calls off the s-300 sale to iran, and the reset claims a win']) {
      expect(seen(await ask('why did Russia cancel?', { article }))).toContain('`¶ 12`');
    }
  });

  it('keeps whatever is asked from being markdown, a link or a ping, and inside the limits', async () => {
    for (const question of [
      '@everyone @here <@123456789012345678> <@&123456789012345678> why did Russia cancel?',
      '[click](https://evil.example) why did Russia cancel? https://evil.example',
      '```why``` **did** __Russia__ ~~cancel~~ ||it|| # > - 1. ?',
      '👩‍👩‍👧‍👦'.repeat(80),
      `why did Russia cancel?${' ̴̡̢̧'.repeat(150)}`,
      'لماذا ألغت روسيا الصفقة؟ ‮evil',
      '*'.repeat(1000),
    ]) {
      const message = messageOf(await ask(question));
      expect(message.flags ?? 0).toBe(MessageFlags.IsComponentsV2);
    }
    expect(discord.refusals).toEqual([]);
    expect(discord.pings).toEqual([]);
  });
});

describe('autocomplete', () => {
  const complete = async (name: string, value: string, siblings = {}) =>
    (await discord.autocomplete('ask', { name, value }, siblings).done()).choices ?? [];

  it('offers questions from all over the article when nothing is typed', async () => {
    const choices = await complete('question', '');
    expect(choices).toHaveLength(25);
    for (const { name, value } of choices) expect(name).toBe(value);
  });

  it('offers what was typed first, then questions that hold it', async () => {
    const choices = await complete('question', 'red line');
    expect(choices[0]).toMatchObject({ name: 'red line', value: 'red line' });
    expect(choices.length).toBeGreaterThan(2);
    expect(choices.slice(1, 3).every(({ name }) => /line/i.test(name))).toBe(true);
  });

  it('loses nothing of a question that is longer than a choice', async () => {
    const typed = 'why did Russia cancel '.repeat(6);
    expect((await complete('question', typed)).map(({ value }) => value)).not.toContain(typed.slice(0, 100));
  });

  it('offers articles by title', async () => {
    expect(await complete('article', 'medv')).toEqual([
      { name: expect.stringContaining('Medvedev calls off'), value: 's300-reset' },
    ]);
    expect(await complete('article', 'zzz')).toEqual([]);
    expect(await complete('question', 'red line', { article: 's300-reset' })).not.toHaveLength(1);
  });
});

describe('/passage, /article and /help', () => {
  it('shows a paragraph between its neighbours', async () => {
    const text = seen(await discord.slash('passage', { number: 7 }).done());
    for (const number of [6, 7, 8]) expect(text).toContain(`\`¶ ${number}\``);
    expect(text).toContain('Washington had lobbied for years');
  });

  it('says which paragraphs there are', async () => {
    const text = seen(await discord.slash('passage', { number: 26 }).done());
    expect(text).toContain('(ephemeral)');
    expect(text).toContain('has paragraphs 1 to 25.');
  });

  it('tells what the article is and what can be asked', async () => {
    const text = seen(await discord.slash('article').done());
    expect(text).toContain('Footnote briefing · 2026-11-24');
    expect(text).toContain('25 paragraphs');
    expect(text.match(/^- .+$/gm)).toHaveLength(5);
  });

  it('helps on one screen, in three languages', async () => {
    for (const locale of ['en-US', 'de', 'fr'] as const) {
      const text = seen(await discord.slash('help', {}, { locale }).done());
      expect(text).toContain('(ephemeral)');
      expect(text.length).toBeLessThan(1200);
    }
  });
});

describe('Find in the article', () => {
  const find = (content: string, scene = {}) =>
    discord.messageCommand('Find in the article', { content }, scene).done();

  it("takes a message's text for the question, without what only Discord can read", async () => {
    const text = seen(await find('<@123456789012345678> why did Russia cancel? <:hm:123456789012345678>'));
    expect(text).toMatch(/^\(ephemeral\)\n### why did Russia cancel\?\n/);
    expect(text).toContain('[Share]');
  });

  it('looks for the beginning of a long message', async () => {
    expect(
      seen(await find(`why did Russia cancel the sale of missiles? ${'It was long ago. '.repeat(200)}`)),
    ).toContain('…');
  });

  it('says when there is no text', async () => {
    expect(seen(await find('<:hm:123456789012345678>'))).toContain('no text');
  });
});

describe('the log', () => {
  it('has one line a question, and nothing of who asked what', async () => {
    const asked = discord.slash('ask', { question: 'who is Samuel Charap?' });
    await asked.done();
    const line = await bot.logged(({ id }) => id === asked.id);
    expect(line).toMatchObject({
      through: 'ask',
      place: 'server',
      ms: expect.any(Number),
      confidence: expect.any(Number),
    });
    expect(bot.stdout).not.toContain('Charap');
    expect(bot.stdout).not.toContain(discord.token);
    expect(bot.stderr).toBe('');
    expect(bot.lines.filter(({ level }) => level > 30)).toEqual([]);
  });
});
