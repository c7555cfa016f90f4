import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Answer } from '../../../src/answer/answer.js';
import { jsonLine } from '../../../src/cli/render/json.js';

const contract = (question: string) => ({
  question,
  answerable: false,
  confidence: 0.25,
  reason: 'nothing comes close to the question',
  passages: [],
  ranking: [],
  timing: { embedMs: 0.1, searchMs: 0.2, totalMs: 0.3 },
});

function answerTo(question: string): Answer {
  return { ...contract(question), refusal: { word: null, weakness: 'nothing-close' } };
}

it('is one line that says the same, with every invisible character escaped', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\u009B31m', 'a\u2028b', '\u202Eabc', '\u001B[2J')),
      (question) => {
        const line = jsonLine(answerTo(question));
        expect(line).not.toMatch(/[\p{Cc}\u2028\u2029\u202A-\u202E]/u);
        // A lone surrogate does not survive UTF-8; JSON.stringify escapes it, and reading gives it back.
        expect(JSON.parse(line)).toEqual(contract(question));
      },
    ),
  );
});

it('leaves letters of every script as they are', () => {
  expect(jsonLine(answerTo('где 灯塔 é 🙂'))).toContain('"question":"где 灯塔 é 🙂"');
});
