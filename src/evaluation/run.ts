import type { Comparison } from './compare.js';
import type { Outcome } from './evaluate.js';
import type { Figures } from './figures.js';
import type { GoldQuestion } from './gold.js';
import type { EvaluatedModel } from './system.js';

/**
 * One evaluation, with all that was asked and all that came of it: what `--json` prints, what is saved under
 * DATA_DIR/runs, and what a page is made from. Keys may be added, never renamed.
 */
export interface SavedRun {
  readonly format: 1;
  /** Names the run's file; later runs sort behind earlier ones. */
  readonly id: string;
  /** When it ended, ISO 8601, UTC. */
  readonly at: string;
  /** Stopped before all of `gold.questions` were asked. */
  readonly partial: boolean;
  readonly article: { readonly id: string; readonly title: string };
  readonly gold: {
    /** As it was given; the name alone for the file that ships. */
    readonly file: string;
    readonly sha256: string;
    /** In the file. */
    readonly questions: number;
  };
  readonly code: CodeVersion;
  readonly machine: { readonly node: string; readonly platform: string; readonly processor: string };
  /** What was searched. */
  readonly corpus: {
    readonly articles: number;
    readonly passages: number;
    /** Questions written to find paragraphs by. */
    readonly written: number;
    /** Hex; changes with every text that is embedded. */
    readonly sha256: string;
  };
  /** Text of the paragraphs that are right for a question, or among the ten that a system ranked first. */
  readonly passages: readonly {
    readonly article: string;
    readonly paragraph: number;
    readonly text: string;
  }[];
  /** Those that were asked. */
  readonly questions: readonly GoldQuestion[];
  /** What was asked, the one that others are compared with first. */
  readonly systems: readonly SystemRun[];
  /** Of each other system with the first. */
  readonly comparisons: readonly Comparison[];
}

export interface CodeVersion {
  /** Of package.json. */
  readonly version: string;
  /** SHA-256, hex, of the program's files that read, embed, rank and decide. */
  readonly sha256: string;
}

/** A system, what it answered, and what that comes to. */
export interface SystemRun {
  readonly name: string;
  readonly description: string;
  readonly model: EvaluatedModel | null;
  readonly index: string;
  /** By question, in the order of {@link SavedRun.questions}. */
  readonly outcomes: readonly Outcome[];
  readonly figures: Figures;
  readonly kinds: readonly KindFigures[];
  /** Bins of the confidence that hold a question; null where the system states none. */
  readonly reliability: readonly ReliabilityBin[] | null;
  /** What refusing below each score would come to, lowest first. */
  readonly refusals: readonly RefusalPoint[];
  /** hit@1 to hit@10. */
  readonly hits: readonly (number | null)[];
}

/** The figures of one kind of question. */
export interface KindFigures {
  readonly kind: string;
  readonly answerable: boolean;
  readonly questions: number;
  readonly figures: Figures;
}

/** Questions whose confidence is from `from` to below `to`. */
export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly questions: number;
  /** Their mean confidence. */
  readonly stated: number;
  /** The share of them that is answerable, with its 95 % interval (Wilson). */
  readonly came: number;
  readonly low: number;
  readonly high: number;
}

/** Refusing every question that scores below a threshold. */
export interface RefusalPoint {
  readonly threshold: number;
  /** Of those refused, the share that is unanswerable; null where none is refused. */
  readonly precision: number | null;
  /** Of the unanswerable, the share that is refused. */
  readonly recall: number | null;
}
