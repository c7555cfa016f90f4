import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { makeLog } from '../../src/discord/log.js';

const TOKEN = 'MTk4.secret-token.of-the-bot';

async function logged(pretty: boolean, write: (log: Awaited<ReturnType<typeof makeLog>>) => void): Promise<string> {
  const out = new PassThrough();
  write(await makeLog({ out, pretty, colour: false, secrets: [TOKEN] }));
  out.end();
  return text(out);
}

it('is one JSON object a line for programs', async () => {
  const lines = (await logged(false, (log) => log.info({ ms: 2 }, 'answered'))).trim().split('\n');
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    level: 30,
    ms: 2,
    msg: 'answered',
    time: expect.stringMatching(/Z$/),
  });
});

it('is readable for people', async () => {
  expect(await logged(true, (log) => log.warn({ shard: 0 }, 'connection trouble'))).toMatch(
    /^\[\d\d:\d\d:\d\d\] WARN: connection trouble\n {4}shard: 0\n$/,
  );
});

it.each([false, true])('holds no secret, whatever is logged (pretty: %s)', async (pretty) => {
  const error = Object.assign(new Error(`Bot ${TOKEN} was refused`), {
    code: 50001,
    status: 403,
    url: `https://discord.com/api/v10/interactions/123/aW50ZXJhY3Rpb246MTIzNDU2Nzg5MDEyMzQ1Njc4/callback`,
    requestBody: { json: { content: 'a question' } },
  });
  const all = await logged(pretty, (log) => {
    log.error({ err: error }, 'failed');
    log.warn(`POST /webhooks/99/aW50ZXJhY3Rpb246MTIzNDU2Nzg5MDEyMzQ1Njc4/messages/@original`);
  });
  expect(all).not.toContain('secret-token');
  expect(all).not.toContain('aW50ZXJhY3Rpb24');
  expect(all).not.toContain('a question');
  expect(all).toContain('50001');
  expect(all).toMatch(/"?status"?: ?403/);
  expect(all).toContain('Bot [secret] was refused');
});
