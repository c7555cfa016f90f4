import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ButtonId, KEY_LENGTH, MOST_REFS, makeButtonId, parseButtonId } from '../../src/discord/custom-id.js';
import { LIMITS } from '../../src/discord/limits.js';

const key = fc.stringMatching(/^[\w-]{8}$/);
const ref = fc.record({ key, sentence: fc.nat(36 ** 2 - 1) });
const ids: fc.Arbitrary<ButtonId> = fc.oneof(
  fc.record({
    kind: fc.constant('more' as const),
    passages: fc.array(ref, { minLength: 1, maxLength: MOST_REFS }),
  }),
  fc.record({ kind: fc.constant('context' as const), passage: ref }),
  fc.record({
    kind: fc.constant('read' as const),
    turn: fc.constantFrom('back' as const, 'on' as const),
    key,
    part: fc.nat(9_999),
  }),
  fc.record({ kind: fc.constant('share' as const) }),
  fc.record({
    kind: fc.constant('vote' as const),
    vote: fc.constantFrom('up' as const, 'down' as const),
    answer: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map(String),
    keys: fc.array(key, { maxLength: 3 }),
  }),
);

describe('a button', () => {
  it('can be read back from its custom_id, which Discord accepts', () => {
    fc.assert(
      fc.property(ids, (id) => {
        const customId = makeButtonId(id);
        expect(customId.length).toBeLessThanOrEqual(LIMITS.customId);
        expect(parseButtonId(customId)).toEqual(id);
      }),
    );
  });

  it('shares its custom_id with no other', () => {
    fc.assert(
      fc.property(ids, ids, (one, other) => {
        if (makeButtonId(one) === makeButtonId(other)) expect(one).toEqual(other);
      }),
    );
  });

  it('names the last sentence that fits instead of one beyond', () => {
    const customId = makeButtonId({ kind: 'context', passage: { key: 'abcdefgh', sentence: 5_000 } });
    expect(parseButtonId(customId)).toEqual({ kind: 'context', passage: { key: 'abcdefgh', sentence: 1_295 } });
  });

  it.each([
    '',
    'more:',
    'context:abc',
    'context:abcdefgh',
    `context:${'a'.repeat(KEY_LENGTH)}zzz`,
    'read:up:abcdefgh:0',
    'read:on:abcdefgh:x',
    'vote:up:x:abcdefgh',
    'share:1',
    ' share',
    'share\n',
  ])('is not read from %j', (customId) => {
    expect(parseButtonId(customId)).toBeNull();
  });
});
