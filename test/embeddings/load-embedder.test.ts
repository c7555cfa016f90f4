import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Embedder } from '../../embeddings/embedder.js';
import { loadEmbedder } from '../../embeddings/load-embedder.js';
import { builtInFolder, resolveModel } from '../../embeddings/resolve-model.js';
import { loadPipeline } from '../../embeddings/transformers.js';
import { UserError } from '../../src/user-error.js';
import { cosine, temporaryFolder, turnsDuring } from './fixtures.js';
import { writeTinyModel } from './tiny-model.js';

const base = temporaryFolder();
const resolve = (model: string) => resolveModel({ model, hub: 'http://127.0.0.1:1', cacheDir: base });

const SENTENCES = [
  'The ferry to the island was cancelled because of the storm.',
  'Passengers waited in the harbour until Tuesday.',
  'Who had a ticket got the money back.',
];

let builtIn: Embedder;
beforeAll(async () => {
  builtIn = await loadEmbedder(await resolve('built-in'));
});
afterAll(() => builtIn.close());

describe('the built-in embedder', () => {
  it('gives the vectors of the pipeline', async () => {
    const { extractor } = await loadPipeline(await resolve('built-in'));
    const { windows, sentences } = await builtIn.embedPassage(SENTENCES);
    const expected = async (text: string) => (await extractor(text, { pooling: 'mean', normalize: true })).data;
    expect(windows).toHaveLength(1);
    expect(cosine(windows[0] ?? [], (await expected(SENTENCES.join(' '))) as Float32Array)).toBeCloseTo(1, 5);
    for (const [i, sentence] of SENTENCES.entries()) {
      expect(cosine(sentences[i] ?? [], (await expected(sentence)) as Float32Array)).toBeCloseTo(1, 5);
    }
    const { vector } = await builtIn.embedQuery('Why was the ferry cancelled?');
    expect(cosine(vector, (await expected('Why was the ferry cancelled?')) as Float32Array)).toBeCloseTo(1, 5);
    await extractor.dispose();
  });

  it('gives a text the same vector whatever is embedded beside it', async () => {
    const alone = await builtIn.embedQuery(SENTENCES[1] ?? '');
    const [first, together] = await Promise.all([
      builtIn.embedPassage(SENTENCES),
      builtIn.embedQuery(SENTENCES[1] ?? ''),
    ]);
    expect(together.vector).toEqual(alone.vector);
    expect(first.sentences[1]).toEqual(alone.vector);
    expect(first.tokens?.[1]).toEqual(alone.tokens?.ids);
  });

  it('gives unit vectors and each token with its own', async () => {
    const { vector, tokens } = await builtIn.embedQuery('storm in the harbour');
    expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
    expect(tokens?.vectors).toHaveLength((tokens?.ids.length ?? 0) * 256);
    expect(await builtIn.tokenVectors(tokens?.ids ?? new Int32Array())).toEqual(tokens?.vectors);
  });

  it.each(['', '   ', '☃☃☃', '\u0007'])('knows nothing of %j', async (text) => {
    const { vector } = await builtIn.embedQuery(text);
    expect(vector).toEqual(new Float32Array(256));
    const { windows, sentences } = await builtIn.embedPassage([text]);
    expect([...windows, ...sentences]).toEqual([vector, vector]);
  });

  it('has no vector for a passage without a sentence', async () => {
    expect(await builtIn.embedPassage([])).toEqual({ windows: [], sentences: [], tokens: [] });
  });

  it('reads the beginning of a question that is too long', async () => {
    const { tokens } = await builtIn.embedQuery('where is the ferry '.repeat(320));
    expect(tokens?.ids).toHaveLength(510);
  });

  it('embeds a long paragraph in overlapping windows of sentences', async () => {
    const many = Array.from({ length: 120 }, (_, i) => `${SENTENCES[i % 3]} It was number ${i}.`);
    const { windows, sentences, tokens } = await builtIn.embedPassage(many);
    const length = (tokens ?? []).reduce((sum, ids) => sum + ids.length, 0);
    expect(windows.length).toBeGreaterThan(length / 510);
    expect(sentences).toHaveLength(120);
    const { windows: alone } = await builtIn.embedPassage(many.slice(0, 20));
    expect(cosine(windows[0] ?? [], alone[0] ?? [])).toBeGreaterThan(0.99);
  });

  it('embeds one endless sentence in several windows', async () => {
    const { windows, sentences, tokens } = await builtIn.embedPassage(['storm harbour ferry '.repeat(600)]);
    expect(tokens?.[0]?.length).toBeGreaterThan(1500);
    expect(windows.length).toBe(Math.ceil((tokens?.[0]?.length ?? 0) / 510));
    expect(sentences).toHaveLength(1);
  });

  it('leaves the event loop its turns while it embeds a megabyte', async () => {
    const endless = 'a sentence without any end '.repeat(20_000);
    expect(await turnsDuring(() => builtIn.embedPassage([endless]))).toBeGreaterThan(5);
  });

  it('knows words, the frequent ones first', () => {
    const { vocabulary } = builtIn;
    expect(vocabulary.knows('island')).toBe(true);
    expect(vocabulary.knows('islandd')).toBe(false);
    const words = vocabulary.words();
    expect(words.indexOf('the')).toBeLessThan(words.indexOf('island'));
    expect(words.filter((word) => /[^\p{Ll}]/u.test(word))).toEqual([]);
  });
});

describe('a transformer', () => {
  const text = ['aa bb cc dd.', 'ee ff gg hh.', 'ii jj kk ll.', 'mm nn oo pp.'];

  it('reads windows of sentences, each alone', async () => {
    const embedder = await loadEmbedder(await resolve(writeTinyModel(join(base, 'windows'))));
    expect(embedder.model.staticTokens).toBe(false);
    const { windows, sentences, tokens } = await embedder.embedPassage(text);
    // 9 tokens a sentence, 30 without the special ones: three sentences, then the last with its predecessor.
    expect(windows).toHaveLength(2);
    expect(windows[0]).toEqual((await embedder.embedQuery(text.slice(0, 3).join(' '))).vector);
    expect(windows[1]).toEqual((await embedder.embedQuery(text.slice(2).join(' '))).vector);
    expect(sentences[1]).toEqual((await embedder.embedQuery('ee ff gg hh.')).vector);
    expect(tokens).toBeNull();
    await expect(embedder.tokenVectors(Int32Array.of(5))).rejects.toThrow('depend on their neighbours');
    await embedder.close();
  });

  it('splits a sentence that is too long between its words, and cuts a question', async () => {
    const embedder = await loadEmbedder(await resolve(writeTinyModel(join(base, 'long'))));
    const long = Array.from({ length: 40 }, (_, i) => 'abcdefgh'.charAt(i % 8)).join(' ');
    const { windows, sentences } = await embedder.embedPassage([long]);
    expect(windows.length).toBeGreaterThan(1);
    expect(sentences).toHaveLength(1);
    const read = long.split(' ').slice(0, 30).join(' ');
    expect((await embedder.embedQuery(long)).vector).toEqual((await embedder.embedQuery(read)).vector);
    await embedder.close();
  });

  it('is given the prefixes and the pooling of its recipe', async () => {
    const files = await resolve(writeTinyModel(join(base, 'recipe')));
    const prefixed = { ...files.recipe, queryPrefix: 'qq ', passagePrefix: 'pp ' };
    const embedder = await loadEmbedder({ ...files, recipe: prefixed });
    const plain = await loadEmbedder(files);
    expect((await embedder.embedQuery('aa')).vector).toEqual((await plain.embedQuery('qq aa')).vector);
    const { windows, sentences } = await embedder.embedPassage(['aa.', 'bb.']);
    expect(windows[0]).toEqual((await plain.embedQuery('pp aa. bb.')).vector);
    expect(sentences[1]).toEqual((await plain.embedQuery('pp bb.')).vector);
    const first = await loadEmbedder({ ...files, recipe: { ...files.recipe, pooling: 'cls' } });
    expect(cosine((await first.embedQuery('aa')).vector, (await plain.embedQuery('aa')).vector)).toBeLessThan(0.999);
    await Promise.all([embedder.close(), plain.close(), first.close()]);
  });

  it('is not taken for static because it has no layers', async () => {
    const config = { num_hidden_layers: 0 };
    const mixed = await loadEmbedder(await resolve(writeTinyModel(join(base, 'mixed'), { config })));
    expect(mixed.model.staticTokens).toBe(false);
    const table = await loadEmbedder(await resolve(writeTinyModel(join(base, 'table'), { mixed: false })));
    expect(table.model.staticTokens).toBe(true);
    await Promise.all([mixed.close(), table.close()]);
  });
});

describe('a broken model', () => {
  async function complaint(folder: string): Promise<string> {
    const printed = [vi.spyOn(console, 'warn'), vi.spyOn(console, 'error')];
    const error = await loadEmbedder(await resolve(folder)).catch((thrown: unknown) => thrown);
    const { warn, error: print } = console;
    expect([warn, print]).toEqual(printed);
    for (const spy of printed) {
      expect(spy).not.toHaveBeenCalled();
      spy.mockRestore();
    }
    expect(error).toBeInstanceOf(UserError);
    return (error as UserError).message;
  }

  it.each([
    ['half of its weights', 'onnx/model_quantized.onnx', 0.5, /model_quantized\.onnx is broken or incomplete: put/],
    ['half of its tokenizer', 'tokenizer.json', 0.5, /tokenizer\.json is not valid JSON: put/],
  ])('is named where it has %s', async (_, name, share, expected) => {
    const folder = join(base, 'broken', name);
    cpSync(builtInFolder(), folder, { recursive: true });
    const file = readFileSync(join(folder, name));
    writeFileSync(join(folder, name), file.subarray(0, file.length * share));
    expect(await complaint(folder)).toMatch(expected);
    rmSync(folder, { recursive: true });
  });

  it('is named where its weights are whole but senseless', async () => {
    const folder = writeTinyModel(join(base, 'senseless'));
    const path = join(folder, 'onnx', 'model_quantized.onnx');
    writeFileSync(path, readFileSync(path, 'latin1').replace('Gather', 'Gether'), 'latin1');
    const sentence = await complaint(folder);
    expect(sentence).toContain(`The model in ${folder} cannot be loaded`);
    expect(sentence).toContain('No Op registered for Gether');
  });

  it('is named where its tokenizer is no tokenizer', async () => {
    const folder = writeTinyModel(join(base, 'no-tokenizer'));
    writeFileSync(join(folder, 'tokenizer.json'), '{"model": {"type": "WordPiece"}}');
    expect(await complaint(folder)).toContain(`The model in ${folder} cannot be loaded`);
  });

  it('is named where its vectors are not of the length its config states', async () => {
    const folder = writeTinyModel(join(base, 'lengths'), { config: { hidden_size: 9 } });
    expect(await complaint(folder)).toContain('does not give 9 numbers a token');
  });

  it('is named where its vectors are not numbers', async () => {
    const folder = writeTinyModel(join(base, 'overflow'), { scale: Number.POSITIVE_INFINITY });
    expect(await complaint(folder)).toContain(`The model in ${folder} gives no numbers: put the model's own file`);
  });
});
