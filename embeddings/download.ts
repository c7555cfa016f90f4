import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';

export interface TimeOuts {
  /** Until a server answers. */
  readonly connectMs: number;
  /** Between two parts of a file. */
  readonly stallMs: number;
}

/** Slow hubs are waited for; dead ones are not. */
export const TIME_OUTS: TimeOuts = { connectMs: 10_000, stallMs: 30_000 };

/** Hubs answer a large file with one redirect to its storage. */
const MAX_REDIRECTS = 5;

/** Why a file did not arrive; its message says more, in a few words. */
export class DownloadError extends Error {
  override readonly name = 'DownloadError';
  readonly problem: 'unreachable' | 'refused' | 'missing' | 'slow' | 'broken' | 'not-a-hub';

  constructor(problem: DownloadError['problem'], detail: string) {
    super(detail);
    this.problem = problem;
  }
}

/** A server's answer, with what it promises of the file. */
interface Offer {
  readonly response: Response;
  readonly bytes: number | null;
  /** Hex. */
  readonly sha256: string | null;
  /** Ends the connection. */
  readonly abort: AbortController;
}

/**
 * Downloads one file, checking it against the SHA-256 that the server gives; fetch itself checks the length.
 *
 * @param path - written to, truncated first; whatever is there after an error is of no use
 * @param onProgress - bytes so far and, where the server says so, in all
 * @throws DownloadError; or the file system's error
 */
export async function download(
  url: URL,
  path: string,
  timeOuts: TimeOuts,
  onProgress: (done: number, total: number | null) => void,
): Promise<void> {
  const { response, bytes, sha256, abort } = await request(url, timeOuts.connectMs);
  const file = await open(path, 'w');
  try {
    const hash = createHash('sha256');
    let received = 0;
    for await (const chunk of chunks(response, abort, timeOuts.stallMs)) {
      if (received === 0) rejectWebPage(response, chunk);
      await writeAll(file, chunk);
      hash.update(chunk);
      received += chunk.length;
      onProgress(received, bytes);
    }
    if (received === 0) throw new DownloadError('broken', 'it is empty');
    if (sha256 !== null && hash.digest('hex') !== sha256) throw new DownloadError('broken', 'its SHA-256 is another');
    await file.sync();
  } finally {
    await file.close();
    abort.abort();
  }
}

/**
 * Asks for a file. Redirects are followed here and not by fetch: a hub states the SHA-256 of a large file in the headers
 * of its redirect.
 */
async function request(url: URL, connectMs: number): Promise<Offer> {
  let sha256: string | null = null;
  let address = url;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), connectMs);
    const response = await fetch(address, {
      redirect: 'manual',
      signal: abort.signal,
      // Compressed, its length would be another.
      headers: { 'accept-encoding': 'identity' },
    }).catch((error: unknown) => {
      const detail = abort.signal.aborted ? `no answer within ${connectMs / 1000} s` : reason(error);
      throw new DownloadError('unreachable', detail);
    });
    clearTimeout(timer);
    sha256 ??= statedSha256(response.headers);
    const location = response.headers.get('location');
    if (response.status >= 300 && response.status < 400 && location !== null && URL.canParse(location, address.href)) {
      abort.abort();
      address = new URL(location, address);
      continue;
    }
    if (!response.ok) {
      abort.abort();
      const missing = [401, 403, 404, 410].includes(response.status);
      throw new DownloadError(missing ? 'missing' : 'refused', `HTTP ${response.status}`);
    }
    return { response, bytes: statedLength(response.headers), sha256, abort };
  }
  throw new DownloadError('refused', 'it redirects in circles');
}

async function* chunks(response: Response, abort: AbortController, stallMs: number): AsyncGenerator<Uint8Array> {
  let stalled = false;
  const watch = () =>
    setTimeout(() => {
      stalled = true;
      abort.abort();
    }, stallMs);
  let timer = watch();
  try {
    for await (const chunk of response.body ?? []) {
      clearTimeout(timer);
      yield chunk;
      timer = watch();
    }
  } catch (error) {
    if (stalled) throw new DownloadError('slow', `nothing for ${stallMs / 1000} s`);
    throw new DownloadError('broken', `the connection broke off: ${reason(error)}`);
  } finally {
    clearTimeout(timer);
  }
}

async function writeAll(file: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let written = 0; written < chunk.length; ) {
    written += (await file.write(chunk, written)).bytesWritten;
  }
}

/** Neither JSON nor ONNX begins with `<`. A sign-in page of a network or a mistaken address does. */
function rejectWebPage(response: Response, start: Uint8Array): void {
  const html = response.headers.get('content-type')?.includes('text/html') ?? false;
  if (html || /^\s*</.test(Buffer.from(start.subarray(0, 100)).toString('latin1'))) {
    throw new DownloadError('not-a-hub', 'a web page');
  }
}

/** Hubs give the SHA-256 of a large file, and only that, as its etag of 64 digits. */
function statedSha256(headers: Headers): string | null {
  for (const name of ['x-linked-etag', 'etag']) {
    const digits = /^(?:W\/)?"?([0-9a-f]{64})"?$/.exec(headers.get(name) ?? '')?.[1];
    if (digits !== undefined) return digits;
  }
  return null;
}

function statedLength(headers: Headers): number | null {
  const length = headers.get('content-length');
  return length !== null && /^\d+$/.test(length) && !headers.has('content-encoding') ? Number(length) : null;
}

/** A code such as ECONNREFUSED. Never a message: it might repeat an address with a token in it. */
function reason(error: unknown): string {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string') return cause.code;
    if (cause instanceof AggregateError && cause.errors.length > 0) return reason(cause.errors[0]);
  }
  return 'no connection';
}
