import type { Answer, AskOptions } from '../answer/answer.js';
import type { GoldQuestion } from './gold.js';

/** One question with what came of it. */
export interface Outcome {
  readonly gold: GoldQuestion;
  readonly answer: Answer;
  /** 1-based rank of the first right paragraph in the ranking; Infinity when it is not among the best ten. */
  readonly rank: number;
  /**
   * Whether the bold sentence of the first right passage holds the answer; null where no right passage is shown or the
   * gold does not say which words answer.
   */
  readonly sentenceHoldsAnswer: boolean | null;
}

/** Anything that answers questions. */
export interface Asker {
  ask(question: string, options?: AskOptions): Promise<Answer>;
}

/** Asks every question, one after the other. */
export async function evaluate(asker: Asker, questions: readonly GoldQuestion[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const gold of questions) {
    const answer = await asker.ask(gold.question);
    const found = answer.ranking.findIndex(({ paragraph }) => gold.paragraphs.includes(paragraph));
    outcomes.push({
      gold,
      answer,
      rank: found === -1 ? Number.POSITIVE_INFINITY : found + 1,
      sentenceHoldsAnswer: sentenceHoldsAnswer(gold, answer),
    });
  }
  return outcomes;
}

function sentenceHoldsAnswer(gold: GoldQuestion, answer: Answer): boolean | null {
  const passage = answer.passages.find(({ paragraph }) => gold.paragraphs.includes(paragraph));
  if (passage === undefined) return null;
  const sentence = passage.sentence.toLowerCase();
  const snippets = gold.snippets
    .filter((snippet) => passage.text.includes(snippet))
    .map((snippet) => snippet.toLowerCase());
  // A snippet may reach over the end of a sentence: either holding the other is the right sentence.
  if (snippets.length > 0) return snippets.some((snippet) => sentence.includes(snippet) || snippet.includes(sentence));
  const words = gold.answer.toLowerCase();
  if (words === '' || !passage.text.toLowerCase().includes(words)) return null;
  return sentence.includes(words);
}
