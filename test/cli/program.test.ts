import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runProgram } from './program.js';

/** Prints every module that Node loads. */
const TRACE = `--import=data:text/javascript,${encodeURIComponent(
  `import { register } from 'node:module';
   const hooks = 'export function load(url, context, next) { process._rawDebug("loaded " + url); return next(url, context); }';
   register('data:text/javascript,' + encodeURIComponent(hooks));`,
)}`;

describe('footnote', () => {
  it.each([[['--help']], [['-h']], [['help']], [[]]])('%j shows the help', async (args) => {
    const { code, stdout, stderr } = await runProgram(args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Usage: footnote COMMAND/m);
    expect(stdout).toMatch(/^ {2}ask +answer a question/m);
  });

  it.each(['ask', 'index', 'questions'])('%s --help shows the help of the command', async (command) => {
    const { code, stdout } = await runProgram([command, '--help']);
    expect(code).toBe(0);
    expect(stdout).toContain(`Usage: footnote ${command}`);
  });

  it.each([[['--version']], [['ask', '-V', 'why?']]])('%j shows the version', async (args) => {
    const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    expect(await runProgram(args)).toEqual({ code: 0, stdout: `${manifest.version}\n`, stderr: '' });
  });

  it.each([[['--help']], [['--version']], [['ask', '--help']]])('%j imports neither model nor index', async (args) => {
    const { stderr } = await runProgram(args, { NODE_OPTIONS: TRACE });
    expect(stderr).toContain('/src/cli/run.js');
    // picocolors is all that the help of a command may bring.
    expect(stderr).not.toMatch(/node_modules\/(?!\.cache|picocolors)/);
    expect(stderr).not.toMatch(/\/embeddings\/|\/footnote\.js/);
  });

  it.each([
    [['aks', 'why?'], 'Unknown command "aks": did you mean footnote ask?'],
    [['why did it go dark?'], 'Unknown command "why did it go dark?": the commands are ask, bot, index'],
    [['--tpo'], 'Unknown option --tpo'],
    [['ask', '--tpo', '3', 'why?'], 'Unknown option --tpo: did you mean --top?'],
    [['ask', '--top', '0', 'why?'], '--top takes a number from 1 to 10'],
    [['ask', '--top', 'abc', 'why?'], '--top takes a number from 1 to 10'],
    [['ask', 'why?', '--top'], '--top needs a value'],
    [['ask', ''], 'The question is empty'],
    [['ask', ' \u001B[2J '], 'The question is empty'],
    [['ask', 'a'.repeat(10_000)], 'The question has 10,000 characters'],
    [['ask', '--batch', 'nowhere.txt'], 'nowhere.txt does not exist'],
    [['ask', '--batch', '.'], '. is a folder'],
    [['ask', '--batch', 'nowhere.txt', 'why?'], '--batch brings its own questions'],
    [['ask', '--article', 'nowhere.md', 'why?'], 'nowhere.md does not exist'],
    [['ask', '--article', 'no\u001B[31mwhere.md', 'why?'], 'nowhere.md does not exist'],
    [['index', 'a.md'], 'index takes the whole articles folder'],
    [['questions'], 'Name one article'],
    [['questions', 'a.md', 'b.md'], 'Name one article'],
    [['questions', 'nowhere.md'], 'nowhere.md does not exist'],
  ])('%j ends with one sentence and exit code 2', async (args, sentence) => {
    const { code, stdout, stderr } = await runProgram(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.startsWith(sentence)).toBe(true);
    expect(stderr).toMatch(/^\P{Cc}+[.?]\n$/u);
  });

  it('names the variable that is wrong', async () => {
    const { code, stderr } = await runProgram(['ask', 'why?'], { EMBEDDING_HUB: 'nowhere' });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^EMBEDDING_HUB is "nowhere": write /);
  });

  it('shows the stack only with DEBUG=footnote', async () => {
    const { stderr } = await runProgram(['ask', ''], { DEBUG: 'footnote' });
    expect(stderr).toMatch(/^The question is empty.*\nUserError: .*\n +at /);
  });
});
