import { readConfig } from '../config.js';
import { loadEnvironment } from '../environment.js';
import { UserError } from '../user-error.js';
import type { Command } from './command.js';
import { lookFor } from './look-for.js';
import { visibleJson } from './render/json.js';
import { write } from './terminal.js';

export const evaluationDiff: Command = {
  usage: 'eval diff [options] BEFORE AFTER',
  description:
    'Shows which questions were won and lost from one saved run to another, and whether the difference is more than noise.\n' +
    "A run is last, last~1 (the one before), an id or the beginning of one, or a file's path.",
  options: [{ name: 'json', summary: 'write everything as one JSON object' }],
  examples: ['eval diff last~1 last', 'eval diff baseline.json last'],
  async run(args, terminal) {
    const [first, second] = args.words;
    if (first === undefined || second === undefined || args.words.length > 2) {
      throw new UserError('Name two runs: footnote eval diff last~1 last.');
    }
    const { dataDir } = readConfig(await loadEnvironment(terminal.env));
    const { findRun } = await import('../evaluation/run-store.js');
    const { diffRuns } = await import('../evaluation/run-diff.js');
    const diff = diffRuns(await findRun(dataDir, first), await findRun(dataDir, second));
    if (args.has('json')) {
      await write(terminal.stdout, `${visibleJson(diff)}\n`);
      return 0;
    }
    const { renderDiff } = await import('./render/run-diff.js');
    const changes = [diff.won, diff.lost, diff.decidedRightly, diff.decidedWrongly].flat();
    const texts = changes.flatMap(({ before: { question } }) => [question.id, question.question]);
    await write(terminal.stdout, renderDiff(diff, await lookFor(terminal, args.has('no-color'), texts)));
    return 0;
  },
};
