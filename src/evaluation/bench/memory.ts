import { figure, ratios, type Section } from './figure.js';
import { IMPORT_ALONE, PROGRAM, peakMemory } from './processes.js';
import { inTurn } from './stopwatch.js';

const ROUNDS = 3;

/** The most memory that a process needs which answers questions one after the other. */
export async function memory(questions: readonly string[]): Promise<Section> {
  const lines = `${questions.join('\n')}\n`;
  const mb = await inTurn(ROUNDS, {
    ask: () => peakMemory([PROGRAM, 'ask', '--json', '--batch', '-'], lines),
    import: () => peakMemory(IMPORT_ALONE),
  });
  return {
    title: `Memory, at its highest, of a process that answers ${questions.length} questions`,
    figures: [
      figure('footnote ask --batch', 'MB', mb.ask, { bound: 'at most', value: 250 }),
      figure('against importing the model library alone', '×', ratios(mb.ask, mb.import)),
    ],
  };
}
