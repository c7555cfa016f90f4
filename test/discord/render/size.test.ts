import fc from 'fast-check';
import { expect, it } from 'vitest';
import { en } from '../../../src/discord/locales/en.js';
import { answerMessage } from '../../../src/discord/render/answer.js';
import { readingMessage } from '../../../src/discord/render/reading.js';
import { sizeOf } from '../../../src/discord/render/size.js';
import { articleOf } from '../../answer/fixtures.js';
import { expectWithinLimits } from './messages.js';

it('is never less than the units, nor than the bytes by their own limit, and may be added up', () => {
  const texts = fc.string({ unit: 'grapheme', maxLength: 200 });
  fc.assert(
    fc.property(texts, texts, (a, b) => {
      expect(sizeOf(a)).toBeGreaterThanOrEqual(a.length);
      expect(sizeOf(a) / 4_000).toBeGreaterThanOrEqual(Buffer.byteLength(a) / 10_000);
      expect(sizeOf(a) + sizeOf(b)).toBeGreaterThanOrEqual(sizeOf(a + b));
    }),
  );
  expect(sizeOf('plain text')).toBe(10);
});

const sentence = '港の灯台は霧の夜にも船を導き続けたと人々は語る。';
const text = sentence.repeat(200);

it('keeps an answer in Chinese or Japanese within the bytes that Discord takes', () => {
  const passages = [1, 2, 3].map((paragraph) => ({
    article: 'tower',
    title: sentence.repeat(8),
    paragraph,
    text,
    sentence,
    score: 1,
    citation: `${sentence.repeat(8)}, paragraph ${paragraph}`,
    url: null,
    ref: { key: `AAAAAAA${paragraph}`, sentence: 100 },
  }));
  const message = answerMessage(
    { question: sentence.repeat(40), passages, rest: [], answerId: '1', shareable: true, note: sentence.repeat(8) },
    en,
  );
  expectWithinLimits(message);
});

it('keeps a page of it within them, too', () => {
  const article = articleOf([text, text, text], { title: sentence.repeat(8), language: 'ja' });
  const keyOf = (number: number) => `AAAAAAA${number}`;
  for (const part of [0, 1, 2])
    expectWithinLimits(readingMessage({ article, number: 2, part, sentence: null, keyOf }, en));
});
