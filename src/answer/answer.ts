import type { Refusal } from './refusal.js';

/** How a question is asked. */
export interface AskOptions {
  /** Most passages to show; fewer come when the others are clearly worse. Default 3. */
  readonly top?: number;
  /** Id of the one article that is asked; all are where it is left out. */
  readonly article?: string;
}

/** The contract that every face of Footnote shows and that `--json` prints. Keys may be added, never renamed. */
export interface Answer {
  readonly question: string;
  readonly answerable: boolean;
  /** Calibrated probability, 0 to 1, that the passages shown (or, when refused, that would have been) answer. */
  readonly confidence: number;
  /** Why it was refused, as a sentence for people; null when answered. */
  readonly reason: string | null;
  /** The same for faces that speak other languages; `--json` leaves it out. */
  readonly refusal: Refusal | null;
  /** What a person is shown, best first; empty when refused. */
  readonly passages: readonly CitedPassage[];
  /** The best 10 paragraphs whatever was decided. */
  readonly ranking: readonly RankedParagraph[];
  readonly timing: Timing;
}

export interface CitedPassage {
  /** Article id. */
  readonly article: string;
  readonly title: string;
  /** 1-based paragraph number. */
  readonly paragraph: number;
  readonly text: string;
  /** The answering sentence, verbatim from `text`. */
  readonly sentence: string;
  readonly score: number;
  readonly citation: string;
  /** Address with a text fragment that leads to the sentence; null without an address or verbatim text. */
  readonly url: string | null;
}

export interface RankedParagraph {
  readonly article: string;
  readonly paragraph: number;
  readonly score: number;
}

/** Milliseconds. */
export interface Timing {
  readonly embedMs: number;
  readonly searchMs: number;
  readonly totalMs: number;
}
