import type { Article } from './article.js';
import { normalize } from './normalize.js';
import type { WrittenQuestion } from './questions-file.js';

/** Something to mend in a questions file. */
export interface QuestionFinding {
  readonly kind: 'unknown-paragraph' | 'duplicate' | 'no-question';
  /** Of the questions file; null when a paragraph has no line at all. */
  readonly line: number | null;
  /** 1-based paragraph number; null for a duplicate. */
  readonly paragraph: number | null;
  /** A sentence for people. */
  readonly message: string;
}

/** Unknown paragraphs and repeated questions in the order of their lines, then the paragraphs without a question. */
export function checkQuestions(article: Article, questions: readonly WrittenQuestion[]): QuestionFinding[] {
  const findings: QuestionFinding[] = [];
  const count = article.paragraphs.length;
  const first = new Map<string, number>();
  const asked = new Set<number>();
  for (const { line, paragraphs, question } of questions) {
    for (const paragraph of paragraphs) {
      asked.add(paragraph);
      if (paragraph <= count) continue;
      const message = `Line ${line}: there is no paragraph ${paragraph}; ${article.id} has ${count}.`;
      findings.push({ kind: 'unknown-paragraph', line, paragraph, message });
    }
    const same = essence(question);
    const earlier = first.get(same);
    if (earlier === undefined) first.set(same, line);
    else {
      const message = `Line ${line}: "${question}" is asked on line ${earlier} already.`;
      findings.push({ kind: 'duplicate', line, paragraph: null, message });
    }
  }
  for (const { number } of article.paragraphs) {
    if (asked.has(number)) continue;
    const message = `Paragraph ${number} has no question.`;
    findings.push({ kind: 'no-question', line: null, paragraph: number, message });
  }
  return findings;
}

/** What is left of a question without case, accents and punctuation. */
function essence(question: string): string {
  return normalize(question)
    .replace(/'/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
