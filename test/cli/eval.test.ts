import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { folderWith, LIGHTHOUSE } from './fixtures.js';
import { runProgram } from './program.js';

const GOLD = [
  { id: 1, question: 'who came to see it lit again?', answerable: true, gold: [1], answer: 'four hundred people' },
  { id: 2, question: 'which engineer built it?', answerable: true, gold: ['the engineer Tobias Crane'] },
  { id: 3, question: 'what do penguins eat?', answerable: false, gold: [] },
].map((row) => JSON.stringify(row));

let folder: ReturnType<typeof folderWith> | undefined;
afterEach(() => folder?.remove());

/** @param gold - the lines of its file; null: none */
function evaluate(gold: readonly string[] | null, options: readonly string[] = []) {
  folder = folderWith({ 'gull-point.md': LIGHTHOUSE, ...(gold && { 'gold.jsonl': `${gold.join('\n')}\n` }) });
  const { path } = folder;
  const files = ['--article', join(path, 'gull-point.md'), '--gold', join(path, 'gold.jsonl')];
  return runProgram(['eval', ...files, ...options], { DATA_DIR: join(path, 'data') });
}

describe('footnote eval', () => {
  it("says how well a person's own article is answered", async () => {
    const { code, stdout, stderr } = await evaluate(GOLD);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^2 answerable and 1 unanswerable questions\n/);
    expect(stdout).toMatch(/^all answerable +1\.00 +1\.00 +1\.00 +1\.00 /m);
  });

  it('gives the same numbers as one JSON object', async () => {
    const { stdout } = await evaluate(GOLD, ['--json']);
    expect(stdout.trimEnd()).not.toContain('\n');
    expect(JSON.parse(stdout)).toMatchObject({ answerable: 2, unanswerable: 1, hit1: 1, mrr: 1, auc: 1 });
  });

  it("asks the shipped article's own questions without options", async () => {
    folder = folderWith({});
    const { code, stdout } = await runProgram(['eval', '--json'], { DATA_DIR: folder.path });
    expect(code).toBe(0);
    const { answerable, unanswerable, hit3 } = JSON.parse(stdout);
    expect(answerable).toBeGreaterThanOrEqual(60);
    expect(unanswerable).toBeGreaterThanOrEqual(30);
    expect(hit3).toBeGreaterThan(0.9);
  });

  it.each([
    ['a row that is not JSON', '{"id": 4', /gold\.jsonl, line 4 is not JSON; write one object a line\.$/],
    ['a row without a question', '{"id": 4, "answerable": false, "gold": []}', /line 4: "question" is not right/],
    [
      'a paragraph that the article lacks',
      JSON.stringify({ id: 4, question: 'why?', answerable: true, gold: [6] }),
      /line 4: the article has 5 paragraphs, not 6\.$/,
    ],
    [
      'words that the article lacks',
      JSON.stringify({ id: 4, question: 'why?', answerable: true, gold: ['\u001B[31mred light'] }),
      /line 4: no paragraph holds the words "red light"\.$/,
    ],
  ])('refuses %s, naming its line', async (_name, row, message) => {
    const { code, stdout, stderr } = await evaluate([...GOLD, row]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.trimEnd()).toMatch(message);
    expect(stderr).toMatch(/^\P{Cc}+\n$/u);
  });

  it('refuses a gold file that is missing or empty', async () => {
    expect(await evaluate(null)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('gold.jsonl cannot be read'),
    });
    folder?.remove();
    expect(await evaluate([''])).toMatchObject({ code: 2, stderr: expect.stringContaining('holds no question') });
  });

  it.each([
    [['--article', 'a.md'], '--article and --gold go together: name both files, or neither.'],
    [['--gold', 'a.jsonl'], '--article and --gold go together: name both files, or neither.'],
    [['why?'], 'eval takes no question: name a file of questions with --gold FILE.'],
  ])('%j ends with one sentence and exit code 2', async (args, sentence) => {
    expect(await runProgram(['eval', ...args])).toEqual({ code: 2, stdout: '', stderr: `${sentence}\n` });
  });

  it('says so where the shipped article is not among the articles', async () => {
    folder = folderWith({ 'gull-point.md': LIGHTHOUSE });
    const { path } = folder;
    const { code, stderr } = await runProgram(['eval'], { DATA_DIR: join(path, '.data'), ARTICLES_DIR: path });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^The article s300-reset is not there; name others with --article and --gold\.\n$/);
  });
});
