import { expect, it } from 'vitest';
import { fatalClose, fatalLogin } from '../../src/discord/fatal-error.js';

it.each([
  [4004, 'does not accept DISCORD_TOKEN'],
  [4010, 'shard'],
  [4011, 'more shards'],
  [4012, 'version'],
  [4013, 'does not know the intents'],
  [4014, 'refuses the intents'],
  [4999, 'code 4999'],
])('a close with %i says what the host can do', (code, sentence) => {
  expect(fatalClose(code).message).toContain(sentence);
  expect(fatalClose(code).message).toMatch(/: .+\.$/);
});

it('a login that may succeed another time is not the end', () => {
  expect(
    fatalLogin(Object.assign(new Error('An invalid token was provided.'), { code: 'TokenInvalid' })),
  ).not.toBeNull();
  expect(fatalLogin(new Error('connect ECONNREFUSED'))).toBeNull();
  expect(fatalLogin('nothing')).toBeNull();
});
