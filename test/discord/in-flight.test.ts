import { expect, it } from 'vitest';
import { InFlight } from '../../src/discord/in-flight.js';

it('does work once for an id, however often it comes', async () => {
  const inFlight = new InFlight();
  let done = 0;
  const work = async () => {
    done++;
  };
  await Promise.all([inFlight.once('1', work), inFlight.once('1', work), inFlight.once('2', work)]);
  await inFlight.once('1', work);
  expect(done).toBe(2);
});

it('forgets ids that are long past', async () => {
  const inFlight = new InFlight();
  let done = 0;
  for (let id = 0; id < 10_001; id++) await inFlight.once(String(id), async () => {});
  await inFlight.once('0', async () => {
    done++;
  });
  await inFlight.once('10000', async () => {
    done++;
  });
  expect(done).toBe(1);
});

it('waits for what was begun, and not for ever', async () => {
  const inFlight = new InFlight();
  let finish = () => {};
  const working = inFlight.once('1', () => new Promise((resolve) => (finish = resolve)));
  expect(inFlight.count).toBe(1);
  await inFlight.idle(5);
  expect(inFlight.count).toBe(1);
  const idle = inFlight.idle(60_000);
  finish();
  await Promise.all([idle, working]);
  expect(inFlight.count).toBe(0);
});

it('lets a failure be, and is idle after it', async () => {
  const inFlight = new InFlight();
  const failing = inFlight.once('1', async () => {
    throw new Error('broken');
  });
  await expect(failing).rejects.toThrow('broken');
  expect(inFlight.count).toBe(0);
  await inFlight.idle(60_000);
});
