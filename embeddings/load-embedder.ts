import { ContextualEmbedder } from './contextual-embedder.js';
import type { Embedder } from './embedder.js';
import type { ModelFiles } from './model-files.js';
import { loadRuntime } from './runtime.js';
import { StaticEmbedder } from './static-embedder.js';

/** Loads a model. @throws UserError where one of its files is broken */
export async function loadEmbedder(files: ModelFiles): Promise<Embedder> {
  const { id, hash, dimension, folder, quantized, recipe, staticTokens } = files;
  const model = { id, hash, dimension, folder, staticTokens, maxTokens: recipe.maxTokens };
  const runtime = await loadRuntime(folder, quantized);
  return staticTokens ? new StaticEmbedder(model, runtime) : new ContextualEmbedder(model, runtime, recipe);
}
