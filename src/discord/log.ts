import { type DestinationStream, type Logger, pino } from 'pino';

export interface LogOptions {
  readonly out: NodeJS.WritableStream;
  /** For people at a terminal; JSON lines otherwise. */
  readonly pretty: boolean;
  readonly colour: boolean;
  /** What must not be in any line. */
  readonly secrets: readonly string[];
}

/** The bot's log: JSON lines for programs, or lines for people, without secrets. */
export async function makeLog({ out, pretty, colour, secrets }: LogOptions): Promise<Logger> {
  const scrub = scrubber(secrets);
  const destination: DestinationStream = { write: (line) => void out.write(scrub(line)) };
  const options = { base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: plainError } };
  if (!pretty) return pino(options, destination);
  const { default: makePretty } = await import('pino-pretty');
  const { Writable } = await import('node:stream');
  const lines = new Writable({
    decodeStrings: false,
    write: (line: string, _, done) => {
      destination.write(line);
      done();
    },
  });
  return pino(options, makePretty({ destination: lines, colorize: colour, translateTime: 'SYS:HH:MM:ss', sync: true }));
}

/** Interaction tokens are part of addresses, and let anyone answer for a quarter of an hour. */
const INTERACTION_TOKEN = /\/(interactions|webhooks)\/(\d+)\/[\w.~%-]{20,}/g;

function scrubber(secrets: readonly string[]): (line: string) => string {
  return (line) =>
    secrets
      .reduce((text, secret) => text.replaceAll(secret, '[secret]'), line)
      .replace(INTERACTION_TOKEN, '/$1/$2/[secret]');
}

/** What helps to understand an error, and no more: discord.js hangs requests with addresses and bodies onto its own. */
function plainError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name: type, message, stack } = error;
  return {
    type,
    message,
    ...('code' in error && { code: error.code }),
    ...('status' in error && { status: error.status }),
    stack,
  };
}
