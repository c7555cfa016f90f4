import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadEmbedder } from '../../embeddings/load-embedder.js';
import { builtInFolder, type ModelRequest, resolveModel } from '../../embeddings/resolve-model.js';
import { UserError } from '../../src/user-error.js';
import { temporaryFolder } from './fixtures.js';
import { type Hub, startHub } from './hub-server.js';
import { writeTinyModel } from './tiny-model.js';

const base = temporaryFolder();
const source = writeTinyModel(join(base, 'source'));
const cacheDir = join(base, 'cache');
const place = join(cacheDir, 'Test', 'tiny');
let hub: Hub;

beforeAll(async () => {
  hub = await startHub(source);
});

beforeEach(() => {
  rmSync(cacheDir, { recursive: true, force: true });
  hub.asked.length = 0;
  hub.mischief = null;
});

function resolve(changes: Partial<ModelRequest> = {}) {
  const timeOuts = { connectMs: 300, stallMs: 300 };
  return resolveModel({ model: 'Test/tiny', hub: hub.address, cacheDir, timeOuts, ...changes });
}

async function complaint(changes: Partial<ModelRequest> = {}): Promise<string> {
  const error = await resolve(changes).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UserError);
  const { message } = error as UserError;
  expect(message).toMatch(/^[^\n]+\.$/);
  expect(message).not.toContain('secret');
  // Nothing half-done is left to be taken for a model.
  expect(existsSync(place)).toBe(false);
  if (existsSync(join(cacheDir, 'Test'))) expect(readdirSync(join(cacheDir, 'Test'))).toEqual([]);
  return message;
}

describe('a model of a hub', () => {
  it('is downloaded once, tells how far it is, and works', async () => {
    const progress = new Map<string, [number, number]>();
    const files = await resolve({ onProgress: (label, done, total) => progress.set(label, [done, total]) });
    expect(files).toMatchObject({ id: 'Test/tiny', source: 'hub', folder: place, dimension: 8 });
    const { length } = readFileSync(join(source, 'onnx', 'model_quantized.onnx'));
    expect(progress.get('Test/tiny model_quantized.onnx')).toEqual([length, length]);
    const embedder = await loadEmbedder(files);
    expect(Math.hypot(...(await embedder.embedQuery('aa')).vector)).toBeCloseTo(1, 5);
    await embedder.close();

    hub.asked.length = 0;
    expect(await resolve()).toEqual(files);
    expect(hub.asked).toEqual([]);
  });

  it('is the built-in one, where the hub has that, in all but its name', async () => {
    const other = await startHub(builtInFolder());
    const [downloaded, builtIn] = await Promise.all([resolve({ hub: other.address }), resolve({ model: 'built-in' })]);
    expect(downloaded.hash).toBe(builtIn.hash);
    const embedder = await loadEmbedder(downloaded);
    expect(embedder.model).toMatchObject({ dimension: 256, staticTokens: true, maxTokens: 512 });
    await embedder.close();
  });

  it('comes from a hub below a path, whatever else its address holds', async () => {
    const asked: string[] = [];
    hub.mischief = (path) => {
      asked.push(path);
      return false;
    };
    const { port } = new URL(hub.address);
    const message = await complaint({ hub: `http://me:secret@127.0.0.1:${port}/mirror/?token=secret` });
    expect(asked).toEqual(['/mirror/Test/tiny/resolve/main/config.json']);
    expect(message).toContain(`http://127.0.0.1:${port}/mirror has no config.json`);
  });

  it('has weights of full precision where it has no others', async () => {
    hub.mischief = (path, response, content) => {
      if (!path.includes('.onnx')) return false;
      if (path.includes('quantized')) response.writeHead(404).end();
      else response.writeHead(200).end(content ?? readFileSync(join(source, 'onnx', 'model_quantized.onnx')));
      return true;
    };
    expect((await resolve()).weights).toBe('onnx/model.onnx');
  });

  it('may be downloaded by two at once', async () => {
    const [one, other] = await Promise.all([resolve(), resolve()]);
    expect(one).toEqual(other);
    expect(readdirSync(join(cacheDir, 'Test'))).toEqual(['tiny']);
  });

  it('is downloaded again where a file of it is gone', async () => {
    await resolve();
    rmSync(join(place, 'tokenizer.json'));
    await resolve();
    expect(existsSync(join(place, 'tokenizer.json'))).toBe(true);
  });

  it('leaves alone what another process may be downloading, and clears away what a dead one left', async () => {
    const [fresh, old] = ['tiny.11111111.partial', 'tiny.22222222.partial'].map((name) => join(cacheDir, 'Test', name));
    for (const folder of [fresh, old]) mkdirSync(folder ?? '', { recursive: true });
    utimesSync(old ?? '', 0, 0);
    await resolve();
    expect(readdirSync(join(cacheDir, 'Test')).sort()).toEqual(['tiny', 'tiny.11111111.partial']);
  });
});

describe('a download that fails', () => {
  it('says that there is no such model', async () => {
    expect(await complaint({ model: 'Test/none' })).toContain('has no config.json of Test/none');
    hub.mischief = (path, response) => path.includes('.onnx') && Boolean(response.writeHead(404).end());
    expect(await complaint()).toContain('has no onnx/model.onnx of Test/tiny');
  });

  it('says that the hub cannot be reached', async () => {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await new Promise((done) => server.close(done));
    expect(await complaint({ hub: address })).toContain(`hub ${address} cannot be reached (ECONNREFUSED): check`);
  });

  it('says that the hub does not answer', async () => {
    hub.mischief = () => true;
    expect(await complaint()).toContain('cannot be reached (no answer within 0.3 s)');
  });

  it('says that something else than a hub answers', async () => {
    const server = createServer((socket) => socket.end('not HTTP at all\r\n\r\n'));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    expect(await complaint({ hub: `http://127.0.0.1:${port}` })).toContain('cannot be reached');
    server.close();
  });

  it('says that the hub is slow', async () => {
    hub.mischief = (path, response, content) => {
      if (!path.startsWith('/storage/') || content === null) return false;
      response.writeHead(200, { 'content-length': content.length }).write(content.subarray(0, 100));
      return true;
    };
    expect(await complaint()).toContain('is too slow (nothing for 0.3 s of onnx/model_quantized.onnx)');
  });

  it('does not mind that each part comes late', async () => {
    hub.mischief = (path, response, content) => {
      if (!path.endsWith('/config.json') || content === null) return false;
      response.writeHead(200, { 'content-length': content.length });
      [...content].slice(0, 4).forEach((_, i) => {
        const part = content.subarray((content.length * i) / 4, (content.length * (i + 1)) / 4);
        setTimeout(() => (i < 3 ? response.write(part) : response.end(part)), 120 * (i + 1));
      });
      return true;
    };
    expect((await resolve()).dimension).toBe(8);
  });

  it('says that a file arrived in part', async () => {
    hub.mischief = (path, response, content) => {
      if (!path.startsWith('/storage/') || content === null) return false;
      response.writeHead(200, { 'content-length': content.length });
      response.write(content.subarray(0, 100), () => response.destroy());
      return true;
    };
    expect(await complaint()).toMatch(
      /model_quantized\.onnx of Test\/tiny arrived broken .*\(the connection broke off/,
    );
    hub.mischief = (path, response, content) => {
      if (!path.includes('.onnx') || content === null) return false;
      response.writeHead(200).end(content.subarray(0, 100));
      return true;
    };
    expect(await complaint()).toContain('arrived broken');
  });

  it('says that a file is not the one the hub promised', async () => {
    hub.mischief = (path, response, content) => {
      if (!path.startsWith('/storage/') || content === null) return false;
      const changed = Buffer.from(content);
      changed[changed.length - 300] = 1 + (changed[changed.length - 300] ?? 0);
      response.writeHead(200, { 'content-length': content.length }).end(changed);
      return true;
    };
    expect(await complaint()).toContain('(its SHA-256 is another)');
  });

  it('says that a web page came instead', async () => {
    const page = '<!doctype html><title>Sign in</title>';
    hub.mischief = (_, response) =>
      Boolean(response.writeHead(200, { 'content-type': 'text/html', 'content-length': page.length }).end(page));
    expect(await complaint()).toContain('sends a web page for config.json');
  });

  it('says that a file is empty or senseless', async () => {
    hub.mischief = (_, response) => Boolean(response.writeHead(200, { 'content-length': 0 }).end());
    expect(await complaint()).toContain('config.json of Test/tiny arrived broken');
    hub.mischief = (_, response) => Boolean(response.writeHead(200).end('{"hidden_size":'));
    expect(await complaint()).toContain('config.json of Test/tiny arrived broken');
  });

  it('says that the hub has trouble', async () => {
    hub.mischief = (_, response) => Boolean(response.writeHead(503).end());
    expect(await complaint()).toMatch(/does not give config\.json of Test\/tiny now \(HTTP 503\): try again later/);
    hub.mischief = (path, response) => Boolean(response.writeHead(302, { location: path }).end());
    expect(await complaint()).toContain('it redirects in circles');
  });

  it('says that the cache cannot be written', async () => {
    writeFileSync(cacheDir, 'a file');
    const error = await resolve().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).message).toContain(`${cacheDir} is no folder, or lies below a file: set DATA_DIR`);
  });
});
