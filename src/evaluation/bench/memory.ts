import { figure, ratios, type Section, yardstick } from './figure.js';
import { IMPORT_ALONE, PROGRAM, peakMemory } from './processes.js';
import { inTurn } from './stopwatch.js';
import type { Workbench } from './workbench.js';

const ROUNDS = 3;

/** The most memory that a process needs which answers questions one after the other. */
export async function* memory(bench: Workbench): AsyncGenerator<Section> {
  const { signal } = bench;
  const questions = await bench.questions();
  const input = `${questions.join('\n')}\n`;
  const mb = await inTurn(
    ROUNDS,
    {
      ask: () => peakMemory([PROGRAM, 'ask', '--json', '--batch', '-'], { input, signal }),
      import: () => peakMemory(IMPORT_ALONE, { signal }),
    },
    signal,
  );
  yield {
    title: `Memory, at its highest, of a process that answers ${questions.length} questions`,
    figures: [
      figure('footnote ask --batch', 'MB', mb.ask, { bound: 'at most', value: 250 }),
      yardstick('importing the model library alone', 'MB', mb.import),
      figure('ask --batch against the import', '×', ratios(mb.ask, mb.import)),
    ],
  };
}
