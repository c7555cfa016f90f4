import { figure, ratios, type Section } from './figure.js';
import { IMPORT_ALONE, loadsModelOrIndex, PROGRAM, runningTime } from './processes.js';
import { inTurn } from './stopwatch.js';

const ROUNDS = 11;

/** Whole processes, from their start to their end, taken in turn. */
export async function coldStart(question: string): Promise<Section> {
  const ask = [PROGRAM, 'ask', question];
  const help = [PROGRAM, '--help'];
  // Once for the disk's sake.
  for (const args of [ask, IMPORT_ALONE, help]) runningTime(args);
  const ms = await inTurn(ROUNDS, {
    ask: () => runningTime(ask),
    import: () => runningTime(IMPORT_ALONE),
    help: () => runningTime(help),
    node: () => runningTime(['-e', '0']),
  });
  return {
    title: 'A process from start to end',
    figures: [
      figure('footnote ask', 'ms', ms.ask),
      figure('Node importing the model library alone', 'ms', ms.import),
      figure('ask against the import', '×', ratios(ms.ask, ms.import), { bound: 'at most', value: 1.6 }),
      figure('footnote --help', 'ms', ms.help),
      figure('--help against an empty script', '×', ratios(ms.help, ms.node)),
      figure('--help loads model or index', 'share', [loadsModelOrIndex(help) ? 1 : 0], { bound: 'at most', value: 0 }),
    ],
  };
}
