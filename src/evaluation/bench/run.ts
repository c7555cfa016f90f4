import { readFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { z } from 'zod';
import { shownPath } from '../../article/read-text-file.js';
import type { Config } from '../../config.js';
import { UserError } from '../../user-error.js';
import type { Section } from './figure.js';

/** Where a benchmark ran. */
export interface Setting {
  readonly model: string;
  readonly node: string;
  readonly processor: string;
  readonly cores: number;
}

export interface MeasuredSection extends Section {
  /** The name it is asked for by. */
  readonly section: string;
}

/** All that was measured in one go: what `--json` prints. */
export interface Run extends Setting {
  /** When it began, ISO 8601. */
  readonly at: string;
  readonly full: boolean;
  /** Whether it ended by itself. */
  readonly complete: boolean;
  readonly sections: readonly MeasuredSection[];
}

export function settingOf(config: Config): Setting {
  const processors = cpus();
  return {
    model: config.embeddingModel,
    node: process.version,
    processor: processors[0]?.model.trim() ?? 'unknown',
    cores: processors.length,
  };
}

const EarlierFigure = z.object({
  name: z.string(),
  unit: z.enum(['ms', '×', 'MB', 'share', '/s', 'exponent']),
  value: z.number(),
  quartiles: z.tuple([z.number(), z.number()]).readonly(),
  rounds: z.int().positive(),
  better: z.enum(['less', 'more']),
  yardstick: z.boolean(),
});
const EarlierRun = z.object({
  model: z.string(),
  node: z.string(),
  processor: z.string(),
  cores: z.int(),
  at: z.string(),
  sections: z.array(z.object({ section: z.string(), figures: z.array(EarlierFigure).readonly() })).readonly(),
});

/** As much of an earlier run as is compared. */
export type EarlierRun = z.infer<typeof EarlierRun>;
export type EarlierFigure = z.infer<typeof EarlierFigure>;

/**
 * Reads what `footnote bench --json` printed.
 *
 * @throws UserError where it cannot be read, or is something else
 */
export async function readRun(path: string): Promise<EarlierRun> {
  const shown = shownPath(path);
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new UserError(`${shown} cannot be read (${code}): name a file that footnote bench --json wrote.`);
  });
  try {
    return EarlierRun.parse(JSON.parse(text));
  } catch {
    throw new UserError(`${shown} is no run of the benchmark: write one with footnote bench --json > ${shown}.`);
  }
}

/** @throws UserError where times of the two say nothing about each other */
export function assertComparable(path: string, earlier: EarlierRun, now: Setting): void {
  const differences = [
    ...(earlier.processor === now.processor && earlier.cores === now.cores
      ? []
      : [`on ${earlier.cores} × ${earlier.processor}, and this is ${now.cores} × ${now.processor}`]),
    ...(earlier.node === now.node ? [] : [`with Node ${earlier.node}, and this is ${now.node}`]),
  ];
  if (differences.length === 0) return;
  throw new UserError(
    `${shownPath(path)} was measured ${differences.join('; ')}: only runs of one machine and Node can be compared, so write a new one with footnote bench --json.`,
  );
}
