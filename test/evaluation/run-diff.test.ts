import { describe, expect, test } from 'vitest';
import type { Row } from '../../src/evaluation/figures.js';
import { diffRuns } from '../../src/evaluation/run-diff.js';
import { rowOf } from './outcomes.js';
import { runOf } from './runs.js';

const ids = (changes: readonly { before: Row }[]) => changes.map(({ before }) => before.question.id);

const BEFORE = [
  rowOf({ id: 'stays' }, { rank: 2 }),
  rowOf({ id: 'better' }, { rank: 2, confidence: 0.3 }),
  rowOf({ id: 'found' }, { rank: null }),
  rowOf({ id: 'worse' }, { rank: 1 }),
  rowOf({ id: 'far', answerable: false }, { rank: null, confidence: 0.2 }),
  rowOf({ id: 'gone' }, { rank: 1 }),
  rowOf({ id: 'other gold', paragraphs: [3] }, { rank: 1 }),
];
const AFTER = [
  rowOf({ id: 'far', answerable: false }, { rank: null, confidence: 0.8 }),
  rowOf({ id: 'worse' }, { rank: null }),
  rowOf({ id: 'found' }, { rank: 1 }),
  rowOf({ id: 'better' }, { rank: 1, confidence: 0.7 }),
  rowOf({ id: 'stays' }, { rank: 2 }),
  rowOf({ id: 'other gold', paragraphs: [4] }, { rank: 1 }),
];

describe('diffRuns', () => {
  const diff = diffRuns(runOf('a', BEFORE), runOf('b', AFTER));

  test('lists what was won and lost, most first, whatever the order of the questions', () => {
    expect(ids(diff.won)).toEqual(['found', 'better']);
    expect(ids(diff.lost)).toEqual(['worse']);
    expect(ids(diff.decidedRightly)).toEqual(['better']);
    expect(ids(diff.decidedWrongly)).toEqual(['far']);
  });

  test('compares only what both asked, with the same right paragraphs', () => {
    expect(diff).toMatchObject({ questions: 5, leftOut: 3 });
    expect(diff.figures.find(({ figure }) => figure === 'hit@1')).toEqual({
      figure: 'hit@1',
      before: 0.25,
      after: 0.5,
    });
    expect(diff.comparison?.differences.find(({ figure }) => figure === 'hit@1')).toMatchObject({
      value: 0.25,
      questions: 3,
      p: 1,
      verdict: 'noise',
    });
  });

  test('names what else differs', () => {
    expect(diff.differsIn).toEqual([]);
    const other = runOf('b', AFTER, {
      code: { version: '0.2.0', sha256: 'b' },
      gold: { file: '', sha256: 'z', questions: 6 },
    });
    expect(diffRuns(runOf('a', BEFORE), other).differsIn).toEqual(['the code', 'the gold file']);
  });

  test('has nothing to compare where no question is the same', () => {
    expect(diffRuns(runOf('a', [rowOf({ id: 'x' })]), runOf('b', [rowOf({ id: 'y' })]))).toMatchObject({
      questions: 0,
      leftOut: 2,
      comparison: null,
      won: [],
    });
  });
});
