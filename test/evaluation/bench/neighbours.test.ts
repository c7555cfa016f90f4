import { expect, test } from 'vitest';
import { neighbours } from '../../../src/evaluation/bench/neighbours.js';

test('HNSW is held against exact search at every size', async () => {
  const section = await neighbours([200, 400], 16);
  expect(section?.figures.map(({ name, unit }) => `${name} ${unit}`)).toEqual([
    '200: recall@10 share',
    '200: one search ms',
    '200: against exact search ×',
    '400: recall@10 share',
    '400: one search ms',
    '400: against exact search ×',
  ]);
  for (const { name, value } of section?.figures ?? []) {
    expect(value).toBeGreaterThan(0);
    if (name.endsWith('recall@10')) expect(value).toBeGreaterThan(0.99);
  }
});
