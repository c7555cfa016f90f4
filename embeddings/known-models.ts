/** How a model's token vectors become a text's vector. */
export type Pooling = 'mean' | 'cls';

/** How a model wants to be used. */
export interface ModelRecipe {
  readonly pooling: Pooling;
  /** Written before a question, as the model was trained. */
  readonly queryPrefix: string;
  /** Written before a passage. */
  readonly passagePrefix: string;
  /** Tokens the model reads at most, its special ones included. */
  readonly maxTokens: number;
}

export interface KnownModel extends ModelRecipe {
  readonly dimension: number;
}

export const BUILT_IN = 'built-in';

/** The recipe of a model that is not in the table: what most sentence encoders were trained for. */
export const PLAIN_RECIPE: Omit<ModelRecipe, 'maxTokens'> = { pooling: 'mean', queryPrefix: '', passagePrefix: '' };

const INSTRUCTED: Partial<ModelRecipe> = {
  pooling: 'cls',
  queryPrefix: 'Represent this sentence for searching relevant passages: ',
};

const E5: Partial<ModelRecipe> = { queryPrefix: 'query: ', passagePrefix: 'passage: ' };

/** Models whose recipe is published on their cards. Any other is read with {@link PLAIN_RECIPE}. */
export const KNOWN_MODELS: ReadonlyMap<string, KnownModel> = new Map([
  [BUILT_IN, known(256, 512)],
  // Its tokenizer allows 512, but it was trained on 256 and less.
  ['Xenova/all-MiniLM-L6-v2', known(384, 256)],
  ['Xenova/gte-small', known(384, 512)],
  ['Xenova/bge-small-en-v1.5', known(384, 512, INSTRUCTED)],
  ['Xenova/bge-base-en-v1.5', known(768, 512, INSTRUCTED)],
  ['Snowflake/snowflake-arctic-embed-xs', known(384, 512, INSTRUCTED)],
  ['Snowflake/snowflake-arctic-embed-s', known(384, 512, INSTRUCTED)],
  ['Xenova/e5-small-v2', known(384, 512, E5)],
  ['Xenova/multilingual-e5-small', known(384, 512, E5)],
]);

function known(dimension: number, maxTokens: number, recipe: Partial<ModelRecipe> = {}): KnownModel {
  return { ...PLAIN_RECIPE, ...recipe, dimension, maxTokens };
}
