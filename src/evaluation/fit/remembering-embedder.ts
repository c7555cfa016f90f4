import type { Embedder, PassageEmbedding, QueryEmbedding } from '../../../embeddings/embedder.js';

/**
 * The same embedder, embedding no text twice: a fit asks the same questions of the same passages under many weights, and
 * a transformer takes 10 ms for each.
 */
export function remembering(embedder: Embedder): Embedder {
  const queries = new Map<string, Promise<QueryEmbedding>>();
  const passages = new Map<string, Promise<PassageEmbedding>>();
  return {
    model: embedder.model,
    vocabulary: embedder.vocabulary,
    embedQuery: (text) => remembered(queries, text, () => embedder.embedQuery(text)),
    embedPassage: (sentences) =>
      remembered(passages, JSON.stringify(sentences), () => embedder.embedPassage(sentences)),
    tokenVectors: (ids) => embedder.tokenVectors(ids),
    close: () => embedder.close(),
  };
}

function remembered<Value>(known: Map<string, Value>, key: string, make: () => Value): Value {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}
