import { createRequire, Module } from 'node:module';
import { pathToFileURL } from 'node:url';

type Library = typeof import('@xenova/transformers');
let library: Promise<Library> | null = null;

/** Imports transformers.js once a process, without what text in Node has no need of: 50 ms and 12 MB less. */
export function importLibrary(): Promise<Library> {
  library ??= importForText();
  return library;
}

/**
 * The library imports onnxruntime for Node and for browsers, and sharp for images. All are CommonJS, of which Node takes
 * what stands in `require.cache`: there, until the library is loaded, Node's runtime stands in for the browsers', and an
 * empty module for sharp. Where that cannot be done, or a Node to come goes by another cache, the library gets the real
 * ones, as ever.
 */
async function importForText(): Promise<Library> {
  const { resolve } = createRequire(import.meta.url);
  const { resolve: find, cache } = createRequire(resolve('@xenova/transformers'));
  const stoodIn: string[] = [];
  const standIn = (name: string, module: NodeJS.Module | undefined) => {
    const path = find(name);
    // The host may have loaded it already.
    if (module === undefined || cache[path]) return;
    cache[path] = module;
    stoodIn.push(path);
  };
  try {
    const runtime = find('onnxruntime-node');
    // Imported, not required: a module that was imported before is not searched for its exports again, which takes 15 ms.
    await import(pathToFileURL(runtime).href);
    standIn('onnxruntime-web', cache[runtime]);
    standIn('sharp', Object.assign(new Module('sharp'), { loaded: true }));
  } catch {
    // What is missing is said by the import below.
  }
  try {
    return await import('@xenova/transformers');
  } finally {
    for (const path of stoodIn) delete cache[path];
  }
}
