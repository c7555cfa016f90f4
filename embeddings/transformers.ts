import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FeatureExtractionPipeline } from '@xenova/transformers';
import { importLibrary } from './library.js';
import { MODEL_JSON, type ModelFiles } from './model-files.js';

/** Files handed to the library, by the path it asks for. */
const served = new Map<string, Promise<ArrayBuffer | null>>();
let count = 0;

/**
 * Loads a model with transformers.js, from the disk alone. This is the one place that imports the library (0.1 s and
 * more) and that sets its global `env`.
 *
 * The library is given the files through its `customCache`. Left to find them itself it reads them through web streams,
 * which takes 10 ms longer; and its one global `localModelPath` could not serve two loads at once.
 *
 * @throws whatever the library throws at a broken file
 */
export async function loadPipeline({ folder, weights }: ModelFiles) {
  const name = `model-${++count}`;
  // The disk works while the library is compiled.
  const paths = [...MODEL_JSON, weights].map((file) => {
    const path = `/${name}/${file}`;
    served.set(path, readBytes(join(folder, file)));
    return path;
  });
  try {
    const { pipeline, env, Tensor } = await importLibrary();
    Object.assign(env, {
      allowRemoteModels: false,
      useBrowserCache: false,
      useFSCache: false,
      useCustomCache: true,
      localModelPath: '',
      customCache: { match, put: async () => undefined },
    });
    const quantized = weights.includes('quantized');
    const extractor: FeatureExtractionPipeline = await quietly(() =>
      pipeline('feature-extraction', name, { quantized }),
    );
    return { extractor, Tensor };
  } finally {
    for (const path of paths) served.delete(path);
  }
}

/** As much of a Response as the library looks at. */
async function match(path: string) {
  const bytes = await served.get(path);
  return bytes ? { arrayBuffer: async () => bytes } : undefined;
}

async function readBytes(path: string): Promise<ArrayBuffer | null> {
  const data = await readFile(path).catch(() => null);
  if (data === null) return null;
  // A small file's bytes are a part of a buffer that Node shares out.
  const whole = data.buffer instanceof ArrayBuffer && data.byteLength === data.buffer.byteLength;
  return whole ? data.buffer : new Uint8Array(data).buffer;
}

let silenced = 0;
let unsilenced: Pick<Console, 'warn' | 'error'> = console;
/** The first error that was printed of the loads under way. */
let printed: Error | null = null;

/**
 * Without the stack traces that the library prints of its own errors: they are thrown as well, and said in a sentence.
 * After Node's runtime refused a model it prints why, tries the browsers', which is not there, and throws only that.
 */
async function quietly<T>(work: () => Promise<T>): Promise<T> {
  const { warn, error } = console;
  if (silenced++ === 0) {
    unsilenced = { warn, error };
    printed = null;
  }
  console.error = () => undefined;
  console.warn = (message: unknown) => {
    if (message instanceof Error) printed ??= message;
  };
  try {
    return await work();
  } catch (thrown) {
    throw printed ?? thrown;
  } finally {
    if (--silenced === 0) Object.assign(console, unsilenced);
  }
}
