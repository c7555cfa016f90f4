import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder of Footnote's package.json, absolute: the compiled files lie deeper (`dist/src/`) than the sources, so the
 * way up is searched, not counted.
 */
export function packageRoot(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  let folder = here;
  // `articles` besides package.json: a build folder may hold a package.json of its own, which only says "module".
  while (!existsSync(join(folder, 'package.json')) || !existsSync(join(folder, 'articles'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`No package.json beside a folder articles above ${here}.`);
    folder = parent;
  }
  return folder;
}
