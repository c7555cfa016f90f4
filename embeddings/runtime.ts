import { basename, dirname } from 'node:path';
import { UserError } from '../src/user-error.js';
import type { Vocabulary } from './embedder.js';

/** A model ready to run: text to token ids, token ids to vectors. */
export interface Runtime {
  readonly vocabulary: Vocabulary;
  /** @param special - whether to add the model's own tokens, such as [CLS] and [SEP] */
  encode(text: string, special: boolean): number[];
  /** Token vectors, ids.length × dimension, of one text. One text a run: int8 models give others beside other texts. */
  run(ids: readonly number[]): Promise<Float32Array>;
  close(): Promise<void>;
}

/**
 * Loads a model's folder with transformers.js, from the disk alone. Importing the library costs 0.1 s and more, so it
 * happens here and nowhere else.
 *
 * @param folder - with config.json, tokenizer.json and onnx/model_quantized.onnx or onnx/model.onnx
 * @throws UserError where a file is broken
 */
export async function loadRuntime(folder: string, quantized: boolean): Promise<Runtime> {
  const { pipeline, env, Tensor } = await import('@xenova/transformers');
  env.allowRemoteModels = false;
  env.allowLocalModels = true;
  env.useFSCache = false;
  env.localModelPath = `${dirname(folder)}/`;
  const extractor = await pipeline('feature-extraction', basename(folder), { quantized }).catch((error: unknown) => {
    const detail = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new UserError(
      `The model in ${folder} cannot be loaded (${detail.slice(0, 200)}); delete or replace its files.`,
    );
  });
  const { tokenizer, model } = extractor;
  const tokens: Map<string, number> = tokenizer.model.tokens_to_ids;
  return {
    vocabulary: wordsOf(tokens),
    encode: (text, special) => tokenizer.encode(text, null, { add_special_tokens: special }),
    async run(ids) {
      if (ids.length === 0) return new Float32Array(0);
      const tensor = (values: BigInt64Array) => new Tensor('int64', values, [1, ids.length]);
      const output = await model({
        input_ids: tensor(BigInt64Array.from(ids, BigInt)),
        attention_mask: tensor(new BigInt64Array(ids.length).fill(1n)),
        token_type_ids: tensor(new BigInt64Array(ids.length)),
      });
      const hidden: unknown = (output.last_hidden_state ?? output.token_embeddings ?? output.logits)?.data;
      if (!(hidden instanceof Float32Array)) {
        throw new UserError(`The model in ${folder} gives no token vectors; choose a sentence embedding model.`);
      }
      return hidden;
    },
    async close() {
      await extractor.dispose();
    },
  };
}

/** Ids of learnt tokens grow as their frequency falls, so their order is the order of frequency. */
function wordsOf(tokens: ReadonlyMap<string, number>): Vocabulary {
  return {
    knows: (word) => tokens.has(word) || tokens.has(`▁${word}`),
    words: () =>
      [...tokens.keys()].map((token) => token.replace(/^▁/, '')).filter((token) => /^\p{Ll}{2,}$/u.test(token)),
  };
}
