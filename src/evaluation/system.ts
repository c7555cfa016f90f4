import type { Answer, AskOptions, RankedParagraph } from '../answer/answer.js';

/** Anything that answers questions. */
export interface Asker {
  ask(question: string, options?: AskOptions): Promise<Answer>;
}

/** Whether a question was answered, and how sure of that the system was. */
export interface Decision {
  readonly answered: boolean;
  /** Probability, 0 to 1, that it is answerable. */
  readonly confidence: number;
  /** Why it was refused, for people; null when answered. */
  readonly reason: string | null;
}

/** A paragraph that a person is shown. */
export interface ShownParagraph {
  readonly article: string;
  readonly paragraph: number;
  /** The answering sentence, verbatim. */
  readonly sentence: string;
}

/** What came of one question. */
export interface Result {
  /** Best first, at most ten. */
  readonly ranking: readonly RankedParagraph[];
  /** Higher the likelier the question is answerable: the confidence, or the best paragraph's score where none is stated. */
  readonly score: number;
  /** null where a system ranks and does not decide. */
  readonly decision: Decision | null;
  /** Empty when refused, and where a system chooses no sentence. */
  readonly shown: readonly ShownParagraph[];
}

/** What ranks an article's paragraphs for a question, and may decide whether they answer it. */
export interface System {
  /** As the command line names it; unique in a run. */
  readonly name: string;
  /** What it is made of, in a line. */
  readonly description: string;
  /** The model that it embeds with; null without one. */
  readonly model: EvaluatedModel | null;
  /** What it searches. */
  readonly index: string;
  answer(question: string): Promise<Result>;
}

export interface EvaluatedModel {
  readonly id: string;
  /** SHA-256, hex, of the checksums of its files. */
  readonly hash: string;
  /** What its ranking and its decision were fitted on. */
  readonly fittedOn: string;
  /** SHA-256, hex, of what was fitted. */
  readonly parameters: string;
}

/** What an answer of Footnote's came to. */
export function resultOf(answer: Answer): Result {
  return {
    ranking: answer.ranking,
    score: answer.confidence,
    decision: { answered: answer.answerable, confidence: answer.confidence, reason: answer.reason },
    shown: answer.passages.map(({ article, paragraph, sentence }) => ({ article, paragraph, sentence })),
  };
}
