import { z } from 'zod';
import type { ModelInfo } from '../../../embeddings/embedder.js';

/** Neighbours asked of a search. */
export const NEAREST = 10;

/** What a process is to measure, as its one argument. */
const Task = z.object({
  kind: z.enum(['random', 'sentences']),
  count: z.int().positive(),
  dimension: z.int().positive(),
  /** Where to store the index; it is empty, or there is none. */
  folder: z.string(),
});
const Rounds = z.array(z.number()).min(1);
const Measured = z.object({
  recall: z.number(),
  buildMs: z.number(),
  /** Milliseconds a search, by round. */
  hnswMs: Rounds,
  exactMs: Rounds,
  /** Of the stored index, in MB of a million bytes. */
  fileMb: z.number(),
});
const Loaded = z.object({ ms: z.number(), mb: z.number() });

export type Task = z.infer<typeof Task>;
/** What was measured at one size. */
export type Measured = z.infer<typeof Measured>;
/** What loading a stored index took, in milliseconds and MB of memory. */
export type Loaded = z.infer<typeof Loaded>;

export const parseTask = (json: string): Task => Task.parse(JSON.parse(json));
export const parseMeasured = (json: string): Measured => Measured.parse(JSON.parse(json));
export const parseLoaded = (json: string): Loaded => Loaded.parse(JSON.parse(json));

/** The model that a stored index of synthetic vectors says it is of. */
export function modelOf({ dimension, folder }: Task): ModelInfo {
  return { id: 'synthetic', source: 'folder', hash: '', dimension, maxTokens: 1, staticTokens: false, folder };
}
