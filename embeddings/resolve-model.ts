import { existsSync } from 'node:fs';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { UserError } from '../src/user-error.js';
import type { TimeOuts } from './download.js';
import { BUILT_IN } from './known-models.js';
import { isComplete, type ModelFiles, readModelFolder } from './model-files.js';

export interface ModelRequest {
  /** `built-in`, a hub id (`owner/name`), or the absolute path of a folder. */
  readonly model: string;
  /** http(s) address of the hub. */
  readonly hub: string;
  /** Where downloaded models are kept, each once. */
  readonly cacheDir: string;
  /** @param label - what is downloaded; done and total in bytes */
  readonly onProgress?: (label: string, done: number, total: number) => void;
  readonly timeOuts?: TimeOuts;
}

/** One owner and one name, neither of which can lead out of a folder. */
const HUB_ID = /^[\w-][\w.-]*\/[\w-][\w.-]*$/;

/**
 * Finds a model's files, downloading them once where they are on a hub.
 *
 * @throws UserError where a file is missing or broken, or the hub does not give it
 */
export async function resolveModel({ model, ...request }: ModelRequest): Promise<ModelFiles> {
  if (model === BUILT_IN) return readModelFolder('built-in', BUILT_IN, builtInFolder());
  if (isAbsolute(model)) return readModelFolder('folder', basename(model), model);
  if (!HUB_ID.test(model)) {
    throw new UserError(`EMBEDDING_MODEL is ${JSON.stringify(model)}: write built-in, owner/name, or a folder's path.`);
  }
  const folder = join(request.cacheDir, ...model.split('/'));
  if (!(await isComplete(folder))) {
    const { downloadModel } = await import('./hub.js');
    await downloadModel({ model, folder, ...request });
  }
  return readModelFolder('hub', model, folder);
}

/** The compiled files lie deeper than the sources, so the way up to the model is searched, not counted. */
export function builtInFolder(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'embeddings', 'model', 'config.json'))) {
    const parent = dirname(folder);
    if (parent === folder) {
      throw new UserError('The built-in model (embeddings/model) is missing: restore it from the repository.');
    }
    folder = parent;
  }
  return join(folder, 'embeddings', 'model');
}
