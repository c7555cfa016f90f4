import { z } from 'zod';

const payload = z.object({ op: z.int(), d: z.unknown() });
const identify = z.object({
  token: z.string(),
  intents: z.int(),
  shard: z.tuple([z.int(), z.int()]).optional(),
  compress: z.boolean().optional(),
});
const resume = z.object({ token: z.string(), session_id: z.string(), seq: z.int().nullable() });

/** What an identification must fit. */
interface Terms {
  readonly token: string;
  readonly disallowedIntents: number;
}

/** One past the highest intent there is. */
const ALL_INTENTS = 2 ** 26;

/** @returns undefined for what is no payload */
export function payloadOf(text: string): z.infer<typeof payload> | undefined {
  try {
    return payload.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** The close code for a connection that asks for what is not spoken here; it must not go unnoticed. */
export function addressRefusal(url: string): number | undefined {
  const query = new URL(url, 'ws://localhost').searchParams;
  if ((query.get('v') ?? '10') !== '10') return 4012;
  return (query.get('encoding') ?? 'json') !== 'json' || query.has('compress') ? 4002 : undefined;
}

/** What a client identifies with, or the close code that turns it away. */
export function identification(data: unknown, terms: Terms): z.infer<typeof identify> | number {
  const asked = identify.safeParse(data).data;
  if (asked === undefined || asked.compress === true) return 4002;
  if (asked.token !== terms.token) return 4004;
  if (asked.intents < 0 || asked.intents >= ALL_INTENTS) return 4013;
  return (asked.intents & terms.disallowedIntents) === 0 ? asked : 4014;
}

/** What a client resumes with, or the close code that turns it away. */
export function resumption(data: unknown, token: string): z.infer<typeof resume> | number {
  const asked = resume.safeParse(data).data;
  if (asked === undefined) return 4002;
  return asked.token === token ? asked : 4004;
}
