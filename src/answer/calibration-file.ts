import { hash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { diskError } from '../../embeddings/disk-error.js';
import type { ModelInfo } from '../../embeddings/embedder.js';
import { indexFolder } from '../../embeddings/index-store.js';
import { makeFolder } from '../../embeddings/make-folder.js';
import { writeWhole } from '../../embeddings/write-whole.js';
import { type Parameters, parseParameters } from './parameters.js';

const CALIBRATION_FILE = 'calibration.json';
const RENEW = 'run footnote eval calibrate again';

/** Where what a host fitted for a model lies: beside its index. */
function calibrationPath(dataDir: string, model: ModelInfo): string {
  return join(indexFolder(dataDir, model), CALIBRATION_FILE);
}

/**
 * What `footnote eval calibrate` stored for a model. What is damaged, or was fitted for other weights of the same name, is
 * not used, with one line in the log.
 *
 * @returns null where there is none
 */
export async function readCalibration(
  dataDir: string,
  model: ModelInfo,
  log?: (line: string) => void,
): Promise<Parameters | null> {
  const path = calibrationPath(dataDir, model);
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return null;
  const found = parseCalibration(text, model);
  if (typeof found !== 'string') return found;
  log?.(`The calibration in ${path} is not used, because ${found}: ${RENEW}.`);
  return null;
}

/** @returns the parameters, or what is wrong with the file in a few words */
function parseCalibration(text: string, model: ModelInfo): Parameters | string {
  const [json = '', stated] = text.split('\n');
  if (hash('sha256', json) !== stated) return 'it is incomplete or was changed';
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value !== 'object' || value === null || !('model' in value) || !('parameters' in value)) {
      return 'another version of Footnote wrote it';
    }
    if (value.model !== keyOf(model)) return 'it was fitted for another model';
    return parseParameters(JSON.stringify(value.parameters));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * Stores what was fitted for a model, in place of what was stored before.
 *
 * @returns the file's path
 * @throws UserError where the folder cannot be written
 */
export async function writeCalibration(dataDir: string, model: ModelInfo, parameters: Parameters): Promise<string> {
  const path = calibrationPath(dataDir, model);
  const json = JSON.stringify({ model: keyOf(model), parameters });
  try {
    await makeFolder(indexFolder(dataDir, model));
    await writeWhole(path, `${json}\n${hash('sha256', json)}\n`);
  } catch (error) {
    throw diskError(error, dataDir);
  }
  return path;
}

/**
 * Removes what was stored for a model.
 *
 * @returns whether there was anything
 * @throws UserError where the folder cannot be written
 */
export async function forgetCalibration(dataDir: string, model: ModelInfo): Promise<boolean> {
  const path = calibrationPath(dataDir, model);
  const stored = (await readFile(path).catch(() => null)) !== null;
  try {
    if (stored) await rm(path);
  } catch (error) {
    throw diskError(error, dataDir);
  }
  return stored;
}

function keyOf({ id, hash: files }: ModelInfo): string {
  return `${id} ${files}`;
}
