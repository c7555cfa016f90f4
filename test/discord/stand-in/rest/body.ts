import type { IncomingMessage } from 'node:http';
import { invalidJson } from '../api-error.js';

/** @throws Error when the client goes away in the middle */
export async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
}

/** JSON, alone or with files beside it. @throws ApiError 400 for what is no JSON */
export async function bodyOf(
  request: IncomingMessage,
  raw: Buffer,
): Promise<{ body: unknown; files: readonly string[] }> {
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data'))
    return { body: raw.length === 0 ? undefined : parse(raw.toString()), files: [] };
  const form = await new Response(new Uint8Array(raw), { headers: { 'Content-Type': type } }).formData();
  const files = [...form.values()].flatMap((value) => (typeof value === 'string' ? [] : [value.name]));
  const json = form.get('payload_json');
  return { body: typeof json === 'string' ? parse(json) : {}, files };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalidJson();
  }
}

/** The language a request asks for. */
export function localeOf({ headers }: IncomingMessage): string | undefined {
  const locale = headers['x-discord-locale'] ?? headers['accept-language'];
  return typeof locale === 'string' ? locale : undefined;
}
