import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tableModel } from './onnx.js';

const SPECIAL = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]'];
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz0123456789.,?!'];

export interface TinyModel {
  readonly dimension?: number;
  /** Whether a token's vector depends on its neighbours. */
  readonly mixed?: boolean;
  /** What the table's numbers, from -1 to 1, are multiplied by. */
  readonly scale?: number;
  readonly config?: Readonly<Record<string, unknown>>;
}

/** Writes the folder of a model that knows letters and digits, each a token with a vector of its own. */
export function writeTinyModel(
  folder: string,
  { dimension = 8, mixed = true, scale = 1, config = {} }: TinyModel = {},
): string {
  const tokens = [...SPECIAL, ...LETTERS, ...LETTERS.map((letter) => `##${letter}`)];
  const vocab = Object.fromEntries(tokens.map((token, id) => [token, id]));
  // Any numbers without a pattern will do.
  const table = Float32Array.from({ length: tokens.length * dimension }, (_, i) => scale * Math.sin(i * i + 1));
  // As in the built-in model, what is no word says nothing.
  if (!mixed) table.fill(0, 0, SPECIAL.length * dimension);
  mkdirSync(join(folder, 'onnx'), { recursive: true });
  const write = (name: string, value: unknown) => writeFileSync(join(folder, name), JSON.stringify(value));
  write('config.json', { model_type: 'bert', hidden_size: dimension, num_hidden_layers: mixed ? 1 : 0, ...config });
  write('tokenizer_config.json', { tokenizer_class: 'BertTokenizer', model_max_length: 32 });
  const special = (content: string) => ({ id: vocab[content], special: true, content, normalized: false });
  const part = (token: string) => ({ SpecialToken: { id: token, type_id: 0 } });
  write('tokenizer.json', {
    version: '1.0',
    added_tokens: SPECIAL.map(special),
    normalizer: { type: 'BertNormalizer', clean_text: true, strip_accents: null, lowercase: true },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    post_processor: {
      type: 'TemplateProcessing',
      single: [part('[CLS]'), { Sequence: { id: 'A', type_id: 0 } }, part('[SEP]')],
      special_tokens: Object.fromEntries(['[CLS]', '[SEP]'].map((id) => [id, { id, ids: [vocab[id]], tokens: [id] }])),
    },
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab,
    },
  });
  writeFileSync(join(folder, 'onnx', 'model_quantized.onnx'), tableModel(table, dimension, mixed));
  return folder;
}
