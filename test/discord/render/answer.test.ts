import { describe, expect, it } from 'vitest';
import { parseButtonId } from '../../../src/discord/custom-id.js';
import { de } from '../../../src/discord/locales/de.js';
import { en } from '../../../src/discord/locales/en.js';
import { type AnswerMessage, answerMessage } from '../../../src/discord/render/answer.js';
import { moreMessage } from '../../../src/discord/render/more.js';
import { openShipped } from '../../answer/fixtures.js';
import { parseMarkdown } from './markdown.js';
import { buttonsOf, expectWithinLimits, flatten, textsOf } from './messages.js';
import { passageOf, shownOf } from './samples.js';

function answerOf(changes: Partial<AnswerMessage> = {}): AnswerMessage {
  return {
    question: 'why did it go dark?',
    passages: [passageOf()],
    rest: [],
    answerId: '123456789012345678',
    shareable: false,
    note: null,
    ...changes,
  };
}

const rest = [{ key: 'ijklmnop', sentence: 0 }];

describe('answerMessage', () => {
  it('shows question, paragraph, bold sentence and a linked citation', () => {
    expect(flatten(answerMessage(answerOf(), en))).toMatchInlineSnapshot(`
      "│ ### why did it go dark?
      │ ────
      │ \`¶ 4\` The lamp went dark in 1993. **Ships had begun to steer by satellite.**
      │ -# [The lamp at Gull Point burns again, paragraph 4 · Ida Marsh](https://gazette.example/gull-point#:~:text=Ships,satellite)
      [¶ 4 in context]
      [👍] [👎]"
    `);
  });

  it('shows a real answer, its note, and what can be done with it', async () => {
    const footnote = await openShipped();
    const question = 'why did Russia cancel?';
    const { passages, rest: others } = shownOf(footnote, await footnote.ask(question));
    const answer = answerOf({ question, passages, rest: others, shareable: true, note: en.answer.uncalibrated });
    expect(flatten(answerMessage(answer, en))).toMatchInlineSnapshot(`
      "│ ### why did Russia cancel?
      │ ────
      │ \`¶ 12\` Some things were plain enough. The United States and Russia were working together more than they used to on major issues, Iran among them, and Obama's team had made weapons sales to Iran a priority in dealing with Moscow. **What tipped Russia into canceling was partly an appetite for more American concessions and partly the souring of its relations with Iran.** Tehran protested Russia's announcement, and Iran's top military commander pronounced the decision "illogical," on the grounds that U.N. Security Council Resolution 1929 did not require it.
      │ -# Medvedev calls off the S-300 sale to Iran, and the reset claims a win, paragraph 12 · Footnote briefing · 2026-11-24
      │ ────
      │ \`¶ 24\` The Obama administration might see no direct linkage, but the Russians would certainly want something for their trouble. **One clause of the S-300 announcement stated that Russia was free to rescind the ban whenever it chose.** So a White House that wanted the reset to keep moving would have to keep the concessions to Moscow coming: a civilian nuclear deal, for instance, which the Russians wanted but which faced opposition in Congress.
      │ -# Medvedev calls off the S-300 sale to Iran, and the reset claims a win, paragraph 24 · Footnote briefing · 2026-11-24
      │ ────
      │ \`¶ 7\` Washington had lobbied for years, so why did the Russians scrap the arms deal now? The senior administration official's guess was that Moscow at last had a need of its own, and at last trusted the United States to be willing to help. **Russia had a bid coming up for membership in the World Trade Organization (WTO), was angling for all the American support it could get, and planned to complete the bid before the year was out.**
      │ -# Medvedev calls off the S-300 sale to Iran, and the reset claims a win, paragraph 7 · Footnote briefing · 2026-11-24
      │ -# This embedding model is uncalibrated: Footnote may answer too readily, or too seldom.
      [¶ 12 in context] [¶ 24 in context] [¶ 7 in context] [More passages]
      [👍] [👎] [Share]"
    `);
  });

  it('speaks the language of the member about the article in its own', async () => {
    const footnote = await openShipped();
    const question = 'How much was the sale worth?';
    const { passages, rest: others } = shownOf(footnote, await footnote.ask(question, { top: 1 }));
    const answer = answerOf({ question, passages, rest: others, shareable: true });
    expect(flatten(answerMessage(answer, de))).toMatchInlineSnapshot(`
      "│ ### How much was the sale worth?
      │ ────
      │ \`¶ 2\` **The Bush and Obama administrations alike had pleaded with the Kremlin to walk away from the agreement it signed in 2006 to supply Iran with S-300 air defense systems, an arms deal worth nearly $1 billion.** On Wednesday, Medvedev made it formal: the missile sale was called off.
      │ -# Medvedev calls off the S-300 sale to Iran, and the reset claims a win, Absatz 2 · Footnote briefing · 2026-11-24
      [¶ 2 im Zusammenhang] [Weitere Stellen]
      [👍] [👎] [Teilen]"
    `);
  });

  it('tells the paragraphs of several articles apart', () => {
    const passages = [
      passageOf(),
      passageOf({
        article: 'kettles',
        title: 'Kettles',
        citation: 'Kettles, paragraph 4',
        ref: { key: 'kettles1', sentence: 0 },
      }),
      passageOf({ paragraph: 7, ref: { key: 'abcdefg7', sentence: 0 } }),
    ];
    const message = answerMessage(answerOf({ passages }), en);
    const chips = textsOf(message).flatMap((text) => parseMarkdown(text).filter(({ type }) => type === 'code'));
    expect(chips.map(({ text }) => text)).toEqual(['A ¶ 4', 'B ¶ 4', 'A ¶ 7']);
    expect(labelsOf(message)).toEqual(['A ¶ 4 in context', 'B ¶ 4 in context', 'A ¶ 7 in context', '👍', '👎']);
  });

  it('has buttons that know the passages, the rest and the answer', () => {
    const message = answerMessage(answerOf({ rest, shareable: true }), en);
    expect(buttonsOf(message).map((button) => 'custom_id' in button && parseButtonId(button.custom_id))).toEqual([
      { kind: 'context', passage: { key: 'abcdefgh', sentence: 1 } },
      { kind: 'more', passages: rest },
      { kind: 'vote', vote: 'up', answer: '123456789012345678', keys: ['abcdefgh'] },
      { kind: 'vote', vote: 'down', answer: '123456789012345678', keys: ['abcdefgh'] },
      { kind: 'share' },
    ]);
  });

  it('offers more only where there is more, and sharing only where it is private', () => {
    expect(labelsOf(answerMessage(answerOf(), en))).toEqual(['¶ 4 in context', '👍', '👎']);
    expect(labelsOf(answerMessage(answerOf({ rest }), en))).toContain('More passages');
    expect(labelsOf(answerMessage(answerOf({ shareable: true }), en))).toContain('Share');
  });

  it('gives a long passage that stands alone twice what each of three gets, which get the same', () => {
    const text = `${'The ferry sank before dawn, and nobody aboard knew why. '.repeat(300)}`.trim();
    const long = passageOf({ text, sentence: 'The ferry sank before dawn, and nobody aboard knew why.', url: null });
    const passages = ['1', '2', '3'].map((key) => ({ ...long, ref: { key: `abcdefg${key}`, sentence: 100 } }));
    const lengths = (of: AnswerMessage) =>
      textsOf(answerMessage(of, en))
        .slice(1)
        .map((shown) => shown.length);
    const [alone = 0] = lengths(answerOf({ passages: passages.slice(0, 1) }));
    const three = lengths(answerOf({ passages }));
    expect(alone).toBeGreaterThan(1_700);
    for (const length of three) expect(Math.abs(length - 900)).toBeLessThan(90);
    expect(new Set(three).size).toBe(1);
  });

  it('shrinks the passages alike where everything else is as long as it can be, to what may still be shared', () => {
    const title = 'The very long story of a ferry '.repeat(20);
    const passages = ['1', '2', '3'].map((key) =>
      passageOf({
        paragraph: 99_999,
        title,
        citation: `${title}, paragraph 99999 · Ann Poe`,
        text: 'The ferry sank before dawn, and nobody aboard knew why. '.repeat(300).trim(),
        sentence: 'The ferry sank before dawn, and nobody aboard knew why.',
        url: `https://gazette.example/${'a'.repeat(488)}`,
        ref: { key: `abcdefg${key}`, sentence: 100 },
      }),
    );
    const answer = answerOf({ passages, question: '*'.repeat(6_000), note: 'a'.repeat(300), shareable: true });
    const message = answerMessage(answer, en);
    expectWithinLimits(message);
    const lengths = textsOf(message).map((text) => text.length);
    expect(new Set(lengths.slice(1, 4)).size).toBe(1);
    const total = lengths.reduce((sum, length) => sum + length, 0);
    // Sentences of 56 are left out whole; 120 are free for the line that names who shared it.
    expect(total).toBeGreaterThan(4_000 - 120 - 3 * 57);
    expect(total).toBeLessThanOrEqual(4_000 - 120);
    for (const text of textsOf(message).slice(1, 4)) expect(text).toMatch(/\*\*The ferry sank.+why\.\*\*/);
  });
});

describe('moreMessage', () => {
  it('shows passages under the question without votes', () => {
    const message = moreMessage({ question: 'why did it go dark?', passages: [passageOf()], rest }, en);
    expect(flatten(message)).toMatchInlineSnapshot(`
      "│ ### why did it go dark?
      │ -# More passages
      │ ────
      │ \`¶ 4\` The lamp went dark in 1993. **Ships had begun to steer by satellite.**
      │ -# [The lamp at Gull Point burns again, paragraph 4 · Ida Marsh](https://gazette.example/gull-point#:~:text=Ships,satellite)
      [¶ 4 in context] [More passages]"
    `);
  });

  it('does without a question', () => {
    const message = moreMessage({ question: null, passages: [passageOf({ url: null })], rest: [] }, de);
    expect(flatten(message)).toMatchInlineSnapshot(`
      "│ ### Weitere Stellen
      │ ────
      │ \`¶ 4\` The lamp went dark in 1993. **Ships had begun to steer by satellite.**
      │ -# The lamp at Gull Point burns again, Absatz 4 · Ida Marsh
      [¶ 4 im Zusammenhang]"
    `);
  });
});

function labelsOf(message: ReturnType<typeof answerMessage>): string[] {
  return buttonsOf(message).map(
    (button) => ('label' in button && button.label) || ('emoji' in button && button.emoji?.name) || '',
  );
}
