import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cleanQuestion, LONGEST_QUESTION } from '../../src/answer/question.js';
import { UserError } from '../../src/user-error.js';

it.each([
  ['  who  built\tit?\n', 'who built it?'],
  ['\u001B[31mwho\u001B[0m built it?', 'who built it?'],
  ['\u001B]0;title\u0007who built it?', 'who built it?'],
  ['who\u0000 built\u0008 it?', 'who built it?'],
  ['who \u202Ebuilt\u202C it?', 'who built it?'],
  ['谁建造了它?', '谁建造了它?'],
])('cleans %j', (raw, question) => {
  expect(cleanQuestion(raw)).toBe(question);
});

it.each(['', '   ', '\n\t', '\u001B[2J', '\u0000\u0007', '\u200B\uFEFF'])('refuses %j as empty', (raw) => {
  expect(() => cleanQuestion(raw)).toThrow(UserError);
  expect(() => cleanQuestion(raw)).toThrow(/^The question is empty: type what you want to know\.$/);
});

it('counts characters, not code units, after cleaning', () => {
  const longest = '😀'.repeat(LONGEST_QUESTION);
  expect(cleanQuestion(`  ${longest}  `)).toBe(longest);
  expect(() => cleanQuestion(`${longest}!`)).toThrow(/^The question has 1,001 characters: ask in 1,000 at most\.$/);
  expect(() => cleanQuestion('a'.repeat(10_000))).toThrow(/10,000 characters/);
});

it.each([
  ['', 0],
  ['a'.repeat(1_234), 1_234],
])('tells faces in other languages how long it was', (raw, characters) => {
  expect(() => cleanQuestion(raw)).toThrow(expect.objectContaining({ characters }));
});

it('leaves nothing a terminal acts on, and nothing to clean again', () => {
  const hostile = fc.array(
    fc.constantFrom('\u001B', '[', ']', '31', 'm', 'a', ' ', '\u009B', '\u0007', '\n', 'é', '\\', 'P'),
  );
  fc.assert(
    fc.property(
      fc.oneof(
        hostile.map((parts) => parts.join('')),
        fc.string({ unit: 'binary' }),
      ),
      (raw) => {
        fc.pre(raw.length < 500);
        let question: string;
        try {
          question = cleanQuestion(raw);
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
          return;
        }
        expect(question).not.toMatch(/[\p{Cc}\p{Cs}]/u);
        expect(question).toBe(question.trim());
        expect(cleanQuestion(question)).toBe(question);
      },
    ),
  );
});
