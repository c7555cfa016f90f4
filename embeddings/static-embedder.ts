import type { Embedder, ModelInfo, PassageEmbedding, QueryEmbedding } from './embedder.js';
import { meanOfRows } from './pooling.js';
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
    const vector = meanOfRows(vectors, this.model.dimension, { from: 0, to: ids.length });
    return { vector, tokens: { ids: Int32Array.from(ids), vectors } };
  }

  async embedPassage(sentences: readonly string[]): Promise<PassageEmbedding> {
    const turns = new Turns();
    const tokens: Int32Array[] = [];
    for (const sentence of sentences) tokens.push(await this.#encode(sentence, turns));
    const ids = Int32Array.from(tokens.flatMap((own) => [...own]));
    const vectors = await this.tokenVectors(ids);
    const mean = (rows: Range) => meanOfRows(vectors, this.model.dimension, rows);

    const spans = consecutive(tokens.map(({ length }) => length));
    // A sentence that is longer than a window is several parts of windows.
    const parts = spans.flatMap((span) => cut(span, this.#room));
    const windows = windowsOf(
      parts.map(({ from, to }) => to - from),
      this.#room,
    ).map(({ from, to }) => ({ from: parts[from]?.from ?? 0, to: parts[to - 1]?.to ?? 0 }));
    return { windows: windows.map(mean), sentences: spans.map(mean), tokens };
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
}

/** The ranges of lists of these lengths that follow each other. */
function consecutive(lengths: readonly number[]): Range[] {
  let from = 0;
  return lengths.map((length) => {
    from += length;
    return { from: from - length, to: from };
  });
}

function cut({ from, to }: Range, longest: number): Range[] {
  const parts: Range[] = [];
  for (let start = from; start === from || start < to; start += longest) {
    parts.push({ from: start, to: Math.min(start + longest, to) });
  }
  return parts;
}
