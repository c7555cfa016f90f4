import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageRoot } from '../package-root.js';
import type { CodeVersion } from './run.js';

/** What can change an answer, seen from the folder of the sources. */
const ANSWERING = ['answer', 'article', '../embeddings', 'footnote'];

/** Tells two states of the program apart, whether or not anybody committed or released them. */
export async function codeVersion(): Promise<CodeVersion> {
  const manifest: unknown = JSON.parse(await readFile(join(packageRoot(), 'package.json'), 'utf8'));
  const version =
    typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : '';
  const here = fileURLToPath(import.meta.url);
  const sources = dirname(dirname(here));
  const hash = createHash('sha256');
  // The bundle has no folders to tell apart: all of it counts.
  const parts = existsSync(join(sources, 'answer')) ? ANSWERING.map((name) => join(sources, name)) : [dirname(here)];
  for (const part of parts) {
    for (const path of await filesOf(part, extname(here))) hash.update(await readFile(path));
  }
  return { version, sha256: hash.digest('hex') };
}

/** The program's files in a folder, or the one of this name, sorted. */
async function filesOf(path: string, extension: string): Promise<string[]> {
  const found = await readdir(path, { withFileTypes: true }).catch(() => null);
  if (found === null) return [`${path}${extension}`];
  return found
    .filter((entry) => entry.isFile() && extname(entry.name) === extension)
    .map((entry) => join(path, entry.name))
    .sort();
}
