import { readFile, stat } from 'node:fs/promises';
import { UserError } from '../user-error.js';
import { cleanLine } from './clean-characters.js';
import { decodeText } from './decode-text.js';

/** A book has 1 MB of text; what is larger than this is not an article. */
const LARGEST = 20 * 1024 * 1024;
/** Share of control characters that no text reaches; a text full of colour codes has 2 %. */
const MOST_CONTROLS = 0.1;
/** How files begin that may lack NUL bytes and yet are no text to cite. */
const SIGNATURES: readonly (readonly [RegExp, string])[] = [
  [/^%PDF-/u, 'a PDF'],
  [/^\{\\rtf/u, 'an RTF document'],
  [/^(?:GIF8|\x89PNG|\xFF\xD8\xFF|II\*\0|RIFF....WEBP)/u, 'an image'],
  [/^PK(?![ -~])/u, 'an archive or office document'],
  [/^\s*(?:<!doctype html|<html[\s>])/iu, 'a web page'],
];

/** A path as a message may show it: whatever it contains, it stays on its line and moves no cursor. */
export function shownPath(path: string): string {
  return cleanLine(path);
}

/**
 * Reads a file that people gave us as text, whatever its encoding.
 *
 * @throws UserError when it is missing, no file, unreadable, larger than 20 MB, binary, or of an unknown encoding
 */
export async function readTextFile(path: string): Promise<string> {
  const shown = shownPath(path);
  const bytes = await readBytes(path, shown);
  const kind = binaryKind(bytes);
  if (kind !== null) {
    throw new UserError(`${shown} is ${kind}; save the article's text as Markdown or plain text in UTF-8.`);
  }
  const text = decodeText(bytes);
  if (text === null) throw new UserError(`${shown} is in an encoding that cannot be told for sure; save it as UTF-8.`);
  if (mostlyControls(text)) {
    throw new UserError(`${shown} is a binary file; save the article's text as Markdown or plain text in UTF-8.`);
  }
  return text;
}

async function readBytes(path: string, shown: string): Promise<Uint8Array> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) throw new UserError(`${shown} is a folder; name a file in it.`);
    if (!found.isFile()) throw new UserError(`${shown} is not a regular file; save the article in one.`);
    if (found.size > LARGEST) throw new UserError(`${shown} is larger than 20 MB; split it into smaller articles.`);
    return await readFile(path);
  } catch (error) {
    if (error instanceof UserError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    if (code === 'ENOENT') throw new UserError(`${shown} does not exist; check the path.`);
    throw new UserError(`${shown} cannot be read (${code}); check the path and its permissions.`);
  }
}

function binaryKind(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.subarray(0, 512)).toString('latin1');
  const signature = SIGNATURES.find(([pattern]) => pattern.test(start));
  if (signature !== undefined) return signature[1];
  const utf16 = /^(?:\xFF\xFE|\xFE\xFF)/u.test(start);
  return !utf16 && bytes.includes(0) ? 'a binary file' : null;
}

function mostlyControls(text: string): boolean {
  const controls = text.match(/(?![\t\n\r\f\u0085])\p{Cc}/gu)?.length ?? 0;
  return text.includes('\0') || controls > text.length * MOST_CONTROLS;
}
