import { UserError } from '../src/user-error.js';
import { ContextualEmbedder } from './contextual-embedder.js';
import type { Embedder, ModelInfo } from './embedder.js';
import { type ModelFiles, remedy } from './model-files.js';
import { loadRuntime, type Runtime } from './runtime.js';
import { StaticEmbedder } from './static-embedder.js';

/**
 * Loads a model.
 *
 * @param files - from resolveModel
 * @throws UserError that names the file which is broken
 */
export async function loadEmbedder(files: ModelFiles): Promise<Embedder> {
  const { recipe, weights: _, ...described } = files;
  const runtime = await loadRuntime(files);
  if (files.source !== 'built-in') await tryOut(runtime, files);
  const staticTokens = files.staticTokens && (files.source === 'built-in' || (await isStatic(runtime)));
  const model: ModelInfo = { ...described, staticTokens };
  return staticTokens ? new StaticEmbedder(model, runtime) : new ContextualEmbedder(model, runtime, recipe);
}

/** A model whose numbers overflow loads without a word, and all its vectors would be zero. */
async function tryOut(runtime: Runtime, { folder, source }: ModelFiles): Promise<void> {
  const vectors = await runtime.run(runtime.encode('one two', true));
  if (vectors.length > 0 && vectors.every(Number.isFinite)) return;
  throw new UserError(`The model in ${folder} gives no numbers: ${remedy(source, folder)}.`);
}

/** Whether tokens have the same vectors alone and beside others: a model without layers may still add positions. */
async function isStatic(runtime: Runtime): Promise<boolean> {
  const [first, second] = [...new Set(runtime.encode('one two', false))];
  if (first === undefined || second === undefined) return false;
  const apart = [...(await runtime.run([second])), ...(await runtime.run([first]))];
  const together = await runtime.run([second, first]);
  return together.every((value, i) => value === apart[i]);
}
