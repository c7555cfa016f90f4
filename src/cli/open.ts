import { readConfig } from '../config.js';
import { loadEnvironment } from '../environment.js';
import type { Footnote, OpenOptions } from '../footnote.js';
import { ProgressReport } from './progress.js';
import type { Terminal } from './terminal.js';

/**
 * The engine as the environment configures it, indexed, with a progress bar where that takes long.
 *
 * @param options - `files`: where there are any, answer from these, saving nothing, instead of the articles folder
 */
export async function openEngine(
  terminal: Terminal,
  options: Pick<OpenOptions, 'files' | 'verifyModel'> = {},
): Promise<Footnote> {
  const config = readConfig(await loadEnvironment(terminal.env));
  const { openFootnote } = await import('../footnote.js');
  const report = new ProgressReport(terminal);
  try {
    return await openFootnote({ config, ...options, onProgress: report.update, log: report.log });
  } finally {
    report.end();
  }
}
