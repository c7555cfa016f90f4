import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/package-root.js';
import { folderWith, LIGHTHOUSE } from './fixtures.js';
import { runProgram } from './program.js';

const GOLD = [
  { id: 1, question: 'who came to see it lit again?', answerable: true, gold: [1], answer: 'four hundred people' },
  { id: 2, question: 'which engineer built it?', answerable: true, gold: ['the engineer Tobias Crane'] },
  { id: 3, question: 'what do penguins eat?', answerable: false, gold: [] },
].map((row) => JSON.stringify(row));

/** Presses Ctrl-C after a thousand turns of the event loop, of which every question takes one. */
const INTERRUPT = `--import=data:text/javascript,${encodeURIComponent(
  `const plain = setImmediate;
   let turns = 0;
   globalThis.setImmediate = (...call) => {
     if (++turns === 1000) process.kill(process.pid, 'SIGINT');
     return plain(...call);
   };`,
)}`;

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
    expect(stdout).toMatch(/^2 answerable and 1 unanswerable questions about gull-point/);
    expect(stdout).toMatch(/^right paragraph first \(hit@1\) +1\.00 +1\.00 to 1\.00$/m);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('shows what came instead of what should have come', async () => {
    const wrong = { id: 'x7', question: 'which engineer built it?', answerable: true, gold: [5] };
    const { stdout } = await evaluate([...GOLD, JSON.stringify(wrong)]);
    expect(stdout).toMatch(
      /^Ranked too low\n +x7 +which engineer built it\?\n +¶ 5 came [a-z0-9]+; first ¶ 2: The tower was/m,
    );
  });

  it('writes the whole run as one JSON object, and saves the same', async () => {
    const { stdout } = await evaluate(GOLD, ['--json']);
    expect(stdout.trimEnd()).not.toContain('\n');
    const run = JSON.parse(stdout);
    expect(run).toMatchObject({ format: 1, partial: false, article: { id: 'gull-point' }, gold: { questions: 3 } });
    expect(run.systems[0]).toMatchObject({ name: 'footnote', model: { id: 'built-in' }, outcomes: { length: 3 } });
    expect(run.systems[0].figures['hit@1']).toEqual({ value: 1, low: 1, high: 1 });
    const [file = '', ...others] = readdirSync(join(folder?.path ?? '', 'data', 'runs'));
    expect({ file, others }).toEqual({ file: `${run.id}.json`, others: [] });
    expect(JSON.parse(readFileSync(join(folder?.path ?? '', 'data', 'runs', file), 'utf8'))).toEqual(run);
  });

  it('writes the run as a page, too', async () => {
    const page = folderWith({});
    const file = join(page.path, 'report.html');
    const { code, stdout, stderr } = await evaluate(GOLD, ['--compare', 'bm25', '--html', file]);
    const html = readFileSync(file, 'utf8');
    page.remove();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^2 answerable and 1 unanswerable questions/);
    expect(html).toMatch(/^<!doctype html>[\s\S]*bm25 against footnote[\s\S]*<\/html>\n$/);
    expect(html).toContain('who came to see it lit again?');
    expect(html).toContain('Some four hundred people watched from the quay.');
  });

  it('tells its results where they cannot be saved, and says so', async () => {
    folder = folderWith({ 'gull-point.md': LIGHTHOUSE, 'gull-point.gold.jsonl': GOLD.join('\n') });
    const { code, stdout, stderr } = await runProgram(['eval', '--article', join(folder.path, 'gull-point.md')]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/hit@1\) +1\.00/);
    expect(stderr).toMatch(/^The run is not saved\. The data folder \/dev\/null .*DATA_DIR.*\.\n$/);
  });

  it("asks the shipped article's own questions without options", async () => {
    folder = folderWith({});
    const { code, stdout } = await runProgram(['eval', '--json', '--min', 'hit@3=0.9,auc=.7'], {
      DATA_DIR: folder.path,
    });
    expect(code).toBe(0);
    const run = JSON.parse(stdout);
    const answerable = run.questions.filter((question: { answerable: boolean }) => question.answerable).length;
    expect(answerable).toBeGreaterThanOrEqual(60);
    expect(run.questions.length - answerable).toBeGreaterThanOrEqual(30);
    expect(run.gold.file).toBe('s300-reset.gold.jsonl');
  });

  it('ends with exit code 1 and says what fell short of --min', async () => {
    const wrong = { id: 4, question: 'which engineer built it?', answerable: true, gold: [5] };
    const { code, stderr } = await evaluate([...GOLD, JSON.stringify(wrong)], ['--min', 'hit@1=0.9,mrr=0.1']);
    expect({ code, stderr }).toEqual({ code: 1, stderr: 'hit@1 is 0.667, and at least 0.9 was asked for.\n' });
  });

  it('asks several systems the same, side by side, and says which differences are noise', async () => {
    const { code, stdout } = await evaluate(GOLD, ['--compare', 'bm25,dense']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ +hit@1 +hit@3 .*\nfootnote +1\.00 .*\nbm25 +[.\d]+ .*\ndense +[.\d]+ /m);
    expect(stdout).toMatch(
      /^bm25 against footnote\n {2}hit@1 .*(?:noise \(1 differs, p = 1\.00\)|no question differs)$/m,
    );
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('asks several models the same', async () => {
    const model = folderWith({});
    cpSync(join(packageRoot(), 'embeddings', 'model'), model.path, { recursive: true });
    rmSync(join(model.path, 'fitted.json'));
    const { code, stdout } = await evaluate(GOLD, ['--json', '--model', 'built-in', '--model', model.path]);
    model.remove();
    expect(code).toBe(0);
    const { systems, comparisons } = JSON.parse(stdout);
    expect(systems.map(({ name }: { name: string }) => name)).toEqual(['built-in', model.path]);
    expect(systems[1].description).toMatch(/published defaults/);
    expect(comparisons).toMatchObject([{ system: model.path, against: 'built-in' }]);
  });

  it('finds the article that a gold file is about by its name, or where there is one alone', async () => {
    folder = folderWith({ 'a.md': LIGHTHOUSE, 'gull-point.md': LIGHTHOUSE, 'gull-point.gold.jsonl': GOLD.join('\n') });
    const { path } = folder;
    const run = (gold: string) =>
      runProgram(['eval', '--json', '--gold', join(path, gold)], { DATA_DIR: join(path, '.data'), ARTICLES_DIR: path });
    expect(JSON.parse((await run('gull-point.gold.jsonl')).stdout).article.id).toBe('gull-point');
    renameSync(join(path, 'gull-point.gold.jsonl'), join(path, 'mine.jsonl'));
    expect((await run('mine.jsonl')).stderr).toMatch(
      /^Which article is .*mine\.jsonl about\? Name it with --article FILE/,
    );
    rmSync(join(path, 'a.md'));
    expect(JSON.parse((await run('mine.jsonl')).stdout).article.id).toBe('gull-point');
  });

  it('keeps what was asked when it is interrupted, and ends with exit code 130', async () => {
    const rows = Array.from({ length: 3000 }, (_, i) => JSON.stringify({ ...JSON.parse(GOLD[i % 3] ?? ''), id: i }));
    folder = folderWith({ 'gull-point.md': LIGHTHOUSE, 'gull-point.gold.jsonl': rows.join('\n') });
    const dataDir = join(folder.path, 'data');
    const args = ['eval', '--json', '--article', join(folder.path, 'gull-point.md')];
    const page = join(folder.path, 'part.html');
    const { code, stdout } = await runProgram([...args, '--html', page], {
      DATA_DIR: dataDir,
      NODE_OPTIONS: INTERRUPT,
    });
    expect(code).toBe(130);
    const run = JSON.parse(stdout);
    expect(run).toMatchObject({ partial: true, gold: { questions: 3000 } });
    expect(run.questions.length).toBeGreaterThan(0);
    expect(run.questions.length).toBeLessThan(3000);
    expect(existsSync(join(dataDir, 'runs', `${run.id}.json`))).toBe(true);
    expect(readFileSync(page, 'utf8')).toContain(
      `Stopped after ${run.questions.length.toLocaleString('en')} of 3,000 questions`,
    );
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
    [['--article', 'a.md'], 'a.md does not exist; check the path.'],
    [['why?'], 'eval takes no question: name a file of questions with --gold FILE, or see eval --help.'],
    [['--compare', 'bm52'], /^--compare knows no system "bm52": the names are footnote, unaided, hybrid, dense, bm25/],
    [
      ['--compare', 'bm25', '--model', 'built-in', '--model', 'a/b'],
      /^--compare and several --model do not go together/,
    ],
    [['--model', 'built-in', '--model', 'built-in'], '--model names one model twice: name others.'],
    [['--model', 'no such model'], /^--model is "no such model": write built-in, /],
    [['--model', './nowhere'], /nowhere.*config\.json is missing/],
    [['--html', 'no/where.html'], /^--html no\/where\.html: the folder .*no does not exist; create it first\.$/m],
    [['--min', 'hit@2=0.5'], /^--min knows no figure "hit@2": the names are hit@1, hit@3, hit@5, mrr, /],
    [['--min', 'p50=5'], /^--min knows no figure "p50"/],
    [['--min', 'auc'], '--min takes a number from 0 to 1 for auc: write --min auc=0.9.'],
    [['--min', 'auc=90'], '--min takes a number from 0 to 1 for auc: write --min auc=0.9.'],
  ])('%j ends with one sentence and exit code 2', async (args, sentence) => {
    const { code, stdout, stderr } = await runProgram(['eval', ...args]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    if (typeof sentence === 'string') expect(stderr).toBe(`${sentence}\n`);
    else expect(stderr).toMatch(sentence);
    expect(stderr).toMatch(/^\P{Cc}+\n$/u);
  });

  it('refuses an article without questions, and says how to write them', async () => {
    folder = folderWith({ 'gull-point.md': LIGHTHOUSE });
    const { code, stderr } = await runProgram(['eval', '--article', join(folder.path, 'gull-point.md')]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/gull-point\.md has no questions: write them with footnote eval new, or name their file/);
  });

  it('says so where the shipped article is not among the articles', async () => {
    folder = folderWith({ 'gull-point.md': LIGHTHOUSE });
    const { path } = folder;
    const { code, stderr } = await runProgram(['eval'], { DATA_DIR: join(path, '.data'), ARTICLES_DIR: path });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^The article s300-reset is not there; name others with --article and --gold\.\n$/);
  });
});
