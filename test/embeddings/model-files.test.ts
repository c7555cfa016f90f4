import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { KNOWN_MODELS } from '../../embeddings/known-models.js';
import { readModelFolder } from '../../embeddings/model-files.js';
import { hashModel, verifyBuiltIn } from '../../embeddings/model-hash.js';
import { builtInFolder, resolveModel } from '../../embeddings/resolve-model.js';
import { UserError } from '../../src/user-error.js';
import { temporaryFolder } from './fixtures.js';
import { writeTinyModel } from './tiny-model.js';

const base = temporaryFolder();
const model = join(base, 'my-model');
const request = { hub: 'http://127.0.0.1:1', cacheDir: join(base, 'cache') };
const resolve = (name: string) => resolveModel({ model: name, ...request });

beforeEach(() => {
  rmSync(model, { recursive: true, force: true });
  writeTinyModel(model);
});

async function complaint(work: Promise<unknown>): Promise<string> {
  const error = await work.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UserError);
  return (error as UserError).message;
}

describe('the built-in model', () => {
  it('is found from sources and compiled files alike, without a network', async () => {
    const files = await resolve('built-in');
    expect(files).toMatchObject({ id: 'built-in', source: 'built-in', dimension: 256, staticTokens: true });
    expect(files.maxTokens).toBe(512);
  });

  it('is the one whose checksums are shipped (after a change: sha256sum … > SHA256SUMS, in the order of that file)', async () => {
    const folder = builtInFolder();
    await expect(verifyBuiltIn(folder)).resolves.toBeUndefined();
    const names = ['config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/model_quantized.onnx'];
    expect(await hashModel(folder, names)).toBe((await resolve('built-in')).hash);
  });

  it('says which of its files was changed', async () => {
    writeFileSync(join(model, 'SHA256SUMS'), readFileSync(join(builtInFolder(), 'SHA256SUMS')));
    expect(await complaint(verifyBuiltIn(model))).toMatch(/my-model.config\.json is not the file that was shipped/);
  });
});

describe('a folder of the user', () => {
  it('is read with the plain recipe', async () => {
    const files = await resolve(model);
    expect(files).toMatchObject({ id: 'my-model', source: 'folder', dimension: 8, staticTokens: false, maxTokens: 32 });
    expect(files.recipe).toEqual({ pooling: 'mean', queryPrefix: '', passagePrefix: '', maxTokens: 32 });
  });

  it('may have the name of a model that is known', async () => {
    const folder = writeTinyModel(join(base, 'built-in'));
    expect(await resolve(folder)).toMatchObject({ id: 'built-in', source: 'folder', dimension: 8, maxTokens: 32 });
  });

  it('has another hash when any of its files changes', async () => {
    const { hash } = await resolve(model);
    expect((await resolve(model)).hash).toBe(hash);
    writeFileSync(join(model, 'tokenizer_config.json'), '{"model_max_length": 64}');
    expect((await resolve(model)).hash).not.toBe(hash);
  });

  it('may hold weights of full precision', async () => {
    const weights = readFileSync(join(model, 'onnx', 'model_quantized.onnx'));
    rmSync(join(model, 'onnx', 'model_quantized.onnx'));
    writeFileSync(join(model, 'onnx', 'model.onnx'), weights);
    expect((await resolve(model)).weights).toBe('onnx/model.onnx');
  });

  it.each([
    ['tokenizer.json', 'tokenizer.json'],
    ['config.json', 'config.json'],
    [join('onnx', 'model_quantized.onnx'), 'model.onnx'],
  ])('must hold %s', async (name, named) => {
    rmSync(join(model, name));
    const message = await complaint(resolve(model));
    expect(message).toContain(`${named} is missing: put the model's own file there`);
    expect(message).toContain(model);
  });

  it('is named where it is not there at all', async () => {
    expect(await complaint(resolve(join(base, 'nowhere')))).toContain(join(base, 'nowhere', 'config.json'));
  });

  it('may hold neither an empty file nor a folder in its place', async () => {
    writeFileSync(join(model, 'tokenizer.json'), '');
    expect(await complaint(resolve(model))).toContain('tokenizer.json is empty');
    rmSync(join(model, 'tokenizer.json'));
    mkdirSync(join(model, 'tokenizer.json'));
    expect(await complaint(resolve(model))).toContain('tokenizer.json is not a file');
  });

  it.each(['{"hidden_size": 8', 'null', '[1'])('may not hold %s as its config.json', async (content) => {
    writeFileSync(join(model, 'config.json'), content);
    expect(await complaint(resolve(model))).toContain('config.json is not valid JSON');
  });

  it('must be an embedding model', async () => {
    writeFileSync(join(model, 'config.json'), '{"model_type": "gpt"}');
    expect(await complaint(resolve(model))).toMatch(/config\.json does not give a hidden_size/);
  });

  it.each([
    [{ model_max_length: 128 }, {}, 128],
    [{ model_max_length: 1e30 }, { max_position_embeddings: 512 }, 512],
    [{ model_max_length: 512 }, { max_position_embeddings: 130 }, 130],
    [{}, {}, 512],
  ])('reads as many tokens as %j and %j allow', async (tokenizer, config, limit) => {
    writeTinyModel(model, { config });
    writeFileSync(join(model, 'tokenizer_config.json'), JSON.stringify(tokenizer));
    expect((await resolve(model)).maxTokens).toBe(limit);
  });
});

describe('a model of the hub', () => {
  it('is read as its card says', async () => {
    writeTinyModel(model, { dimension: 384 });
    const { recipe } = await readModelFolder('hub', 'Xenova/bge-small-en-v1.5', model);
    expect(recipe).toBe(KNOWN_MODELS.get('Xenova/bge-small-en-v1.5'));
    expect(recipe.pooling).toBe('cls');
  });

  it('is refused where it is not the one it is called', async () => {
    const message = await complaint(readModelFolder('hub', 'Xenova/bge-small-en-v1.5', model));
    expect(message).toContain('does not give a hidden_size of 384');
    expect(message).toContain(`delete ${model}, and it is downloaded again`);
  });

  it.each(['', 'bge-small', 'a/b/c', '../up', 'a/..', 'owner/na me'])('is not called %j', async (name) => {
    expect(await complaint(resolve(name))).toContain(`EMBEDDING_MODEL is ${JSON.stringify(name)}`);
  });
});
