import { createHash } from 'node:crypto';
import { access, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { UserError } from '../src/user-error.js';
import { BUILT_IN, KNOWN_MODELS, type ModelRecipe, PLAIN_RECIPE } from './known-models.js';

/** The checksums that a model may ship beside its files, one `SHA-256  path` a line. */
export const CHECKSUMS = 'SHA256SUMS';

/** A model's folder, looked through and found whole. */
export interface ModelFiles {
  readonly id: string;
  readonly folder: string;
  readonly quantized: boolean;
  readonly recipe: ModelRecipe;
  readonly dimension: number;
  readonly staticTokens: boolean;
  readonly hash: string;
}

/**
 * Looks through a model's folder.
 *
 * @param id - by which the table of known models knows it; any other is read with the plain recipe
 * @throws UserError that names a file which is missing, empty or not JSON
 */
export async function readModelFolder(id: string, folder: string): Promise<ModelFiles> {
  const config = await readJson(folder, 'config.json');
  const tokenizer = await readJson(folder, 'tokenizer_config.json');
  await requireFile(folder, 'tokenizer.json');
  const quantized = await exists(join(folder, 'onnx', 'model_quantized.onnx'));
  const weights = join('onnx', quantized ? 'model_quantized.onnx' : 'model.onnx');
  await requireFile(folder, weights);
  const dimension = config.hidden_size ?? config.dim;
  if (typeof dimension !== 'number')
    throw new UserError(`${join(folder, 'config.json')} names no hidden_size; choose a sentence embedding model.`);
  const limit = Number(tokenizer.model_max_length ?? config.max_position_embeddings);
  const recipe = KNOWN_MODELS.get(id) ?? { ...PLAIN_RECIPE, maxTokens: limit >= 16 && limit <= 8192 ? limit : 512 };
  return {
    id,
    folder,
    quantized,
    recipe,
    dimension,
    staticTokens: config.num_hidden_layers === 0,
    hash: await hashOf(folder, ['config.json', 'tokenizer.json', 'tokenizer_config.json', weights]),
  };
}

/** The built-in model's folder: beside the sources; the compiled files lie deeper. */
export function builtInFolder(packageRoot: string): string {
  return join(packageRoot, 'embeddings', 'model');
}

export function modelId(name: string): string {
  return name === BUILT_IN || !name.startsWith('/') ? name : basename(name);
}

async function readJson(folder: string, name: string): Promise<Record<string, unknown>> {
  await requireFile(folder, name);
  try {
    const value: unknown = JSON.parse(await readFile(join(folder, name), 'utf8'));
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // Said below, in words that name the fix.
  }
  throw new UserError(`${join(folder, name)} is not valid JSON; replace it with the model's own file.`);
}

async function requireFile(folder: string, name: string): Promise<void> {
  const found = await stat(join(folder, name)).catch(() => null);
  if (!found?.isFile())
    throw new UserError(`The model in ${folder} lacks ${name}; put the file there or choose another EMBEDDING_MODEL.`);
  if (found.size === 0) throw new UserError(`${join(folder, name)} is empty; replace it with the model's own file.`);
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/**
 * Tells one state of a model's files from another. Where the folder ships its checksums they stand for the files: reading
 * 7 MB only to hash them would cost every start 12 ms.
 */
async function hashOf(folder: string, names: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  const shipped = await readFile(join(folder, CHECKSUMS)).catch(() => null);
  if (shipped) return hash.update(shipped).digest('hex');
  for (const name of names) hash.update(await readFile(join(folder, name)));
  return hash.digest('hex');
}
