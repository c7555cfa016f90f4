import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, inject, test } from 'vitest';
import { measureLoading } from '../../../src/evaluation/bench/loading-process.js';
import { sizesFor } from '../../../src/evaluation/bench/neighbours.js';
import { measureNeighbours } from '../../../src/evaluation/bench/neighbours-process.js';
import type { MeasuredSection } from '../../../src/evaluation/bench/run.js';

type Neighbours = typeof import('../../../src/evaluation/bench/neighbours.js');

const folder = mkdtempSync(join(tmpdir(), 'footnote-neighbours-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('one size is searched, stored and loaded again', async () => {
  const task = { kind: 'random' as const, count: 400, dimension: 16, folder };
  const { recall, buildMs, hnswMs, exactMs, fileMb } = await measureNeighbours(task);
  expect(recall).toBeGreaterThan(0.99);
  expect(recall).toBeLessThanOrEqual(1);
  expect(Math.min(buildMs, ...hnswMs, ...exactMs)).toBeGreaterThan(0);
  expect(hnswMs).toHaveLength(exactMs.length);
  // The vectors alone are 400 × 16 × 4 bytes, in their file and in the graph.
  expect(fileMb).toBeGreaterThan(0.0512);
  expect(fileMb).toBeLessThan(0.3);
  const loaded = await measureLoading(task);
  expect(loaded.ms).toBeGreaterThan(0);
  await expect(measureLoading({ ...task, count: 401 })).rejects.toThrow('holds 400 vectors');
  await expect(measureLoading({ ...task, dimension: 8 })).rejects.toThrow('another dimension');
});

test('every size is measured in a process of its own, and gives a section; the sizes give growth', async () => {
  const compiled = join(dirname(dirname(inject('program'))), 'evaluation', 'bench', 'neighbours.js');
  const { neighbours }: Neighbours = await import(pathToFileURL(compiled).href);
  const sections = [];
  for await (const section of neighbours(8, { random: [60], sentences: [50, 100] })) sections.push(section);
  expect(sections.map(({ title }) => title)).toEqual([
    'HNSW among 60 random vectors of 8 numbers, ef 128',
    'HNSW among 50 sentence-like vectors of 8 numbers, ef 128',
    'HNSW among 100 sentence-like vectors of 8 numbers, ef 128',
    'What the number of vectors costs, 50, 100 of them',
  ]);
  expect(sections[0]?.figures.map(({ name, unit }) => `${name} ${unit}`)).toEqual([
    '60 random: recall@10 share',
    '60 random: one search ms',
    '60 random: one exact search ms',
    '60 random: HNSW against exact ×',
    '60 random: vectors added /s',
    '60 random: loading the index ms',
    '60 random: memory of the index MB',
    '60 random: files of the index MB',
  ]);
  expect(sections[3]?.curves?.map(({ points }) => points.map(({ size }) => size))).toContainEqual([50, 100]);
  const files = sections[3]?.figures.find(({ name }) => name === 'files of the index, growth');
  expect(files?.value).toBeGreaterThan(0.3);
  expect(files?.value).toBeLessThan(1.1);
});

test('a stop leaves what was measured before', async () => {
  const compiled = join(dirname(dirname(inject('program'))), 'evaluation', 'bench', 'neighbours.js');
  const { neighbours }: Neighbours = await import(pathToFileURL(compiled).href);
  const stop = new AbortController();
  const sections: Pick<MeasuredSection, 'title'>[] = [];
  const measuring = async () => {
    for await (const section of neighbours(8, { random: [50, 60], sentences: [] }, stop.signal)) {
      sections.push(section);
      stop.abort();
    }
  };
  await expect(measuring()).rejects.toMatchObject({ name: 'Interrupted' });
  expect(sections).toHaveLength(1);
});

test('100,000 vectors are searched only when all is to be measured', () => {
  expect(Math.max(...sizesFor(false).sentences)).toBe(10_000);
  expect(Math.max(...sizesFor(true).sentences)).toBe(100_000);
});
