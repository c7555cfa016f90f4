import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** What a test may do instead of answering; returns whether it answered. */
export type Mischief = (path: string, response: ServerResponse, content: Buffer | null) => boolean;

export interface Hub {
  readonly address: string;
  /** Paths asked for since the last reset. */
  readonly asked: string[];
  mischief: Mischief | null;
}

/** A hub on this machine that speaks the public one's layout and serves one folder as `Test/tiny`. */
export async function startHub(folder: string): Promise<Hub> {
  const hub: Hub & { address: string } = { address: '', asked: [], mischief: null };
  const server = createServer((request, response) => serve(hub, folder, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  hub.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return hub;
}

function serve(hub: Hub, folder: string, { url = '' }: IncomingMessage, response: ServerResponse): void {
  hub.asked.push(url);
  const name = /^\/(?:storage|Test\/tiny\/resolve\/main)\/([\w./]+)(?:\?.*)?$/.exec(url)?.[1];
  const path = name === undefined ? null : join(folder, name);
  const content = path !== null && statSync(path, { throwIfNoEntry: false })?.isFile() ? readFileSync(path) : null;
  if (hub.mischief?.(url, response, content)) return;
  if (content === null) {
    // As the public hub answers for a model that does not exist.
    response.writeHead(name === undefined ? 401 : 404).end('Repository not found');
  } else if (name?.endsWith('.onnx') && !url.startsWith('/storage/')) {
    // Large files lie elsewhere, under an address with a signature.
    const sha256 = createHash('sha256').update(content).digest('hex');
    response.writeHead(302, { location: `/storage/${name}?signature=secret`, 'x-linked-etag': `"${sha256}"` }).end();
  } else {
    response.writeHead(200, { 'content-length': content.length, etag: '"not-a-checksum"' }).end(content);
  }
}
