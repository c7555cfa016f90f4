import type { Embedder, ModelInfo, PassageEmbedding, QueryEmbedding } from './embedder.js';
import { sumOf, sumOfRows, toUnit } from './pooling.js';
import type { Runtime } from './runtime.js';
import { readablePart, splitText } from './split-text.js';
import { Turns } from './turns.js';
import { type Range, windowsOf } from './windows.js';

/** Characters tokenized between two looks at the clock: 1 ms. */
const PIECE = 4000;

/**
 * A model whose token vectors do not depend on each other: one run a paragraph gives the paragraph's vector, every
 * sentence's and the tokens for late interaction.
 */
export class StaticEmbedder implements Embedder {
  readonly model: ModelInfo;
  readonly #runtime: Runtime;
  /** Tokens a run: the model's limit, less the two special tokens, which say nothing here. */
  readonly #room: number;

  constructor(model: ModelInfo, runtime: Runtime) {
    this.model = model;
    this.#runtime = runtime;
    this.#room = model.maxTokens - 2;
  }

  get vocabulary() {
    return this.#runtime.vocabulary;
  }

  async embedQuery(text: string): Promise<QueryEmbedding> {
    const ids = this.#runtime.encode(readablePart(text, this.model.maxTokens), false).slice(0, this.#room);
    const vectors = await this.#runtime.run(ids);
    const vector = toUnit(sumOfRows(vectors, this.model.dimension, { from: 0, to: ids.length }));
    return { vector, tokens: { ids: Int32Array.from(ids), vectors } };
  }

  async embedPassage(sentences: readonly string[]): Promise<PassageEmbedding> {
    const turns = new Turns();
    const tokens: Int32Array[] = [];
    for (const sentence of sentences) tokens.push(await this.#encode(sentence, turns));
    // A sentence that is longer than a window is several parts.
    const parts = tokens.map((ids) => cut(ids, this.#room));
    const sums = await this.#sums(parts.flat(), turns);
    const mean = ({ from, to }: Range) => toUnit(sumOf(sums.slice(from, to), this.model.dimension));
    const windows = windowsOf(
      parts.flat().map(({ length }) => length),
      this.#room,
    );
    const sentenceParts = consecutive(parts.map(({ length }) => length));
    return { windows: windows.map(mean), sentences: sentenceParts.map(mean), tokens };
  }

  async tokenVectors(ids: Int32Array): Promise<Float32Array> {
    if (ids.length <= this.#room) return this.#runtime.run(ids);
    const { dimension } = this.model;
    const vectors = new Float32Array(ids.length * dimension);
    const turns = new Turns();
    for (let start = 0; start < ids.length; start += this.#room) {
      vectors.set(await this.#runtime.run(ids.subarray(start, start + this.#room)), start * dimension);
      await turns.give();
    }
    return vectors;
  }

  async close(): Promise<void> {
    await this.#runtime.close();
  }

  async #encode(sentence: string, turns: Turns): Promise<Int32Array> {
    const ids: number[][] = [];
    for (const piece of splitText(sentence, PIECE)) {
      ids.push(this.#runtime.encode(piece, false));
      await turns.give();
    }
    return Int32Array.from(ids.flat());
  }

  /** Sums of the parts' token vectors, of as many parts a run as fit. */
  async #sums(parts: readonly Int32Array[], turns: Turns): Promise<Float32Array[]> {
    const sums: Float32Array[] = [];
    for (let next = 0; next < parts.length; next = sums.length) {
      const run: Int32Array[] = [];
      let size = 0;
      for (const part of parts.slice(next, next + this.#room)) {
        if (run.length > 0 && size + part.length > this.#room) break;
        run.push(part);
        size += part.length;
      }
      const vectors = await this.#runtime.run(run.flatMap((part) => [...part]));
      for (const rows of consecutive(run.map(({ length }) => length))) {
        sums.push(sumOfRows(vectors, this.model.dimension, rows));
      }
      await turns.give();
    }
    return sums;
  }
}

/** The ranges of lists of these lengths that follow each other. */
function consecutive(lengths: readonly number[]): Range[] {
  let from = 0;
  return lengths.map((length) => {
    from += length;
    return { from: from - length, to: from };
  });
}

function cut(ids: Int32Array, longest: number): Int32Array[] {
  const parts = [ids.subarray(0, longest)];
  for (let start = longest; start < ids.length; start += longest) parts.push(ids.subarray(start, start + longest));
  return parts;
}
