import { readArticle } from '../article/read-article.js';
import { shownPath } from '../article/read-text-file.js';
import { type Config, readConfig } from '../config.js';
import { loadEnvironment } from '../environment.js';
import type { Asked } from '../evaluation/questions.js';
import type { Parts } from '../footnote.js';
import { UserError } from '../user-error.js';
import type { Command } from './command.js';
import { lookFor } from './look-for.js';
import { openEngineParts } from './open.js';
import type { ParsedArguments } from './options.js';
import { ProgressReport } from './progress.js';
import { renderCalibration } from './render/calibration.js';
import { type Terminal, write } from './terminal.js';

export const evaluationCalibrate: Command = {
  usage: 'eval calibrate [options]',
  description:
    'Fits fusion, sentence choice, decision and threshold for the model that is configured, and keeps them beside its\n' +
    'index. Judges them by fivefold cross-validation, before and after. Takes a minute, with a large model ten.',
  options: [
    { name: 'gold', value: 'FILE', summary: 'fit on your own questions as well, and judge on them alone' },
    { name: 'article', value: 'FILE', summary: 'the article that they are about' },
    { name: 'reset', summary: 'forget what was fitted here' },
  ],
  examples: ['eval calibrate', 'eval calibrate --article report.md --gold report.gold.jsonl', 'eval calibrate --reset'],
  async run(args, terminal) {
    if (args.words.length > 0) throw new UserError('eval calibrate takes options alone: see eval calibrate --help.');
    if (args.has('reset') && (args.has('gold') || args.has('article'))) {
      throw new UserError('--reset forgets, and fits nothing: leave out --gold and --article.');
    }
    const config = readConfig(await loadEnvironment(terminal.env));
    const own = await ownQuestions(args, config);
    const parts = await openEngineParts(terminal, { files: own ? [own.path] : [] });
    try {
      if (args.has('reset')) await reset(parts, config, terminal);
      else await calibrateFor(parts, own, config, args, terminal);
    } finally {
      await parts.embedder.close();
    }
    return 0;
  },
};

interface Own extends Asked {
  readonly path: string;
}

/** The person's article and questions, where they named any; before a model is loaded, so that a mistake shows early. */
async function ownQuestions(args: ParsedArguments, config: Config): Promise<Own | null> {
  const path = args.last('article');
  const gold = args.last('gold');
  const { questionsAbout, questionsOf } = await import('../evaluation/questions.js');
  if (path !== undefined) return { ...(await questionsAbout(await readArticle(path), path, gold)), path };
  if (gold === undefined) return null;
  const { readLibrary } = await import('../article/library.js');
  const library = await readLibrary(config.articlesDir);
  const asked = await questionsOf(
    library.map(({ article }) => article),
    gold,
  );
  return { ...asked, path: library.find(({ article }) => article.id === asked.article.id)?.path ?? '' };
}

async function reset({ embedder }: Parts, { dataDir }: Config, terminal: Terminal): Promise<void> {
  const { forgetCalibration } = await import('../answer/calibration-file.js');
  const { id } = embedder.model;
  const sentence = (await forgetCalibration(dataDir, embedder.model))
    ? `Forgot what was fitted here for ${id}.`
    : `Nothing was fitted here for ${id}.`;
  await write(terminal.stdout, `${sentence}\n`);
}

async function calibrateFor(
  parts: Parts,
  own: Own | null,
  { dataDir }: Config,
  args: ParsedArguments,
  terminal: Terminal,
): Promise<void> {
  const { fittedFor } = await import('../footnote.js');
  const { calibrateModel } = await import('../evaluation/fit/calibrate-model.js');
  const { writeCalibration } = await import('../answer/calibration-file.js');
  const progress = new ProgressReport(terminal);
  const base = await fittedFor(parts.embedder);
  const calibrated = await calibrateModel(parts, own, base, (label, done, total) =>
    progress.update({ phase: 'embed', label, done, total }),
  ).finally(() => progress.end());
  const path = await writeCalibration(dataDir, parts.embedder.model, calibrated.parameters);
  const look = await lookFor(terminal, args.has('no-color'), []);
  const facts = { ...calibrated, model: parts.embedder.model.id, path: shownPath(path), overrides: base !== null };
  await write(terminal.stdout, renderCalibration(facts, look));
}
