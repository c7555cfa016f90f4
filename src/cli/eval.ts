import type { Command } from './command.js';
import { evaluated } from './eval-run.js';

export const evaluation: Command = {
  usage: 'eval [options]',
  description:
    'Asks questions whose right paragraphs are known, and says how many were found, answered and refused rightly, with\n' +
    "95 % intervals. Without options: the shipped article's own questions. Every run is saved in DATA_DIR/runs.",
  options: [
    { name: 'article', value: 'FILE', summary: 'ask about this article; its questions are in --gold, or beside it' },
    { name: 'gold', value: 'FILE', summary: 'one JSON object a line: id, question, answerable, gold (paragraphs)' },
    {
      name: 'compare',
      value: 'LIST',
      summary: 'ask also: unaided, hybrid, dense, bm25, minisearch, orama, langchain',
    },
    { name: 'model', value: 'MODEL', summary: 'with this model (see EMBEDDING_MODEL); repeated: compare them' },
    { name: 'min', value: 'LIST', summary: 'end with exit code 1 below these, as in hit@3=0.9,auc=0.8' },
    { name: 'json', summary: 'write the whole run as one JSON object' },
    { name: 'html', value: 'FILE', summary: 'write it as a page with charts and every question, too' },
  ],
  examples: [
    'eval',
    'eval --article report.txt --gold report.gold.jsonl',
    'eval --compare bm25,dense,hybrid --html report.html',
    'eval --min hit@3=0.9,auc=0.8',
  ],
  subcommands: [
    {
      name: 'diff',
      summary: 'which questions another run won and lost',
      load: async () => (await import('./eval-diff.js')).evaluationDiff,
    },
    {
      name: 'new',
      summary: "write a file to fill an article's questions into",
      load: async () => (await import('./eval-new.js')).evaluationNew,
    },
    {
      name: 'calibrate',
      summary: 'fit ranking and refusals for the model in use',
      load: async () => (await import('./eval-calibrate.js')).evaluationCalibrate,
    },
  ],
  run: evaluated,
};
