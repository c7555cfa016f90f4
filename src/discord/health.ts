import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { UserError } from '../user-error.js';
import type { Metrics } from './metrics.js';

/** What `GET /health` says; more may stand in it. */
export interface HealthState {
  /** Whether questions are answered now. */
  readonly ready: boolean;
  /** How the connection to Discord stands. */
  readonly gateway: string;
  readonly uptimeSeconds: number;
}

export interface HealthOptions {
  /** 0: any that is free. */
  readonly port: number;
  /** Where it can be reached from: this machine alone, where left out. */
  readonly host?: string;
  readonly state: () => HealthState;
  readonly metrics: Pick<Metrics, 'json' | 'text' | 'contentType'>;
  readonly log: Pick<Logger, 'error'>;
}

export interface Health {
  /** The one that was free, where 0 was asked for. */
  readonly port: number;
  /** Cuts every connection; resolves when the port is free. May be called again. */
  close(): Promise<void>;
}

/**
 * Serves `/health` (JSON; 200 when ready, 503 when not) and `/metrics` (Prometheus text) to whoever watches the bot.
 *
 * @throws UserError when the port cannot be had
 */
export async function startHealth({ port, host = '127.0.0.1', state, metrics, log }: HealthOptions): Promise<Health> {
  const pages: Pages = new Map([
    ['/health', async () => healthPage(state(), metrics)],
    ['/metrics', async () => ({ status: 200, type: metrics.contentType, body: await metrics.text() })],
  ]);
  const server = createServer((request, response) => {
    void reply(pages, request, log).then((page) => send(page, response));
  });
  await listen(server, port, host);
  server.on('error', (error) => log.error({ err: error }, 'The health server failed.'));
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Page {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

type Pages = ReadonlyMap<string, () => Promise<Page>>;

async function healthPage(state: HealthState, metrics: Pick<Metrics, 'json'>): Promise<Page> {
  const body = `${JSON.stringify({ ...state, metrics: await metrics.json() })}\n`;
  return { status: state.ready ? 200 : 503, type: 'application/json; charset=utf-8', body };
}

async function reply(pages: Pages, { url = '', method }: IncomingMessage, log: HealthOptions['log']): Promise<Page> {
  const path = url.replace(/\?.*/s, '');
  const page = pages.get(path);
  if (!page) return sentence(404, 'Ask for /health or /metrics.');
  if (method !== 'GET' && method !== 'HEAD') return sentence(405, 'Use GET or HEAD.');
  try {
    return await page();
  } catch (error) {
    log.error({ err: error, path }, 'The health server could not answer.');
    return sentence(500, 'The log says what failed.');
  }
}

function sentence(status: number, text: string): Page {
  return { status, type: 'text/plain; charset=utf-8', body: `${text}\n` };
}

/** Node leaves the body out of the response to a HEAD. */
function send({ status, type, body }: Page, response: ServerResponse): void {
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    ...(status === 405 && { Allow: 'GET, HEAD' }),
  });
  response.end(body);
}

async function listen(server: Server, port: number, host: string): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ port, host }, () => {
        server.off('error', reject);
        resolve();
      });
    });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const problem = PROBLEMS[code] ?? `cannot be had (${code || error}): set HEALTH_PORT to another one`;
    throw new UserError(`Port ${port} of ${host} ${problem}.`, { cause: error });
  }
}

const PROBLEMS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is taken by another program: set HEALTH_PORT to another one',
  EACCES: 'is kept for administrators: set HEALTH_PORT to one from 1024 on',
};
