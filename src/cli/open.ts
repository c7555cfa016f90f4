import { readConfig } from '../config.js';
import { loadEnvironment } from '../environment.js';
import type { Footnote, OpenOptions, Parts } from '../footnote.js';
import { ProgressReport } from './progress.js';
import type { Terminal } from './terminal.js';

type Choice = Pick<OpenOptions, 'files' | 'verifyModel'>;

/**
 * The engine as the environment configures it, indexed, with a progress bar where that takes long.
 *
 * @param options - `files`: where there are any, answer from these, saving nothing, instead of the articles folder
 */
export async function openEngine(terminal: Terminal, options: Choice = {}): Promise<Footnote> {
  return withProgress(terminal, options, async (all) => (await import('../footnote.js')).openFootnote(all));
}

/**
 * What the engine is made of, for what measures it.
 *
 * @param model - instead of the one that the environment configures, written as EMBEDDING_MODEL is
 */
export async function openEngineParts(terminal: Terminal, options: Choice, model?: string): Promise<Parts> {
  const env = { ...terminal.env, ...(model !== undefined && { EMBEDDING_MODEL: model }) };
  return withProgress({ env, stderr: terminal.stderr }, options, async (all) =>
    (await import('../footnote.js')).openParts(all),
  );
}

async function withProgress<Opened>(
  terminal: Pick<Terminal, 'env' | 'stderr'>,
  options: Choice,
  open: (all: OpenOptions) => Promise<Opened>,
): Promise<Opened> {
  const config = readConfig(await loadEnvironment(terminal.env));
  const report = new ProgressReport(terminal);
  try {
    return await open({ config, ...options, onProgress: report.update, log: report.log });
  } finally {
    report.end();
  }
}
