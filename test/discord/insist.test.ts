import { setTimeout as wait } from 'node:timers/promises';
import { DiscordAPIError } from 'discord.js';
import { expect, it } from 'vitest';
import { insist } from '../../src/discord/insist.js';

/** How often something is sent that fails each time, after so many milliseconds. */
async function triesOf(error: Error, after: number): Promise<number> {
  let tries = 0;
  const insisting = insist(async () => {
    tries++;
    await wait(after);
    throw error;
  });
  await expect(insisting).rejects.toBe(error);
  return tries;
}

it('sends twice what failed on its way, and once what was refused or would be too late', async () => {
  const cut = new Error('other side closed');
  const refused = new DiscordAPIError({ code: 10062, message: 'Unknown interaction' }, 10062, 404, 'POST', '/', {});
  expect(await Promise.all([triesOf(cut, 1), triesOf(refused, 1), triesOf(cut, 1_600)])).toEqual([2, 1, 1]);
});
