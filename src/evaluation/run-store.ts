import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { diskError } from '../../embeddings/disk-error.js';
import { makeFolder } from '../../embeddings/make-folder.js';
import { writeWhole } from '../../embeddings/write-whole.js';
import { shownPath } from '../article/read-text-file.js';
import { UserError } from '../user-error.js';
import type { SavedRun } from './run.js';

/** As makeRun gives them; sorted by name they are sorted by time. */
const RUN_FILE = /^\d{8}T\d{9}-[0-9a-f]{4}\.json$/;

function runsFolder(dataDir: string): string {
  return join(dataDir, 'runs');
}

/**
 * Saves a run.
 *
 * @returns the file's path
 * @throws UserError where the folder cannot be written
 */
export async function saveRun(dataDir: string, run: SavedRun): Promise<string> {
  const path = join(runsFolder(dataDir), `${run.id}.json`);
  try {
    await makeFolder(runsFolder(dataDir));
    await writeWhole(path, `${JSON.stringify(run)}\n`);
  } catch (error) {
    throw diskError(error, dataDir);
  }
  return path;
}

/**
 * Finds a run by what a person calls it: `last`, `last~1` (the one before), its id or the beginning of it, or the path of
 * its file.
 *
 * @throws UserError where there is no such run, or several
 */
export async function findRun(dataDir: string, name: string): Promise<SavedRun> {
  const ids = await runIds(dataDir);
  const back = /^last(?:~(\d{1,6}))?$/.exec(name);
  if (back) {
    const id = ids.at(-1 - Number(back[1] ?? 0));
    if (id !== undefined) return readRun(join(runsFolder(dataDir), `${id}.json`));
    const saved = ids.length === 0 ? 'no run is' : ids.length === 1 ? 'only one run is' : `only ${ids.length} runs are`;
    throw new UserError(
      `There is no run ${name}: ${saved} saved in ${shownPath(runsFolder(dataDir))}; see footnote eval.`,
    );
  }
  const found = ids.filter((id) => name.length >= 4 && id.startsWith(name));
  const [id] = found;
  if (found.length > 1) {
    throw new UserError(`${found.length} runs begin with ${name}: write more of the id, such as ${found.at(-1)}.`);
  }
  return readRun(id === undefined ? name : join(runsFolder(dataDir), `${id}.json`));
}

/** Ids of the saved runs, oldest first. */
async function runIds(dataDir: string): Promise<string[]> {
  const names = await readdir(runsFolder(dataDir)).catch(() => []);
  return names
    .filter((name) => RUN_FILE.test(name))
    .map((name) => name.replace(/\.json$/, ''))
    .sort();
}

const Paragraph = z.looseObject({ article: z.string(), paragraph: z.number() });
const SavedOutcome = z.looseObject({
  rank: z.number().nullable(),
  ranking: z.array(Paragraph),
  score: z.number(),
  decision: z.looseObject({ answered: z.boolean(), confidence: z.number() }).nullable(),
  shown: z.array(Paragraph),
  sentenceHoldsAnswer: z.boolean().nullable(),
  ms: z.number(),
});

/** What is read of a run again; people keep runs as files, and edit them. */
const Saved = z.looseObject({
  format: z.literal(1),
  id: z.string(),
  at: z.string(),
  partial: z.boolean(),
  article: z.looseObject({ id: z.string() }),
  gold: z.looseObject({ sha256: z.string() }),
  corpus: z.looseObject({ sha256: z.string() }),
  questions: z.array(
    z.looseObject({
      id: z.string(),
      question: z.string(),
      answerable: z.boolean(),
      paragraphs: z.array(z.number()),
      kind: z.string(),
    }),
  ),
  systems: z
    .array(
      z.looseObject({
        name: z.string(),
        model: z.looseObject({ id: z.string() }).nullable(),
        outcomes: z.array(SavedOutcome),
      }),
    )
    .min(1),
});

function isRun(value: unknown): value is SavedRun {
  return Saved.safeParse(value).success;
}

async function readRun(path: string): Promise<SavedRun> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) {
    throw new UserError(`There is no run ${shownPath(path)}: name a saved run's id or file, or last, or last~1.`);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = null;
  }
  if (isRun(value)) return value;
  throw new UserError(`${shownPath(path)} is no run that this version of footnote eval saved.`);
}
