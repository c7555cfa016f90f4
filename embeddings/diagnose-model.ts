import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../src/user-error.js';
import { MODEL_JSON, type ModelFiles, remedy } from './model-files.js';
import { isWholeOnnx } from './onnx-file.js';

/**
 * Finds out which of a model's files is to blame after loading it failed. Only then: parsing a tokenizer a second time
 * would cost every start 10 ms.
 *
 * @returns one sentence with the fix
 */
export async function diagnoseModel(files: ModelFiles, error: unknown): Promise<UserError> {
  const { folder, weights, source } = files;
  const fix = remedy(source, folder);
  for (const name of MODEL_JSON) {
    const text = await readFile(join(folder, name), 'utf8').catch(() => null);
    if (text === null) return new UserError(`${join(folder, name)} cannot be read: ${fix}.`);
    if (!isJson(text)) return new UserError(`${join(folder, name)} is not valid JSON: ${fix}.`);
  }
  const whole = await isWholeOnnx(join(folder, weights)).catch(() => false);
  if (!whole) return new UserError(`${join(folder, weights)} is broken or incomplete: ${fix}.`);
  const detail = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  return new UserError(`The model in ${folder} cannot be loaded (${detail.slice(0, 200)}): ${fix}.`);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
