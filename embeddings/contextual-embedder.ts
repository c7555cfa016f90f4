import type { Embedder, ModelInfo, PassageEmbedding, QueryEmbedding } from './embedder.js';
import type { ModelRecipe } from './known-models.js';
import { firstRow, meanOfRows } from './pooling.js';
import type { Runtime } from './runtime.js';

/** A transformer: its token vectors depend on each other, so every sentence and every window is a run of its own. */
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
    const windows: Float32Array[] = [];
    for (const window of this.#windows(sentences)) windows.push(await this.#embedPassageText(window));
    const vectors: Float32Array[] = [];
    // A paragraph of one sentence is that sentence.
    if (sentences.length === 1 && windows[0]) vectors.push(windows[0]);
    else for (const sentence of sentences) vectors.push(await this.#embedPassageText(sentence));
    return { windows, sentences: vectors, tokens: null };
  }

  async tokenVectors(): Promise<Float32Array> {
    throw new Error(`${this.model.id} has no static token vectors`);
  }

  async close(): Promise<void> {
    await this.#runtime.close();
  }

  async #embedPassageText(text: string): Promise<Float32Array> {
    return this.#embed(this.#recipe.passagePrefix + text);
  }

  async #embed(text: string): Promise<Float32Array> {
    const ids = this.#cut(this.#runtime.encode(text, true));
    const vectors = await this.#runtime.run(ids);
    const { dimension } = this.model;
    return this.#recipe.pooling === 'cls'
      ? firstRow(vectors, dimension)
      : meanOfRows(vectors, dimension, 0, ids.length);
  }

  /** What is too long loses its end, but keeps the closing token the model expects. */
  #cut(ids: readonly number[]): readonly number[] {
    const { maxTokens } = this.#recipe;
    return ids.length <= maxTokens ? ids : [...ids.slice(0, maxTokens - 1), ...ids.slice(-1)];
  }

  /**
   * Runs of whole sentences, each as long as the model reads, each beginning with the sentence the one before ended
   * with. One sentence that is too long alone is split between words.
   */
  #windows(sentences: readonly string[]): string[] {
    const room = this.#recipe.maxTokens - this.#runtime.encode(this.#recipe.passagePrefix, true).length;
    const lengthOf = (text: string) => this.#runtime.encode(text, false).length;
    const parts = sentences
      .flatMap((text) => (lengthOf(text) <= room ? [text] : splitByWords(text, room, lengthOf)))
      .map((text) => ({ text, length: lengthOf(text) }));
    const windows: string[] = [];
    let current: typeof parts = [];
    for (const part of parts) {
      if (current.length > 0 && total(current) + part.length > room) {
        windows.push(current.map(({ text }) => text).join(' '));
        const overlap = current.slice(-1);
        current = current.length > 1 && total(overlap) + part.length <= room ? overlap : [];
      }
      current.push(part);
    }
    return [...windows, current.map(({ text }) => text).join(' ')];
  }
}

function total(parts: readonly { readonly length: number }[]): number {
  return parts.reduce((sum, { length }) => sum + length, 0);
}

function splitByWords(text: string, room: number, lengthOf: (text: string) => number): string[] {
  const words = text.split(/\s+/);
  const middle = Math.floor(words.length / 2);
  if (middle === 0) return [text];
  return [words.slice(0, middle).join(' '), words.slice(middle).join(' ')].flatMap((half) =>
    lengthOf(half) <= room ? [half] : splitByWords(half, room, lengthOf),
  );
}
