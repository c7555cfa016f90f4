import type { Embedder, ModelInfo, PassageEmbedding, QueryEmbedding } from './embedder.js';
import { meanOfRows } from './pooling.js';
import type { Runtime } from './runtime.js';

/** Ids a run: the table's own limit. A static text may be any number of runs long. */
const RUN = 512;

/**
 * A model whose token vectors do not depend on each other: one run a paragraph gives the paragraph's vector, every
 * sentence's and the tokens for late interaction.
 */
export class StaticEmbedder implements Embedder {
  readonly model: ModelInfo;
  readonly #runtime: Runtime;

  constructor(model: ModelInfo, runtime: Runtime) {
    this.model = model;
    this.#runtime = runtime;
  }

  get vocabulary() {
    return this.#runtime.vocabulary;
  }

  async embedQuery(text: string): Promise<QueryEmbedding> {
    const ids = this.#runtime.encode(text, false).slice(0, RUN);
    const vectors = await this.#runtime.run(ids);
    return {
      vector: meanOfRows(vectors, this.model.dimension, 0, ids.length),
      tokens: { ids: Int32Array.from(ids), vectors },
    };
  }

  async embedPassage(sentences: readonly string[]): Promise<PassageEmbedding> {
    const tokens = sentences.map((sentence) => this.#runtime.encode(sentence, false));
    const { dimension } = this.model;
    const ids = tokens.flat();
    const vectors = await this.tokenVectors(Int32Array.from(ids));
    let position = 0;
    return {
      windows: [meanOfRows(vectors, dimension, 0, ids.length)],
      sentences: tokens.map(({ length }) => {
        position += length;
        return meanOfRows(vectors, dimension, position - length, position);
      }),
      tokens: tokens.map((list) => Int32Array.from(list)),
    };
  }

  async tokenVectors(ids: Int32Array): Promise<Float32Array> {
    if (ids.length <= RUN) return this.#runtime.run([...ids]);
    const { dimension } = this.model;
    const vectors = new Float32Array(ids.length * dimension);
    for (let start = 0; start < ids.length; start += RUN) {
      vectors.set(await this.#runtime.run([...ids.slice(start, start + RUN)]), start * dimension);
    }
    return vectors;
  }

  async close(): Promise<void> {
    await this.#runtime.close();
  }
}
