import { setTimeout as wait } from 'node:timers/promises';
import { DiscordAPIError } from 'discord.js';
import { LIMITS } from './limits.js';

/** Long enough for a server that restarts or a connection that is made anew, short beside what an acknowledgement has. */
const PAUSE_MS = 400;

/**
 * Sends something a second time after a pause, where it failed on its way. discord.js tries four times within
 * milliseconds where Discord fails, and not at all where it closes a connection that was idle.
 *
 * @param send - what Discord takes once, however often it is sent: an acknowledgement, an edit, a message with a nonce
 */
export async function insist(send: () => Promise<unknown>): Promise<void> {
  const begun = performance.now();
  try {
    await send();
  } catch (error) {
    // What Discord says about it, it would say again; what took so long would be too late.
    if (error instanceof DiscordAPIError || performance.now() - begun > LIMITS.acknowledgeMs / 2) throw error;
    await wait(PAUSE_MS);
    await send();
  }
}
