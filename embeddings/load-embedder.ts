import { ContextualEmbedder } from './contextual-embedder.js';
import type { Embedder, ModelInfo } from './embedder.js';
import type { ModelFiles } from './model-files.js';
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
  const staticTokens = files.staticTokens && (files.source === 'built-in' || (await isStatic(runtime)));
  const model: ModelInfo = { ...described, staticTokens };
  return staticTokens ? new StaticEmbedder(model, runtime) : new ContextualEmbedder(model, runtime, recipe);
}

/** Whether tokens have the same vectors alone and beside others: a model without layers may still add positions. */
async function isStatic(runtime: Runtime): Promise<boolean> {
  const [first, second] = [...new Set(runtime.encode('one two', false))];
  if (first === undefined || second === undefined) return false;
  const apart = [...(await runtime.run([second])), ...(await runtime.run([first]))];
  const together = await runtime.run([second, first]);
  return together.every((value, i) => value === apart[i]);
}
