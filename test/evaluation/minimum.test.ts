import { describe, expect, test } from 'vitest';
import { figuresOf } from '../../src/evaluation/figures.js';
import { parseMinimums, shortfalls } from '../../src/evaluation/minimum.js';
import { rowOf } from './outcomes.js';

describe('parseMinimums', () => {
  test('reads figures and numbers', () => {
    expect(parseMinimums('hit@3=0.9, AUC=.8,mrr=1')).toEqual([
      { figure: 'hit@3', least: 0.9 },
      { figure: 'auc', least: 0.8 },
      { figure: 'mrr', least: 1 },
    ]);
  });

  test.each([
    '',
    'hit@3',
    'hit@3=',
    'hit@3=high',
    'hit@3=-1',
    'hit@3=1.1',
    'hit@3=0.5=0.6',
    'hit@3=0x1',
    'calibration-error=0.1',
  ])('refuses %j', (text) => {
    expect(() => parseMinimums(text)).toThrow(/^--min (?:knows no figure|takes a number from 0 to 1)/);
  });
});

test('shortfalls names what is below, and what cannot be told', () => {
  const figures = figuresOf([rowOf({}, { rank: 1 }), rowOf({}, { rank: 2 })]);
  const check = (text: string) => shortfalls(figures, parseMinimums(text));
  expect(check('hit@1=0.5,hit@3=1')).toEqual([]);
  expect(check('hit@1=0.51')).toEqual(['hit@1 is 0.500, and at least 0.51 was asked for.']);
  expect(check('auc=0.1')).toEqual(['auc cannot be told from these questions, and at least 0.1 was asked for.']);
});
