import { resolve } from 'node:path';
import { readConfig } from '../config.js';
import { loadEnvironment } from '../environment.js';
import type { EvaluateOptions, Outcome } from '../evaluation/evaluate.js';
import type { Minimum } from '../evaluation/minimum.js';
import type { Asked } from '../evaluation/questions.js';
import type { SavedRun } from '../evaluation/run.js';
import type { System } from '../evaluation/system.js';
import type { Parts } from '../footnote.js';
import { UserError } from '../user-error.js';
import { lookFor } from './look-for.js';
import { openEngineParts } from './open.js';
import type { ParsedArguments } from './options.js';
import { assertCanWrite, writeOutput } from './output-file.js';
import { ProgressReport } from './progress.js';
import { visibleJson } from './render/json.js';
import { stopSignal } from './stop-signal.js';
import { type Terminal, write } from './terminal.js';

interface Request {
  readonly article: string | undefined;
  readonly gold: string | undefined;
  /** As they were written; none: the one that is configured. */
  readonly models: readonly string[];
  /** Systems besides Footnote. */
  readonly systems: readonly string[];
  readonly minimums: readonly Minimum[];
  readonly json: boolean;
  /** Where the page is wanted. */
  readonly html: string | undefined;
}

/** What `footnote eval` does without a subcommand. */
export async function evaluated(args: ParsedArguments, terminal: Terminal): Promise<number> {
  const request = await readRequest(args);
  const prepared = await prepare(request, terminal);
  const stop = stopSignal(() => {});
  const outcomes = await ask(prepared, terminal, stop.signal).finally(() =>
    Promise.all(prepared.opened.map(({ embedder }) => embedder.close())),
  );
  const run = await runOf(prepared, outcomes);
  if (run.questions.length === 0) {
    await write(terminal.stderr, 'Stopped before the first question was answered: nothing is saved.\n');
    return stop.code() ?? 1;
  }
  const saved = await save(run, terminal);
  await write(terminal.stdout, request.json ? `${visibleJson(run)}\n` : await report(run, args, terminal));
  await write(terminal.stderr, saved);
  if (request.html !== undefined) {
    const { evaluationPage } = await import('../evaluation/run-page/page.js');
    await writeOutput(request.html, evaluationPage(run));
  }
  if (run.partial) return stop.code() ?? 1;
  return guard(run, request.minimums, terminal);
}

/** All that can be wrong with the command line is said before anything is loaded. */
async function readRequest(args: ParsedArguments): Promise<Request> {
  if (args.words.length > 0)
    throw new UserError('eval takes no question: name a file of questions with --gold FILE, or see eval --help.');
  const { parseMinimums, parseSystems } = await import('../evaluation/index.js');
  const models = args.all('model');
  const compared = args.last('compare');
  if (models.length > 1 && compared !== undefined) {
    throw new UserError('--compare and several --model do not go together: compare systems with one model.');
  }
  if (new Set(models).size < models.length) throw new UserError('--model names one model twice: name others.');
  const minimum = args.last('min');
  const html = args.last('html');
  if (html !== undefined) await assertCanWrite(html, '--html');
  return {
    article: args.last('article'),
    gold: args.last('gold'),
    models,
    systems: compared === undefined ? [] : parseSystems(compared),
    minimums: minimum === undefined ? [] : parseMinimums(minimum),
    json: args.has('json'),
    html,
  };
}

/** All that is asked, and who. */
interface Prepared extends Asked {
  readonly opened: readonly Parts[];
  readonly corpus: Parts['corpus'];
  readonly systems: readonly System[];
}

async function prepare(
  { article: path, gold, models, systems: names }: Request,
  terminal: Terminal,
): Promise<Prepared> {
  const { footnoteSystem, openSystems, questionsAbout, questionsOf, shippedQuestions } = await import(
    '../evaluation/index.js'
  );
  // A mistake in a row should not wait for a model to be downloaded.
  const named =
    path === undefined
      ? null
      : await questionsAbout(await (await import('../article/read-article.js')).readArticle(path), path, gold);
  const opened: Parts[] = [];
  try {
    for (const model of models.length > 0 ? models : [undefined]) {
      opened.push(await openModel(terminal, path === undefined ? [] : [path], model));
    }
    const [first] = opened;
    if (first === undefined) throw new Error('no engine was opened');
    const { corpus } = first;
    const asked =
      named ?? (await (gold === undefined ? shippedQuestions(corpus.articles) : questionsOf(corpus.articles, gold)));
    const systems =
      opened.length > 1 ? opened.map((parts, i) => footnoteSystem(parts, models[i])) : await openSystems(first, names);
    return { ...asked, opened, corpus, systems };
  } catch (error) {
    await Promise.all(opened.map(({ embedder }) => embedder.close()));
    throw error;
  }
}

/** @param model - a folder is meant from where the command is given; left out: the one that is configured */
async function openModel(terminal: Terminal, files: readonly string[], model: string | undefined): Promise<Parts> {
  try {
    return await openEngineParts(
      terminal,
      { files },
      model && /^\.{1,2}(?:[\\/]|$)/.test(model) ? resolve(model) : model,
    );
  } catch (error) {
    if (model === undefined || !(error instanceof UserError)) throw error;
    throw new UserError(error.message.replace(/^EMBEDDING_MODEL is/, '--model is'), { cause: error });
  }
}

async function ask(
  { systems, article, gold }: Prepared,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<Outcome[][]> {
  const { evaluate } = await import('../evaluation/index.js');
  const progress = new ProgressReport(terminal);
  const onProgress: EvaluateOptions['onProgress'] = (done, total) =>
    progress.update({ phase: 'embed', label: 'questions', done, total });
  const textOf = (paragraph: number) => article.paragraphs[paragraph - 1]?.text ?? '';
  try {
    return await evaluate(systems, { article: article.id, gold: gold.questions, textOf }, { signal, onProgress });
  } finally {
    progress.end();
  }
}

async function runOf(prepared: Prepared, outcomes: readonly Outcome[][]): Promise<SavedRun> {
  const { makeRun } = await import('../evaluation/index.js');
  return makeRun({ ...prepared, outcomes });
}

/** A disk that is full loses the copy, not the result. @returns a line for the host */
async function save(run: SavedRun, terminal: Terminal): Promise<string> {
  const { dataDir } = readConfig(await loadEnvironment(terminal.env));
  const { saveRun } = await import('../evaluation/index.js');
  try {
    await saveRun(dataDir, run);
    return '';
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return `The run is not saved. ${error.message}\n`;
  }
}

async function report(run: SavedRun, args: ParsedArguments, terminal: Terminal): Promise<string> {
  const { renderRun, textsOf } = await import('./render/evaluation.js');
  const look = await lookFor(terminal, args.has('no-color'), textsOf(run));
  if (run.systems.length === 1) return renderRun(run, look);
  return (await import('./render/comparison.js')).renderComparison(run, look);
}

/** @returns the exit code */
async function guard(run: SavedRun, minimums: readonly Minimum[], terminal: Terminal): Promise<number> {
  const { shortfalls } = await import('../evaluation/index.js');
  const [first] = run.systems;
  const short = first ? shortfalls(first.figures, minimums) : [];
  await write(terminal.stderr, short.map((sentence) => `${sentence}\n`).join(''));
  return short.length > 0 ? 1 : 0;
}
