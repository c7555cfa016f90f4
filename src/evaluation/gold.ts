import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { cleanQuestion } from '../answer/question.js';
import type { Article } from '../article/article.js';
import { cleanLine } from '../article/clean-characters.js';
import { shownPath } from '../article/read-text-file.js';
import { UserError } from '../user-error.js';

const Row = z.object({
  id: z.union([z.string(), z.number()]).transform((id) => cleanLine(String(id))),
  question: z.string().min(1),
  answerable: z.boolean(),
  /** Paragraph numbers, or verbatim snippets of the paragraphs that answer; any of them counts. */
  gold: z.array(z.union([z.int().positive(), z.string().min(1)])),
  answer: z.string().optional(),
  kind: z.string().optional(),
  type: z.string().optional(),
  difficulty: z.string().optional(),
});

/** A question whose right paragraphs are known. */
export interface GoldQuestion {
  readonly id: string;
  readonly question: string;
  readonly answerable: boolean;
  /** Numbers, from 1, of the paragraphs that answer on their own; empty when none does. */
  readonly paragraphs: readonly number[];
  /** Verbatim snippets of the answering sentences, where the file gives them. */
  readonly snippets: readonly string[];
  readonly answer: string;
  readonly kind: string;
}

/** A gold file as it was read. */
export interface GoldFile {
  readonly path: string;
  /** Hex, of its bytes. */
  readonly sha256: string;
  readonly questions: readonly GoldQuestion[];
}

/**
 * Reads questions with their right paragraphs, one JSON object a line; blank lines and `#` comments are skipped.
 *
 * @throws UserError naming the line, where a row is not such an object or names a paragraph the article does not have
 */
export async function readGold(path: string, article: Article): Promise<GoldQuestion[]> {
  return [...(await readGoldFile(path, article)).questions];
}

/** {@link readGold} with what tells one state of the file from another. */
export async function readGoldFile(path: string, article: Article): Promise<GoldFile> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    throw new UserError(`${shownPath(path)} cannot be read; give the path of a file with one question a line as JSON.`);
  }
  const questions = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .flatMap((line, i) => (/^\s*(?:#|$)/.test(line) ? [] : [parseRow(line, path, i + 1, article)]));
  if (questions.length === 0)
    throw new UserError(`${shownPath(path)} holds no question; write one JSON object a line, without # before it.`);
  return { path, sha256: hash('sha256', text), questions };
}

function parseRow(line: string, path: string, number: number, article: Article): GoldQuestion {
  const where = `${shownPath(path)}, line ${number}`;
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    throw new UserError(`${where} is not JSON; write one object a line.`);
  }
  const parsed = Row.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new UserError(`${where}: "${issue?.path.join('.') ?? ''}" is not right: ${issue?.message ?? 'unknown'}.`);
  }
  const row = parsed.data;
  const paragraphs = new Set(row.gold.flatMap((gold) => paragraphsOf(gold, article, where)));
  if (row.answerable !== paragraphs.size > 0) {
    throw new UserError(`${where}: an answerable question needs gold paragraphs, and an unanswerable one has none.`);
  }
  return {
    id: row.id,
    question: questionOf(row.question, where),
    answerable: row.answerable,
    paragraphs: [...paragraphs].sort((a, b) => a - b),
    snippets: row.gold.filter((gold) => typeof gold === 'string'),
    answer: row.answer ?? '',
    kind:
      [row.kind, row.difficulty, row.type].map((kind) => cleanLine(kind ?? '')).find((kind) => kind !== '') ??
      (row.answerable ? 'answerable' : 'unanswerable'),
  };
}

/** The question as a person's is asked: without control characters, and not longer than one may be. */
function questionOf(text: string, where: string): string {
  try {
    return cleanQuestion(text);
  } catch (error) {
    if (error instanceof UserError) throw new UserError(`${where}: ${error.message}`);
    throw error;
  }
}

function paragraphsOf(gold: string | number, article: Article, where: string): number[] {
  if (typeof gold === 'number') {
    if (gold <= article.paragraphs.length) return [gold];
    throw new UserError(`${where}: the article has ${article.paragraphs.length} paragraphs, not ${gold}.`);
  }
  const found = article.paragraphs.filter(({ text }) => text.includes(gold)).map(({ number }) => number);
  if (found.length === 0) throw new UserError(`${where}: no paragraph holds the words "${gold}".`);
  return found;
}
