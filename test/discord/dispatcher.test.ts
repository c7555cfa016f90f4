import { PassThrough } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { type Client, Events } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeClient, makeOnceRest } from '../../src/discord/client.js';
import type { Command } from '../../src/discord/command.js';
import { Dispatcher } from '../../src/discord/dispatcher.js';
import { InFlight } from '../../src/discord/in-flight.js';
import { Journal } from '../../src/discord/journal.js';
import { Library } from '../../src/discord/library.js';
import { makeLog } from '../../src/discord/log.js';
import { MemberError } from '../../src/discord/member-error.js';
import { Metrics } from '../../src/discord/metrics.js';
import { Quota } from '../../src/discord/quota.js';
import { noticeMessage } from '../../src/discord/render/notice.js';
import { Sender } from '../../src/discord/sender.js';
import { FeedbackStore } from '../../src/feedback/feedback-store.js';
import { HERONS, openArticles } from '../answer/fixtures.js';
import { seen } from './bot/seen.js';
import { newDataDir, startStandIn } from './bot/start.js';
import type { DiscordStandIn } from './stand-in/index.js';

/** Longer than a deferral waits, shorter than Discord. */
const SLOW_MS = 1_800;

function command(name: string, acknowledge: Command['acknowledge'], execute: () => Promise<string>): Command {
  return {
    definition: { name, description: 'Of this test.' },
    acknowledge,
    isPrivate: ({ options }) => options.private === true,
    execute: async () => ({ message: noticeMessage(await execute()) }),
  };
}

const broken = (text: string) => async () => {
  throw new Error(text);
};

const COMMANDS = [
  command('quick', 'defer-when-slow', async () => 'at once'),
  command('slow', 'defer-when-slow', () => wait(SLOW_MS, 'at last')),
  command('unhurried', 'with-reply', () => wait(SLOW_MS, 'without haste')),
  command('slow-failure', 'defer-when-slow', () => wait(SLOW_MS).then(broken('a slow failure'))),
  command('slow-complaint', 'defer-when-slow', async () => {
    await wait(SLOW_MS);
    throw new MemberError('Ask otherwise.');
  }),
  command('failure', 'with-reply', broken('a failure')),
  { ...command('incomplete', 'with-reply', async () => ''), complete: () => JSON.parse('no choices') },
];

let discord: DiscordStandIn;
let client: Client;
let log = '';
const metrics = new Metrics();
const inFlight = new InFlight();

beforeAll(async () => {
  discord = await startStandIn();
  const out = new PassThrough().on('data', (line) => {
    log += line;
  });
  const dispatcher = new Dispatcher({
    commands: COMMANDS,
    library: new Library(await openArticles({ 'herons.md': HERONS })),
    feedback: new FeedbackStore(newDataDir()),
    quota: new Quota({ count: 100, seconds: 1 }, { count: 1000, seconds: 1 }),
    sender: new Sender(makeOnceRest(discord.apiUrl)),
    journal: new Journal(await makeLog({ out, pretty: false, colour: false, secrets: [] }), metrics, false),
    inFlight,
  });
  client = makeClient(discord.apiUrl);
  client.on(Events.InteractionCreate, (interaction) => void dispatcher.dispatch(interaction));
  await client.login(discord.token);
  await discord.whenReady();
});
afterAll(() => client.destroy());

const run = (name: string, options = {}) => discord.slash(name, options);
const reference = (text: string) => /reference: (\w{8})/.exec(text)?.[1] ?? 'none';

/** Begun together: each takes as long as a deferral waits. */
function begin() {
  return {
    open: run('slow'),
    unhurried: run('unhurried'),
    secret: run('slow', { private: true }),
    failure: run('slow-failure'),
    secretFailure: run('slow-failure', { private: true }),
    complaint: run('slow-complaint'),
  };
}
let slow: ReturnType<typeof begin>;
beforeAll(() => {
  slow = begin();
});

describe('a reply', () => {
  it('that is ready is sent as the acknowledgement', async () => {
    const outcome = await run('quick').done();
    expect(outcome).toMatchObject({ acknowledgement: 'reply', effects: { edits: 0 } });
  });

  it.each([false, true])('that is slow is deferred in time, and then sent (private: %s)', async (isPrivate) => {
    const outcome = await (isPrivate ? slow.secret : slow.open).done();
    expect(outcome).toMatchObject({ acknowledgement: 'deferred-reply', effects: { edits: 1, followUps: 0 } });
    expect(outcome.acknowledgedAfter).toBeLessThan(SLOW_MS);
    expect(seen(outcome)).toBe(`${isPrivate ? '(ephemeral)\n' : ''}-# at last`);
  });
});

it('a command that says it is never slow is not deferred', async () => {
  expect(await slow.unhurried.done()).toMatchObject({ acknowledgement: 'reply', effects: { edits: 0 } });
});

describe('a failure', () => {
  it('is told privately with a reference that the log has, and harms nothing else', async () => {
    const text = seen(await run('failure').done());
    expect(text).toMatch(/^\(ephemeral\)\n.*reference/);
    expect(log).toContain(`"reference":"${reference(text)}"`);
    expect(log).toContain('a failure');
    expect(seen(await run('quick').done())).toBe('-# at once');
  });

  it('after a public deferral takes it away, and is private', async () => {
    const outcome = await slow.failure.until(({ effects }) => effects.followUps === 1);
    expect(seen(outcome)).toMatch(/^\(ephemeral\)\n.*reference/);
    expect(outcome.effects.deletions).toBe(1);
  });

  it('after a private deferral takes its place', async () => {
    const outcome = await slow.secretFailure.done();
    expect(seen(outcome)).toMatch(/^\(ephemeral\)\n.*reference/);
    expect(outcome.effects.followUps).toBe(0);
  });

  it("that is the member's own doing is told without a reference", async () => {
    const outcome = await slow.complaint.until(({ effects }) => effects.followUps === 1);
    expect(seen(outcome)).toBe('(ephemeral)\n-# Ask otherwise.');
    expect(log).not.toContain(slow.complaint.id);
  });

  it('of suggestions is logged alone: the question can be typed without', async () => {
    discord.autocomplete('incomplete', { name: 'question', value: 'why' });
    await expect.poll(() => log).toContain('"through":"autocomplete"');
    expect(seen(await run('quick').done())).toBe('-# at once');
  });
});

describe('a deferral', () => {
  it('that was taken unheard is followed by the reply all the same, and counts as the acknowledgement', async () => {
    const acks = async () => (await metrics.json()).ackMs.count;
    await inFlight.idle(1_000);
    const before = await acks();
    discord.fault('callback', { kind: 'status', status: 502, effect: true }, 2);
    const running = run('slow');
    const failing = run('slow-failure', { private: true });
    await Promise.all([running.acknowledged(), failing.acknowledged()]);
    await expect.poll(acks).toBe(before + 2);
    expect(running.outcome().effects.edits).toBe(0);
    expect(seen(await running.done())).toBe('-# at last');
    expect(seen(await failing.done())).toMatch(/^\(ephemeral\)\n.*reference/);
    expect(failing.outcome().effects.followUps).toBe(0);
    expect(await acks()).toBe(before + 2);
  });
});
