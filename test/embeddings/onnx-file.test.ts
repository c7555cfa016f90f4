import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWholeOnnx } from '../../embeddings/onnx-file.js';
import { builtInFolder } from '../../embeddings/resolve-model.js';
import { temporaryFolder } from './fixtures.js';
import { writeTinyModel } from './tiny-model.js';

const folder = temporaryFolder();
const path = join(folder, 'model.onnx');

async function isWhole(content: string | Uint8Array): Promise<boolean> {
  writeFileSync(path, content);
  return isWholeOnnx(path);
}

describe('isWholeOnnx', () => {
  it('knows a whole model', async () => {
    expect(await isWholeOnnx(join(builtInFolder(), 'onnx', 'model_quantized.onnx'))).toBe(true);
    expect(await isWholeOnnx(join(writeTinyModel(join(folder, 'tiny')), 'onnx', 'model_quantized.onnx'))).toBe(true);
  });

  it('knows that a part of one is not', async () => {
    const model = readFileSync(join(writeTinyModel(join(folder, 'part')), 'onnx', 'model_quantized.onnx'));
    await fc.assert(
      fc.asyncProperty(fc.nat(model.length - 1), async (length) => {
        expect(await isWhole(model.subarray(0, length))).toBe(false);
      }),
    );
  });

  it('knows what is no model at all', async () => {
    expect(await isWhole('')).toBe(false);
    expect(await isWhole('<!doctype html><title>Sign in</title>')).toBe(false);
    expect(await isWhole('version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n')).toBe(false);
  });
});
