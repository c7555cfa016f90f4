import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { folderWith, LIGHTHOUSE } from './fixtures.js';
import { runProgram } from './program.js';

let folder: ReturnType<typeof folderWith> | undefined;
afterEach(() => folder?.remove());

const PENGUINS = JSON.stringify({ id: 3, question: 'what do penguins eat?', answerable: false, gold: [] });
const WHO = { id: 1, question: 'which engineer built it?', answerable: true, gold: [2] };

describe('footnote eval new, eval and eval diff', () => {
  it('write a template, ask what was filled in, and show what changed', async () => {
    folder = folderWith({ 'gull-point.md': LIGHTHOUSE });
    const article = join(folder.path, 'gull-point.md');
    const gold = join(folder.path, 'gull-point.gold.jsonl');
    const env = { DATA_DIR: join(folder.path, 'data') };

    const made = await runProgram(['eval', 'new', article]);
    expect(made).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining('rows for 5 paragraphs') });
    writeFileSync(gold, `${JSON.stringify(WHO)}\n${PENGUINS}\n${readFileSync(gold, 'utf8')}`);
    expect(await runProgram(['eval', 'new', article])).toEqual({
      code: 2,
      stdout: '',
      stderr: `${gold} is there already: add your questions to it.\n`,
    });

    expect((await runProgram(['eval', '--article', article], env)).code).toBe(0);
    cpSync(gold, join(folder.path, 'again.jsonl'));
    expect(
      (await runProgram(['eval', '--article', article, '--gold', join(folder.path, 'again.jsonl')], env)).code,
    ).toBe(0);
    const same = await runProgram(['eval', 'diff', 'last~1', 'last'], env);
    expect(same).toMatchObject({ code: 0, stderr: '' });
    expect(same.stdout).toMatch(/^2 questions in both\.$/m);
    expect(same.stdout).toMatch(/^Nothing else differs between them\.$/m);
    expect(same.stdout).toMatch(/^No question was won or lost\.$/m);

    const [first = ''] = readdirSync(join(folder.path, 'data', 'runs'));
    const run = JSON.parse(readFileSync(join(folder.path, 'data', 'runs', first), 'utf8'));
    run.systems[0].outcomes[0].rank = 4;
    run.systems[0].outcomes[1].decision = { answered: true, confidence: 0.9, reason: null };
    writeFileSync(join(folder.path, 'edited.json'), JSON.stringify(run));
    const { stdout } = await runProgram(['eval', 'diff', join(folder.path, 'edited.json'), 'last'], env);
    expect(stdout).toMatch(
      /^Won: the right paragraph comes earlier \(1\)\n {2}1 +which engineer built it\?\n +¶ 2: 4th, now first$/m,
    );
    expect(stdout).toMatch(
      /^Answered or refused rightly now \(1\)\n {2}3 +what do penguins eat\?\n.*answered .*now refused/m,
    );
    expect(stdout).toMatch(/^hit@1 +\.00 +1\.00 +\+1\.00 .*noise \(1 differs, p = 1\.00\)$/m);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  }, 60_000);

  it.each([
    [['diff'], 'Name two runs: footnote eval diff last~1 last.'],
    [['diff', 'last'], 'Name two runs: footnote eval diff last~1 last.'],
    [['diff', 'last~1', 'last'], 'There is no run last~1: no run is saved in '],
    [['new'], 'Name one article: footnote eval new report.md.'],
    [['new', 'nowhere.md'], 'nowhere.md does not exist; check the path.'],
  ])('eval %j ends with one sentence and exit code 2', async (args, sentence) => {
    const { code, stdout, stderr } = await runProgram(['eval', ...args], { DATA_DIR: '/nowhere' });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.startsWith(sentence)).toBe(true);
    expect(stderr).toMatch(/^\P{Cc}+\n$/u);
  });

  it('have help of their own', async () => {
    expect((await runProgram(['eval', 'diff', '--help'])).stdout).toContain(
      'Usage: footnote eval diff [options] BEFORE AFTER',
    );
    expect((await runProgram(['eval', '--help'])).stdout).toMatch(/^Commands\n {2}eval diff +which questions/m);
  });
});
