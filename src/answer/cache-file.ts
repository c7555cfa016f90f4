import { dirname } from 'node:path';
import { makeFolder } from '../../embeddings/make-folder.js';
import { writeWhole } from '../../embeddings/write-whole.js';

/**
 * Writes a file that can be made again. Not being able to is no failure here: the index, kept in the same folder, says
 * what is wrong with it.
 */
export async function writeCache(path: string, data: string | Uint8Array): Promise<void> {
  try {
    await makeFolder(dirname(path));
    await writeWhole(path, data);
  } catch {
    // Made again the next time, too.
  }
}
