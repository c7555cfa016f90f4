import { join } from 'node:path';
import type { Phases } from './cold-start-process.js';
import { figure, ratios, type Section, yardstick } from './figure.js';
import { IMPORT_ALONE, loadsModelOrIndex, PROGRAM, runNode, runningTime } from './processes.js';
import { inTurn, repeat } from './stopwatch.js';
import type { Workbench } from './workbench.js';

const ROUNDS = 11;

/** Whole processes, from their start to their end, taken in turn; and one that looks at the clock between its phases. */
export async function* coldStart(bench: Workbench): AsyncGenerator<Section> {
  const question = (await bench.questions())[0] ?? 'why?';
  yield await wholeProcesses(question, bench.signal);
  yield await byPhase(question, bench.signal);
}

async function wholeProcesses(question: string, signal: AbortSignal): Promise<Section> {
  const ask = [PROGRAM, 'ask', question];
  const help = [PROGRAM, '--help'];
  // Once for the disk's sake.
  for (const args of [ask, IMPORT_ALONE, help]) await runningTime(args, signal);
  const ms = await inTurn(
    ROUNDS,
    {
      ask: () => runningTime(ask, signal),
      import: () => runningTime(IMPORT_ALONE, signal),
      help: () => runningTime(help, signal),
      node: () => runningTime(['-e', '0'], signal),
    },
    signal,
  );
  const loads = await loadsModelOrIndex(help, signal);
  return {
    title: 'A process from start to end',
    figures: [
      figure('footnote ask', 'ms', ms.ask),
      yardstick('Node importing the model library alone', 'ms', ms.import),
      figure('ask against the import', '×', ratios(ms.ask, ms.import), { bound: 'at most', value: 1.6 }),
      figure('footnote --help', 'ms', ms.help),
      yardstick('an empty script', 'ms', ms.node),
      figure('--help against an empty script', '×', ratios(ms.help, ms.node)),
      figure('--help loads model or index', 'share', [loads ? 1 : 0], { bound: 'at most', value: 0 }),
    ],
  };
}

async function byPhase(question: string, signal: AbortSignal): Promise<Section> {
  const script = join(import.meta.dirname, 'cold-start-process.js');
  const run = async () => {
    const { stdout, ms } = await runNode([script, question], { signal });
    return { ...(JSON.parse(stdout) as Phases), whole: ms };
  };
  const rounds = await repeat(ROUNDS, run, signal);
  const of = (phase: keyof Phases | 'whole') => rounds.map((ms) => ms[phase]);
  const rest = rounds.map(({ whole, ...phases }) => whole - Object.values(phases).reduce((sum, ms) => sum + ms, 0));
  return {
    title: 'A cold start by phase, measured in the process itself',
    figures: [
      yardstick('starting Node', 'ms', of('process')),
      yardstick('+ importing the model library', 'ms', of('library')),
      figure("+ Footnote's code, MiniSearch, hnswlib", 'ms', of('code')),
      figure('+ corpus', 'ms', of('corpus')),
      figure('+ model', 'ms', of('model')),
      figure('+ index, and what is searched in memory', 'ms', of('index')),
      figure('+ first answer', 'ms', of('answer')),
      figure('+ spawning and ending, seen from outside', 'ms', rest),
      figure('the whole process', 'ms', of('whole')),
    ],
    notes: [
      'The phases run one after the other here; footnote ask reads files while it imports, and is faster by that.',
    ],
  };
}
