import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runProgram, start } from './program.js';

const folder = mkdtempSync(join(tmpdir(), 'footnote-bench-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const articles = join(folder, 'articles');
mkdirSync(articles);
writeFileSync(join(articles, 'kiln.txt'), 'The kiln was built in 1911. It fired bricks until the war.\n');
const env = { DATA_DIR: join(folder, 'data'), ARTICLES_DIR: articles };

const path = (name: string) => join(folder, name);
writeFileSync(path('no-run.json'), '{}');

it.each([
  [['why?'], 'Unknown section "why?": the sections are answering, cold-start,'],
  [['memory', 'cold-strat'], 'Unknown section "cold-strat": did you mean cold-start?'],
  [['--jsno'], 'Unknown option --jsno: did you mean --json?'],
  [['--against', path('none.json')], `${path('none.json')} cannot be read (ENOENT): name a file that footnote bench`],
  [['--against', path('no-run.json')], `${path('no-run.json')} is no run of the benchmark: write one with`],
  [['--html', path('none/page.html')], `--html ${path('none/page.html')}: the folder ${path('none')} does not exist;`],
])('bench %j ends with one sentence and exit code 2', async (args, sentence) => {
  const { code, stdout, stderr } = await runProgram(['bench', ...args]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr.startsWith(sentence)).toBe(true);
  expect(stderr).toMatch(/^[^\n]+[.?]\n$/);
});

it('is in the help, with its sections', async () => {
  expect((await runProgram(['--help'])).stdout).toMatch(/^ {2}bench +\w/m);
  const { stdout } = await runProgram(['bench', '--help']);
  expect(stdout).toContain('Usage: footnote bench [options] [SECTION...]');
  expect(stdout).toMatch(/^ {2}neighbours +HNSW against exact search/m);
});

describe('a run', () => {
  it('prints a section, writes JSON and a page, and finds what became worse', async () => {
    const first = await runProgram(['bench', 'memory', '--json', '--html', path('page.html')], env);
    expect(first).toMatchObject({ code: 0, stderr: '' });
    const run = JSON.parse(first.stdout);
    expect(run).toMatchObject({ model: 'built-in', node: process.version, full: false, complete: true });
    expect(run.sections.map((section: { section: string }) => section.section)).toEqual(['memory']);
    expect(run.sections[0].figures[0]).toMatchObject({
      name: 'footnote ask --batch',
      unit: 'MB',
      rounds: 3,
      met: true,
    });
    expect(readFileSync(path('page.html'), 'utf8')).toMatch(
      /^<!doctype html>[\s\S]*footnote ask --batch[\s\S]*<\/html>\n$/,
    );

    // As if it had needed a tenth of the memory once.
    const [figure] = run.sections[0].figures;
    figure.value /= 10;
    figure.quartiles = [figure.value, figure.value];
    writeFileSync(path('before.json'), JSON.stringify(run));
    const second = await runProgram(['bench', 'memory', '--against', path('before.json')], env);
    expect(second.code).toBe(1);
    expect(second.stdout).toMatch(/^built-in model, Node v/);
    expect(second.stdout).toContain('Memory, at its highest, of a process that answers 1 questions');
    expect(second.stdout).toMatch(/^Against .+before\.json of .+: 1 of \d+ figures worse, 0 better$/m);
    expect(second.stdout).toMatch(/^ {2}WORSE {2}footnote ask --batch +[\d.]+ MB → \d+ MB$/m);
  });

  it('of another machine is not compared, before anything is measured', async () => {
    const run = { model: 'built-in', node: 'v0.1.0', processor: 'Abacus', cores: 1, at: '2026-01-01', sections: [] };
    writeFileSync(path('abacus.json'), JSON.stringify(run));
    const { code, stdout, stderr } = await runProgram(['bench', '--against', path('abacus.json')], env);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('was measured on 1 × Abacus, and this is');
  });

  it('that is interrupted prints what was measured so far', async () => {
    const child = start(['bench', 'memory', 'neighbours', '--html', path('part.html')], env);
    let stdout = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      // Twice at once, as npm makes it.
      if (stdout.includes('against the import')) for (let i = 0; i < 2; i++) child.kill('SIGINT');
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(code).toBe(130);
    expect(stdout).toContain('footnote ask --batch');
    expect(stdout).not.toContain('10,000 random');
    expect(stdout).toMatch(/\nNot complete: this is what was measured so far\.\n$/);
    expect(readFileSync(path('part.html'), 'utf8')).toContain('Not complete');
  });
});
