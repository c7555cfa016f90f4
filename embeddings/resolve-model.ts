import { basename, isAbsolute, join } from 'node:path';
import { packageRoot } from '../src/package-root.js';
import { downloadModel } from './hub.js';
import { BUILT_IN } from './known-models.js';
import { type ModelFiles, readModelFolder } from './model-files.js';

export interface ModelRequest {
  /** `built-in`, a hub id (`owner/name`), or the absolute path of a folder. */
  readonly model: string;
  /** http(s) address of the hub. */
  readonly hub: string;
  /** Where downloaded models are kept. */
  readonly cacheDir: string;
  readonly onProgress?: (label: string, done: number, total: number) => void;
}

/**
 * Finds a model's files, downloading them once where they are on a hub.
 *
 * @throws UserError where a file is missing or broken, or the hub does not give it
 */
export async function resolveModel({ model, hub, cacheDir, onProgress }: ModelRequest): Promise<ModelFiles> {
  if (model === BUILT_IN) return readModelFolder(BUILT_IN, join(packageRoot(), 'embeddings', 'model'));
  if (isAbsolute(model)) return readModelFolder(basename(model), model);
  const folder = join(cacheDir, ...model.split('/'));
  await downloadModel({ model, hub, folder, ...(onProgress && { onProgress }) });
  return readModelFolder(model, folder);
}
