import { hash, randomBytes } from 'node:crypto';
import { cpus } from 'node:os';
import type { Corpus } from '../answer/passage.js';
import type { Article } from '../article/article.js';
import { codeVersion } from './code-version.js';
import { compare } from './compare.js';
import { hitsOf, refusalsOf, reliabilityOf } from './curves.js';
import type { Outcome } from './evaluate.js';
import { figuresOf, type Row } from './figures.js';
import type { GoldFile, GoldQuestion } from './gold.js';
import type { KindFigures, SavedRun, SystemRun } from './run.js';
import type { System } from './system.js';

export interface Evaluated {
  readonly article: Article;
  readonly gold: GoldFile;
  readonly corpus: Corpus;
  readonly systems: readonly System[];
  /** By system; as many for each, and fewer than there are questions where it was stopped. */
  readonly outcomes: readonly (readonly Outcome[])[];
}

/** All that is known after the last question, computed. */
export async function makeRun({ article, gold, corpus, systems, outcomes }: Evaluated): Promise<SavedRun> {
  const questions = gold.questions.slice(0, outcomes[0]?.length ?? 0);
  const at = new Date();
  const rows = outcomes.map((own) => rowsOf(questions, own, article.id));
  const compared = systems.map(({ name }, s) => ({ name, rows: rows[s] ?? [] }));
  const [first, ...others] = compared;
  return {
    format: 1,
    id: `${at.toISOString().replace(/[^\dT]/g, '')}-${randomBytes(2).toString('hex')}`,
    at: at.toISOString(),
    partial: questions.length < gold.questions.length,
    article: { id: article.id, title: article.title },
    gold: { file: gold.path, sha256: gold.sha256, questions: gold.questions.length },
    code: await codeVersion(),
    machine: { node: process.version, platform: process.platform, processor: cpus()[0]?.model ?? 'unknown' },
    corpus: {
      articles: corpus.articles.length,
      passages: corpus.passages.length,
      written: corpus.expansions.length,
      sha256: hash('sha256', JSON.stringify(corpus.entries.map(({ key }) => key))),
    },
    passages: passagesOf(corpus, questions, outcomes.flat(), article.id),
    questions,
    systems: systems.map((system, s) => systemRun(system, outcomes[s] ?? [], rows[s] ?? [])),
    comparisons: first ? compare(first, others) : [],
  };
}

export function rowsOf(questions: readonly GoldQuestion[], outcomes: readonly Outcome[], article: string): Row[] {
  return outcomes.flatMap((outcome, i) => {
    const question = questions[i];
    return question ? [{ question, outcome, article }] : [];
  });
}

function systemRun({ name, description, model, index }: System, outcomes: readonly Outcome[], rows: Row[]): SystemRun {
  return {
    name,
    description,
    model,
    index,
    outcomes,
    figures: figuresOf(rows),
    kinds: kindsOf(rows),
    reliability: reliabilityOf(rows),
    refusals: refusalsOf(rows),
    hits: hitsOf(rows),
  };
}

/** By kind, the answerable ones first, each sorted by name. */
function kindsOf(rows: readonly Row[]): KindFigures[] {
  return [true, false].flatMap((answerable) => {
    const side = rows.filter(({ question }) => question.answerable === answerable);
    const kinds = [...new Set(side.map(({ question }) => question.kind))].sort();
    return kinds.map((kind) => {
      const own = side.filter(({ question }) => question.kind === kind);
      return { kind, answerable, questions: own.length, figures: figuresOf(own) };
    });
  });
}

function passagesOf(
  corpus: Corpus,
  questions: readonly GoldQuestion[],
  outcomes: readonly Outcome[],
  article: string,
): SavedRun['passages'] {
  const key = (of: string, paragraph: number) => JSON.stringify([of, paragraph]);
  const named = new Set([
    ...questions.flatMap(({ paragraphs }) => paragraphs.map((paragraph) => key(article, paragraph))),
    ...outcomes.flatMap(({ ranking }) => ranking.map((passage) => key(passage.article, passage.paragraph))),
  ]);
  return corpus.passages
    .filter((passage) => named.has(key(passage.article.id, passage.paragraph.number)))
    .map((passage) => ({
      article: passage.article.id,
      paragraph: passage.paragraph.number,
      text: passage.paragraph.text,
    }));
}
