import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes a folder and those above it that are missing. Node's own `recursive` option never returns where the disk answers
 * ENOENT below a folder that exists, as /proc does.
 */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST' && (await stat(path)).isDirectory()) return;
    if (code !== 'ENOENT' || dirname(path) === path) throw error;
    await makeFolder(dirname(path));
    // Another process may have made it in the meantime.
    await mkdir(path).catch(async (again: unknown) => {
      if (!(await stat(path).catch(() => null))?.isDirectory()) throw again;
    });
  }
}
