import { UserError } from '../src/user-error.js';
import { diagnoseModel } from './diagnose-model.js';
import type { Vocabulary } from './embedder.js';
import type { ModelFiles } from './model-files.js';
import { loadPipeline } from './transformers.js';

/** A model ready to run: text to token ids, token ids to vectors. */
export interface Runtime {
  readonly vocabulary: Vocabulary;
  /** @param special - whether to add the model's own tokens, such as [CLS] and [SEP] */
  encode(text: string, special: boolean): number[];
  /** Token vectors, ids.length × dimension, of one text. One text a run: int8 models give others beside other texts. */
  run(ids: ArrayLike<number>): Promise<Float32Array>;
  close(): Promise<void>;
}

/**
 * Loads a model into a feature-extraction pipeline, whose tokenizer and model are then called directly: its own pooling
 * takes 0.5 ms a question, a plain loop 0.03 ms.
 *
 * @throws UserError that names the file which is broken
 */
export async function loadRuntime(files: ModelFiles): Promise<Runtime> {
  const { extractor, Tensor } = await loadPipeline(files).catch(async (error: unknown) => {
    throw await diagnoseModel(files, error);
  });
  const { tokenizer, model } = extractor;
  const tokens: Map<string, number> = tokenizer.model.tokens_to_ids;
  const encode = (text: string, special: boolean): number[] =>
    tokenizer.encode(text, null, { add_special_tokens: special });
  return {
    vocabulary: wordsOf(tokens, (word) => encode(word, false).length),
    encode,
    async run(ids) {
      if (ids.length === 0) return new Float32Array(0);
      const tensor = (values: BigInt64Array) => new Tensor('int64', values, [1, ids.length]);
      const output = await model({
        input_ids: tensor(BigInt64Array.from(ids, BigInt)),
        attention_mask: tensor(new BigInt64Array(ids.length).fill(1n)),
        token_type_ids: tensor(new BigInt64Array(ids.length)),
      });
      const hidden: unknown = (output.last_hidden_state ?? output.token_embeddings ?? output.logits)?.data;
      if (hidden instanceof Float32Array && hidden.length === ids.length * files.dimension) return hidden;
      throw new UserError(
        `The model in ${files.folder} does not give ${files.dimension} numbers a token: choose a sentence embedding model.`,
      );
    },
    async close() {
      await extractor.dispose();
    },
  };
}

/** Ids of learnt tokens grow as their frequency falls, so their order is the order of frequency. */
function wordsOf(tokens: ReadonlyMap<string, number>, encoded: (word: string) => number): Vocabulary {
  const knows = (word: string) => tokens.has(word) || tokens.has(`▁${word}`);
  return {
    knows,
    // Of the words of questions, nine in ten are one token, and looking one up takes a hundredth of encoding it.
    count: (word) => (knows(word) ? 1 : encoded(word)),
    words: () =>
      [...tokens.keys()].map((token) => token.replace(/^▁/, '')).filter((token) => /^\p{Ll}{2,}$/u.test(token)),
  };
}
