import { randomBytes } from 'node:crypto';
import { readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { UserError } from '../src/user-error.js';
import { diskError } from './disk-error.js';
import { DownloadError, download, TIME_OUTS, type TimeOuts } from './download.js';
import { makeFolder } from './make-folder.js';
import { isComplete, MODEL_JSON, WEIGHTS } from './model-files.js';
import { isWholeOnnx } from './onnx-file.js';

export interface HubRequest {
  /** `owner/name`, checked. */
  readonly model: string;
  readonly hub: string;
  /** Where the model's files are to be. */
  readonly folder: string;
  /** The folder that holds all downloaded models. */
  readonly cacheDir: string;
  readonly onProgress?: (label: string, done: number, total: number) => void;
  readonly timeOuts?: TimeOuts;
}

const ENDING = '.partial';

/** A download that was killed leaves a folder behind; after a day nobody can be writing it any more. */
const ABANDONED_MS = 24 * 60 * 60 * 1000;

/**
 * Downloads a model into a folder beside its place and moves it there when it is whole, so that the place holds all of a
 * model or nothing. Two processes may do so at once.
 *
 * @throws UserError with one sentence and its fix for everything that can go wrong between here and the hub
 */
export async function downloadModel(request: HubRequest): Promise<void> {
  const { folder, cacheDir } = request;
  const partial = `${folder}.${randomBytes(4).toString('hex')}${ENDING}`;
  try {
    await makeFolder(join(partial, 'onnx'));
    await removeAbandoned(folder);
    for (const name of MODEL_JSON) await fetchFile(request, name, partial);
    const [smaller, larger] = WEIGHTS;
    if (!(await hasFile(request, smaller, partial))) await fetchFile(request, larger, partial);
    await moveInto(folder, partial);
  } catch (error) {
    throw diskError(error, cacheDir);
  } finally {
    await rm(partial, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** @returns whether the hub has the file */
async function hasFile(request: HubRequest, name: string, partial: string): Promise<boolean> {
  try {
    await fetchFile(request, name, partial);
    return true;
  } catch (error) {
    if (error instanceof UserError && error.cause instanceof DownloadError && error.cause.problem === 'missing') {
      return false;
    }
    throw error;
  }
}

async function fetchFile(request: HubRequest, name: string, partial: string): Promise<void> {
  const { model, hub, onProgress, timeOuts = TIME_OUTS } = request;
  const path = join(partial, name);
  // What might be secret in an address never gets into one that is used or shown.
  const { origin, pathname } = new URL(hub);
  const base = `${origin}${pathname.replace(/\/+$/, '')}`;
  try {
    await download(new URL(`${base}/${model}/resolve/main/${name}`), path, timeOuts, (done, total) =>
      onProgress?.(`${model} ${basename(name)}`, done, total ?? done),
    );
    if (!(await isWhole(path))) throw new DownloadError('broken', 'its content is not what it should be');
  } catch (error) {
    throw error instanceof DownloadError ? explain(error, base, model, name) : error;
  }
}

function explain(error: DownloadError, hub: string, model: string, name: string): UserError {
  const sentence = {
    unreachable: `The model hub ${hub} cannot be reached (${error.message}): check the network, set EMBEDDING_HUB to a mirror, or EMBEDDING_MODEL to built-in.`,
    refused: `The model hub ${hub} does not give ${name} of ${model} now (${error.message}): try again later, or set EMBEDDING_HUB to a mirror.`,
    missing: `The model hub ${hub} has no ${name} of ${model} for everyone (${error.message}): check EMBEDDING_MODEL, whose model needs ONNX weights.`,
    slow: `The model hub ${hub} is too slow (${error.message} of ${name}): try again later, or set EMBEDDING_HUB to a mirror.`,
    broken: `${name} of ${model} arrived broken from ${hub} (${error.message}): try again.`,
    'not-a-hub': `${hub} sends a web page for ${name} of ${model}: check EMBEDDING_HUB, and whether the network wants a sign-in.`,
  }[error.problem];
  return new UserError(sentence, { cause: error });
}

async function isWhole(path: string): Promise<boolean> {
  if (path.endsWith('.onnx')) return isWholeOnnx(path);
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}

/** A folder is put in its place whole, and never removed from there: another process may have put it there just now. */
async function moveInto(folder: string, partial: string): Promise<void> {
  try {
    await rename(partial, folder);
  } catch (error) {
    if (await isComplete(folder)) return;
    // What stands there lacks a file, or is none of ours.
    await rename(folder, `${partial.slice(0, -ENDING.length)}.old${ENDING}`).catch(() => {
      throw error;
    });
    await rename(partial, folder);
  }
}

async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(dirname(folder))) {
    const path = join(dirname(folder), name);
    if (!name.startsWith(`${basename(folder)}.`) || !name.endsWith(ENDING)) continue;
    const age = Date.now() - (await stat(path).catch(() => ({ mtimeMs: Date.now() }))).mtimeMs;
    if (age > ABANDONED_MS) await rm(path, { recursive: true, force: true });
  }
}
