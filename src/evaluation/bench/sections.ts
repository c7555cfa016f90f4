import type { Section } from './figure.js';
import type { Workbench } from './workbench.js';

/** A part of the benchmark that can be asked for by name. */
export interface SectionSpec {
  readonly name: string;
  /** What it measures, in a few words. */
  readonly summary: string;
  /** Whether it runs unless others are named. */
  readonly byDefault: boolean;
  /** The module, imported only when it runs. What it yields early is printed early, and is not lost to Ctrl-C. */
  load(): Promise<(bench: Workbench) => AsyncIterable<Section>>;
}

/** Every section, in the order in which they run. */
export const SECTIONS: readonly SectionSpec[] = [
  {
    name: 'answering',
    summary: 'one answer, taken apart, and against what people would otherwise use',
    byDefault: true,
    load: async () => (await import('./answering.js')).answering,
  },
  {
    name: 'cold-start',
    summary: 'from the start of a process to its first answer, by phase',
    byDefault: true,
    load: async () => (await import('./cold-start.js')).coldStart,
  },
  {
    name: 'indexing',
    summary: 'texts a second, against the bare model',
    byDefault: true,
    load: async () => (await import('./indexing.js')).indexing,
  },
  {
    name: 'memory',
    summary: 'the most that an answering process needs',
    byDefault: true,
    load: async () => (await import('./memory.js')).memory,
  },
  {
    name: 'neighbours',
    summary: 'HNSW against exact search: recall, latency, memory, files',
    byDefault: true,
    load: async () => {
      const { neighbours, sizesFor } = await import('./neighbours.js');
      return async function* ({ embedder, full, signal }) {
        yield* neighbours((await embedder()).model.dimension, sizesFor(full), signal);
      };
    },
  },
  {
    name: 'growth',
    summary: 'what doubles when the corpus doubles',
    byDefault: true,
    load: async () => {
      const { growth } = await import('./growth.js');
      return (bench) => growth(bench);
    },
  },
  {
    name: 'discord',
    summary: 'the bot under load: 500 /ask in 5 s, and 20,000 interactions',
    byDefault: false,
    load: async () => {
      const { discord } = await import('./discord.js');
      return async function* ({ config, questions, signal }) {
        yield* discord(config.dataDir, await questions(), signal);
      };
    },
  },
];
