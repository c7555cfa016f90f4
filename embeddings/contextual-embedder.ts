import type { Embedder, ModelInfo, PassageEmbedding, QueryEmbedding } from './embedder.js';
import type { ModelRecipe } from './known-models.js';
import { sumOfRows, toUnit } from './pooling.js';
import type { Runtime } from './runtime.js';
import { readablePart, splitText } from './split-text.js';
import { windowsOf } from './windows.js';

/** Characters that are not tokenized at once, which would take more than 1 ms. */
const LONG = 4000;

/** A transformer: its token vectors depend on each other, so every window and every sentence is a run of its own. */
export class ContextualEmbedder implements Embedder {
  readonly model: ModelInfo;
  readonly #runtime: Runtime;
  readonly #recipe: ModelRecipe;

  constructor(model: ModelInfo, runtime: Runtime, recipe: ModelRecipe) {
    this.model = model;
    this.#runtime = runtime;
    this.#recipe = recipe;
  }

  get vocabulary() {
    return this.#runtime.vocabulary;
  }

  async embedQuery(text: string): Promise<QueryEmbedding> {
    return { vector: await this.#embed(this.#recipe.queryPrefix + text), tokens: null };
  }

  async embedPassage(sentences: readonly string[]): Promise<PassageEmbedding> {
    const embed = async (text: string) => {
      const vector = await this.#embed(this.#recipe.passagePrefix + text);
      // A run takes 3 ms to 100 ms and never leaves the thread, whatever its promise looks like.
      await new Promise(setImmediate);
      return vector;
    };
    const windows: Float32Array[] = [];
    for (const window of this.#windows(sentences)) windows.push(await embed(window));
    // A paragraph of one sentence is that sentence.
    if (sentences.length === 1 && windows.length === 1) return { windows, sentences: windows, tokens: null };
    const vectors: Float32Array[] = [];
    for (const sentence of sentences) vectors.push(await embed(sentence));
    return { windows, sentences: vectors, tokens: null };
  }

  async tokenVectors(): Promise<Float32Array> {
    throw new Error(`The token vectors of ${this.model.id} depend on their neighbours.`);
  }

  async close(): Promise<void> {
    await this.#runtime.close();
  }

  async #embed(text: string): Promise<Float32Array> {
    const { dimension, maxTokens } = this.model;
    const ids = this.#runtime.encode(readablePart(text, maxTokens), true);
    // What is too long loses its end, but keeps the closing token that the model expects.
    const read = ids.length <= maxTokens ? ids : [...ids.slice(0, maxTokens - 1), ...ids.slice(-1)];
    const vectors = await this.#runtime.run(read);
    // [CLS] is the first of them.
    const rows = { from: 0, to: this.#recipe.pooling === 'cls' ? 1 : read.length };
    return toUnit(sumOfRows(vectors, dimension, rows));
  }

  /** The passage as texts that the model reads whole. One sentence that is too long alone is split between words. */
  #windows(sentences: readonly string[]): string[] {
    const room = this.model.maxTokens - this.#runtime.encode(this.#recipe.passagePrefix, true).length;
    const lengthOf = (text: string) => this.#runtime.encode(text, false).length;
    // A piece of so many characters has no more tokens than that; windows join the pieces again.
    const parts = sentences
      .flatMap((text) => (text.length > LONG || lengthOf(text) > room ? splitText(text, room) : [text]))
      .map((text) => ({ text, length: lengthOf(text) }));
    const windows = windowsOf(
      parts.map(({ length }) => length),
      room,
    );
    return windows.map(({ from, to }) =>
      parts
        .slice(from, to)
        .map(({ text }) => text)
        .join(' '),
    );
  }
}
