import { figuresOf, type Row } from '../../src/evaluation/figures.js';
import type { SavedRun } from '../../src/evaluation/run.js';

/** A run of these questions with one system. */
export function runOf(id: string, rows: readonly Row[], fields: Partial<SavedRun> = {}): SavedRun {
  return {
    format: 1,
    id,
    at: '2026-03-01T12:00:00.000Z',
    partial: false,
    article: { id: 'kiln', title: 'The kiln' },
    gold: { file: 'kiln.gold.jsonl', sha256: 'a', questions: rows.length },
    code: { version: '0.1.0', sha256: 'b' },
    machine: { node: 'v20', platform: 'linux', processor: 'one' },
    corpus: { articles: 1, passages: 9, written: 0, sha256: 'c' },
    passages: [],
    questions: rows.map(({ question }) => question),
    systems: [
      {
        name: 'footnote',
        description: 'all of it',
        model: { id: 'built-in', hash: 'd', fittedOn: 'others', parameters: 'e' },
        index: 'HNSW, 9 vectors',
        outcomes: rows.map(({ outcome }) => outcome),
        figures: figuresOf(rows),
        kinds: [],
        reliability: null,
        refusals: [],
        hits: [],
      },
    ],
    comparisons: [],
    ...fields,
  };
}
