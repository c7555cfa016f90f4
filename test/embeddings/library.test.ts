import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { importLibrary } from '../../embeddings/library.js';

const require = createRequire(import.meta.url);
const { resolve, cache } = createRequire(require.resolve('@xenova/transformers'));
const loaded = (name: RegExp) => Object.keys(cache).filter((path) => name.test(path));

it('loads neither images nor the runtime of browsers with the library, and leaves both to whoever needs them', async () => {
  const { pipeline } = await importLibrary();
  expect(pipeline).toBeTypeOf('function');
  expect(loaded(/onnxruntime_binding\.node$/)).toHaveLength(1);
  expect(loaded(/sharp|libvips|onnxruntime-web/)).toEqual([]);

  expect(require(resolve('onnxruntime-web')).InferenceSession).toBeTypeOf('function');
  const sharp = require(resolve('sharp'));
  const pixel = { width: 1, height: 1, channels: 3, background: 'red' };
  expect([...(await sharp({ create: pixel }).raw().toBuffer())]).toEqual([255, 0, 0]);
});
