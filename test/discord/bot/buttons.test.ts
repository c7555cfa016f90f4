import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { APIMessage } from 'discord.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseButtonId } from '../../../src/discord/custom-id.js';
import { type DiscordStandIn, flatten } from '../stand-in/index.js';
import { back, buttonOf, context, down, messageOf, more, on, seen, share, up } from './seen.js';
import { newDataDir, startBot, startStandIn } from './start.js';

const dataDir = newDataDir();
let discord: DiscordStandIn;
/** An answer for all and one for its asker alone, both from before the bot was started again. */
let answer: APIMessage;
let secret: APIMessage;

// Every click below meets a process that never saw the answer.
beforeAll(async () => {
  discord = await startStandIn();
  const first = startBot(discord, { DATA_DIR: dataDir });
  await first.ready();
  answer = messageOf(await discord.slash('ask', { question: 'what did the official say?' }).done());
  secret = messageOf(await discord.slash('ask', { question: 'who is *Kramer*?', private: true }).done());
  expect(await first.stop()).toBe(0);
  await startBot(discord, { DATA_DIR: dataDir }).ready();
});

const press = (message: APIMessage, isIt: Parameters<typeof buttonOf>[1], who = {}) =>
  discord.click(message, buttonOf(message, isIt), who).done();

describe('More passages', () => {
  it('brings the next three to whoever asks for them, and leaves the answer alone', async () => {
    const before = flatten(answer);
    for (const who of [{}, { user: discord.person('Nosy') }]) {
      const outcome = await press(answer, more, who);
      const text = seen(outcome);
      expect(text).toContain('(ephemeral)');
      expect(text).toContain('what did the official say?');
      const shown = [...text.matchAll(/^`¶ (\d+)`/gm)].map(([, number]) => number);
      expect(shown.length).toBeGreaterThan(0);
      for (const number of shown) expect(before).not.toContain(`\`¶ ${number}\``);
    }
    expect(flatten(discord.message(answer.id) ?? answer)).toBe(before);
  });

  it('goes on until every passage was there once', async () => {
    const long = messageOf(await discord.slash('ask', { question: 'what did the officials say?' }).done());
    const numbersIn = (message: APIMessage) =>
      [...flatten(message).matchAll(/^`¶ (\d+)`/gm)].map(([, number]) => number);
    const first = parseButtonId(buttonOf(long, more));
    const promised = first?.kind === 'more' ? first.passages.length : 0;
    // Two pages at least, or nothing is tried here.
    expect(promised).toBeGreaterThan(3);
    const numbers = numbersIn(long);
    for (let message = long; flatten(message).includes('[More passages]'); ) {
      message = messageOf(await press(message, more));
      numbers.push(...numbersIn(message));
      expect(numbers.length).toBeLessThanOrEqual(3 + promised);
    }
    expect(new Set(numbers).size).toBe(3 + promised);
  });
});

describe('In context', () => {
  it('shows the paragraph with its sentence between its neighbours, to read on and back from in place', async () => {
    const opened = await press(answer, context);
    const first = messageOf(opened);
    expect(seen(opened)).toMatch(/^\(ephemeral\)/);
    const number = Number(/in context/.test(flatten(answer)) && /\[¶ (\d+) in context\]/.exec(flatten(answer))?.[1]);
    for (const near of [number - 1, number, number + 1]) expect(flatten(first)).toContain(`\`¶ ${near}\``);
    expect(flatten(first)).toMatch(/\*\*[^*]+\*\*/);
    const next = await press(first, on);
    expect(next.acknowledgement).toBe('update');
    expect(messageOf(next).id).toBe(first.id);
    expect(seen(next)).toContain(`\`¶ ${number + 2}\``);
    expect(seen(await press(messageOf(next), back))).not.toContain(`\`¶ ${number + 2}\``);
  });

  it('turns the pages of /passage for its asker, and opens them for anybody else', async () => {
    const shown = messageOf(await discord.slash('passage', { number: 24 }).done());
    const theirs = await press(shown, on, { user: discord.person('Reader') });
    expect(theirs.acknowledgement).toBe('reply');
    expect(seen(theirs)).toMatch(/^\(ephemeral\)/);
    const own = await press(shown, on);
    expect(own.acknowledgement).toBe('update');
    // The last paragraph: nothing to read on to.
    expect(seen(own)).toContain('[Read on ▶](disabled)');
  });
});

describe('Share', () => {
  it('posts a private answer for all, once, naming who shared it and pinging nobody', async () => {
    const outcome = await discord
      .click(secret, buttonOf(secret, share))
      .until(({ effects }) => effects.followUps === 1);
    expect(outcome.acknowledgement).toBe('update');
    const [own, shared] = outcome.messages.map(flatten);
    expect(own).toContain('[Share](disabled)');
    expect(shared).toMatch(/^-# <@\d+> shared this answer\n### who is \\\*Kramer\\\*\?/);
    expect(shared).not.toContain('(ephemeral)');
    expect(shared).not.toContain('[Share]');
    expect(discord.pings).toEqual([]);
    const copy = outcome.messages.find(({ id }) => id !== secret.id);
    if (copy === undefined) throw new Error('nothing was shared');
    // The copy's buttons are the answer's own.
    expect(seen(await press(copy, context))).toContain('`¶ ');
  });
});

describe('👍 and 👎', () => {
  const votes = async () =>
    (await readFile(join(dataDir, 'feedback.jsonl'), 'utf8').catch(() => ''))
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));

  it('are recorded once a member and answer, can be changed, and are thanked for privately', async () => {
    const other = { user: discord.person('Other') };
    expect(seen(await press(answer, up))).toMatch(/^\(ephemeral\)\n.*Thank you/);
    expect(seen(await press(answer, up))).toContain('stands');
    expect(seen(await press(answer, down))).toContain('changed');
    await press(answer, up, other);
    const recorded = await votes();
    expect(recorded).toHaveLength(3);
    expect(recorded[0]).toMatchObject({
      question: 'what did the official say?',
      cut: false,
      answerable: true,
      vote: 'up',
      passages: [{ article: 's300-reset' }, { article: 's300-reset' }, { article: 's300-reset' }],
    });
    expect(new Set(recorded.map(({ member }) => member)).size).toBe(2);
    expect(new Set(recorded.map(({ answer: id }) => id)).size).toBe(1);
  });

  it('are taken of a refusal, too', async () => {
    const refusal = messageOf(await discord.slash('ask', { question: 'who won the 2014 world cup?' }).done());
    await press(refusal, up);
    expect((await votes()).at(-1)).toMatchObject({ answerable: false, passages: [], vote: 'up' });
  });
});

describe('a button that is not ours any more', () => {
  it.each([
    ['from another version', 'f1:old:button', 'earlier version'],
    ['to a passage that has changed', 'context:AAAAAAAA0', 'has changed here'],
  ])('%s gets a kind sentence', async (_, customId, sentence) => {
    const row = {
      type: 1 as const,
      components: [{ type: 2 as const, style: 2 as const, label: 'Old', custom_id: customId }],
    };
    const text = seen(await discord.click(discord.earlier([row]), 'Old').done());
    expect(text).toContain('(ephemeral)');
    expect(text).toContain(sentence);
  });
});

it('never sent what Discord refuses', () => {
  expect(discord.refusals).toEqual([]);
  expect(discord.unknownRequests).toEqual([]);
});
