import { performance } from 'node:perf_hooks';
import type { GoldQuestion } from './gold.js';
import type { Result, System } from './system.js';

export type { Asker } from './system.js';

/** One question with what came of it. */
export interface Outcome extends Result {
  /** 1-based rank of the first right paragraph among the first ten; null when there is none. */
  readonly rank: number | null;
  /**
   * Whether the bold sentence of the first right passage holds the answer; null where no right passage is shown or the
   * gold does not say which words answer.
   */
  readonly sentenceHoldsAnswer: boolean | null;
  /** Milliseconds from question to answer. */
  readonly ms: number;
}

/** Questions about one article. */
export interface Questions {
  /** The article's id. */
  readonly article: string;
  readonly gold: readonly GoldQuestion[];
  /** The text of a paragraph of it, by number. */
  readonly textOf: (paragraph: number) => string;
}

export interface EvaluateOptions {
  /** Aborted: what is being asked is finished, and nothing more is. */
  readonly signal?: AbortSignal;
  /** Told after every question. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Asks every question of every system, one after the other: all systems the first question, then all the second, so that
 * what was asked until it was stopped was asked of all.
 *
 * @returns by system, outcomes in the order of the questions; as many for each
 */
export async function evaluate(
  systems: readonly System[],
  { article, gold, textOf }: Questions,
  { signal, onProgress }: EvaluateOptions = {},
): Promise<Outcome[][]> {
  const outcomes = systems.map((): Outcome[] => []);
  for (const [i, question] of gold.entries()) {
    // A static model never leaves the thread, and Ctrl-C is only heard between two turns of the event loop.
    await new Promise(setImmediate);
    if (signal?.aborted) break;
    for (const [s, system] of systems.entries()) {
      const started = performance.now();
      const result = await system.answer(question.question);
      const ms = rounded(performance.now() - started);
      outcomes[s]?.push(judge(result, ms, { article, question, textOf }));
    }
    onProgress?.(i + 1, gold.length);
  }
  return outcomes;
}

interface Asked {
  readonly article: string;
  readonly question: GoldQuestion;
  readonly textOf: Questions['textOf'];
}

function judge(result: Result, ms: number, { article, question, textOf }: Asked): Outcome {
  const isRight = (passage: { readonly article: string; readonly paragraph: number }) =>
    passage.article === article && question.paragraphs.includes(passage.paragraph);
  const position = result.ranking.findIndex(isRight);
  const shown = result.shown.find(isRight);
  return {
    ...result,
    rank: position === -1 ? null : position + 1,
    sentenceHoldsAnswer: shown ? holdsAnswer(question, textOf(shown.paragraph), shown.sentence) : null,
    ms,
  };
}

function holdsAnswer({ snippets, answer }: GoldQuestion, text: string, boldSentence: string): boolean | null {
  const sentence = boldSentence.toLowerCase();
  const own = snippets.filter((snippet) => text.includes(snippet)).map((snippet) => snippet.toLowerCase());
  // A snippet may reach over the end of a sentence: either holding the other is the right sentence.
  if (own.length > 0) return own.some((snippet) => sentence.includes(snippet) || snippet.includes(sentence));
  const words = answer.toLowerCase();
  if (words === '' || !text.toLowerCase().includes(words)) return null;
  return sentence.includes(words);
}

/** Microseconds: finer is noise. */
function rounded(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}
