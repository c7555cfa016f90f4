import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { type Health, type HealthState, startHealth } from '../../src/discord/health.js';
import { Metrics } from '../../src/discord/metrics.js';
import { UserError } from '../../src/user-error.js';

const READY: HealthState & { guilds: number } = { ready: true, gateway: 'connected', uptimeSeconds: 12, guilds: 3 };
const silent = pino({ level: 'silent' });
let health: Health | undefined;
afterEach(() => health?.close());

async function start(options: Partial<Parameters<typeof startHealth>[0]> = {}): Promise<Health> {
  health = await startHealth({ port: 0, state: () => READY, metrics: new Metrics(), log: silent, ...options });
  return health;
}

const get = (path: string, init: RequestInit = {}) => fetch(`http://127.0.0.1:${health?.port}${path}`, init);

describe('startHealth', () => {
  it('says how the bot is, and what it has done', async () => {
    const metrics = new Metrics();
    metrics.question('answered', 0.1);
    await start({ metrics });
    const response = await get('/health?probe=1');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toEqual({ ...READY, metrics: await metrics.json() });
  });

  it('asks for the state every time: 503 while the bot is not ready', async () => {
    let ready = false;
    await start({ state: () => ({ ...READY, ready }) });
    const before = await get('/health');
    expect([before.status, await before.json()]).toEqual([503, expect.objectContaining({ ready: false })]);
    ready = true;
    expect((await get('/health')).status).toBe(200);
  });

  it('gives Prometheus its text, ready or not', async () => {
    const metrics = new Metrics();
    metrics.vote('up');
    await start({ metrics, state: () => ({ ...READY, ready: false }) });
    const response = await get('/metrics');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(metrics.contentType);
    expect(await response.text()).toContain('footnote_votes_total{vote="up"} 1\n');
  });

  it('answers HEAD with the head alone', async () => {
    await start({ state: () => ({ ...READY, ready: false }) });
    const response = await get('/health', { method: 'HEAD' });
    expect(response.status).toBe(503);
    expect(Number(response.headers.get('content-length'))).toBeGreaterThan(50);
    expect(await response.text()).toBe('');
  });

  it.each(['/', '/healthz', '/health/', '/../metrics', '//', '/__proto__', '/constructor'])(
    'has no %s',
    async (path) => {
      const { port } = await start();
      const status = await new Promise((resolve, reject) => {
        request({ port, path, host: '127.0.0.1', agent: false }, (response) => resolve(response.statusCode))
          .on('error', reject)
          .end();
      });
      expect(status).toBe(404);
    },
  );

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('takes no %s', async (method) => {
    await start();
    const response = await get('/metrics', { method });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD');
  });

  it('answers 500 and logs where the state cannot be told', async () => {
    const logged: string[] = [];
    const log = pino({}, { write: (line: string) => void logged.push(line) });
    await start({
      log,
      state: () => {
        throw new Error('no state');
      },
    });
    const response = await get('/health');
    expect([response.status, await response.text()]).toEqual([500, 'The log says what failed.\n']);
    expect(logged.join('')).toContain('no state');
    expect((await get('/metrics')).status).toBe(200);
  });

  it('names the variable where the port is taken', async () => {
    const { port } = await start();
    const again = startHealth({ port, state: () => READY, metrics: new Metrics(), log: silent });
    await expect(again).rejects.toThrow(UserError);
    await expect(again).rejects.toThrow(
      `Port ${port} of 127.0.0.1 is taken by another program: set HEALTH_PORT to another one.`,
    );
  });

  it('says so where the address is none of this machine', async () => {
    const starting = startHealth({
      port: 0,
      host: '192.0.2.1',
      state: () => READY,
      metrics: new Metrics(),
      log: silent,
    });
    await expect(starting).rejects.toThrow(/^Port 0 of 192\.0\.2\.1 cannot be had \(EADDRNOTAVAIL\): set HEALTH_PORT/);
  });

  it('closes at once, connections that are kept alive or say nothing included', async () => {
    const { port, close } = await start();
    const agent = new Agent({ keepAlive: true });
    await new Promise<void>((resolve, reject) => {
      request({ port, path: '/health', agent }, (response) => response.resume().on('end', resolve))
        .on('error', reject)
        .end();
    });
    const mute = connect(port, '127.0.0.1');
    await new Promise((resolve) => mute.on('connect', resolve));
    const cut = new Promise((resolve) => mute.on('close', resolve).on('error', () => {}));
    await close();
    await cut;
    agent.destroy();
    await close();
    health = await startHealth({ port, state: () => READY, metrics: new Metrics(), log: silent });
    expect(health.port).toBe(port);
  });
});
