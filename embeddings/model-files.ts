import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../src/user-error.js';
import type { ModelInfo, ModelSource } from './embedder.js';
import { KNOWN_MODELS, type ModelRecipe, PLAIN_RECIPE } from './known-models.js';
import { hashModel, shippedHash } from './model-hash.js';

/** Files every model has. */
export const MODEL_JSON = ['config.json', 'tokenizer.json', 'tokenizer_config.json'] as const;
/** Weights, the better choice first: the 8-bit ones are four times as small and fast. */
export const WEIGHTS = ['onnx/model_quantized.onnx', 'onnx/model.onnx'] as const;

/** A model's folder, looked through and found complete. */
export interface ModelFiles extends ModelInfo {
  /** The weights' path inside the folder. */
  readonly weights: (typeof WEIGHTS)[number];
  readonly recipe: ModelRecipe;
}

/**
 * Looks through a model's folder.
 *
 * @param id - by which the table of known models knows it; any other is read with the plain recipe
 * @throws UserError that names a file which is missing, empty or not what it should be
 */
export async function readModelFolder(source: ModelSource, id: string, folder: string): Promise<ModelFiles> {
  const weights = (await hasFile(folder, WEIGHTS[0])) ? WEIGHTS[0] : WEIGHTS[1];
  for (const name of [...MODEL_JSON, weights]) await requireFile(source, folder, name);
  const config = await readJson(source, folder, 'config.json');
  const tokenizer = await readJson(source, folder, 'tokenizer_config.json');
  // A folder of the user's may be named like anything.
  const known = source === 'folder' ? undefined : KNOWN_MODELS.get(id);
  // DistilBERT says `dim`, T5 `d_model`.
  const dimension = [config.hidden_size, config.dim, config.d_model].find(isCount);
  if (dimension === undefined || (known && dimension !== known.dimension)) {
    const expected = known ? `a hidden_size of ${known.dimension}` : 'a hidden_size, so it is no text embedding model';
    throw new UserError(`${join(folder, 'config.json')} does not give ${expected}: ${remedy(source, folder)}.`);
  }
  const recipe = known ?? { ...PLAIN_RECIPE, maxTokens: readLimit(config, tokenizer) };
  const names = [...MODEL_JSON, weights];
  return {
    id,
    source,
    folder,
    weights,
    recipe,
    dimension,
    maxTokens: recipe.maxTokens,
    // Without a layer, no token sees another. The embedder tries it out, since positions might be added still.
    staticTokens: config.num_hidden_layers === 0,
    hash: source === 'built-in' ? await shippedHash(folder) : await hashModel(folder, names),
  };
}

/** What a person can do about a broken file, as the end of a sentence. */
export function remedy(source: ModelSource, folder: string): string {
  if (source === 'built-in') return 'restore it from the repository';
  if (source === 'hub') return `delete ${folder}, and it is downloaded again`;
  return "put the model's own file there, or choose another EMBEDDING_MODEL";
}

/** Whether all files of a model are there, whatever they hold. */
export async function isComplete(folder: string): Promise<boolean> {
  const weights = await Promise.all(WEIGHTS.map((name) => hasFile(folder, name)));
  const others = await Promise.all(MODEL_JSON.map((name) => hasFile(folder, name)));
  return weights.includes(true) && !others.includes(false);
}

/** Some tokenizers state no limit, which is written as 1e30; no model here reads more than 8,192 tokens. */
function readLimit(config: Record<string, unknown>, tokenizer: Record<string, unknown>): number {
  const limits = [tokenizer.model_max_length, config.max_position_embeddings].filter(
    (limit) => isCount(limit) && limit >= 16 && limit <= 8192,
  ) as number[];
  return limits.length > 0 ? Math.min(...limits) : 512;
}

async function hasFile(folder: string, name: string): Promise<boolean> {
  const found = await stat(join(folder, name)).catch(() => null);
  return found?.isFile() === true && found.size > 0;
}

async function requireFile(source: ModelSource, folder: string, name: string): Promise<void> {
  if (await hasFile(folder, name)) return;
  const found = await stat(join(folder, name)).catch(() => null);
  const wrong = found === null ? 'is missing' : found.isFile() ? 'is empty' : 'is not a file';
  throw new UserError(`${join(folder, name)} ${wrong}: ${remedy(source, folder)}.`);
}

async function readJson(source: ModelSource, folder: string, name: string): Promise<Record<string, unknown>> {
  const path = join(folder, name);
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    if (typeof value === 'object' && value !== null) return { ...value };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw new UserError(`${path} cannot be read: correct its permissions.`);
  }
  throw new UserError(`${path} is not valid JSON: ${remedy(source, folder)}.`);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0;
}
