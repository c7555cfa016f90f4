import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AnswerPrinter } from '../../src/cli/answer-printer.js';
import { promptForQuestions } from '../../src/cli/prompt.js';
import { searchedBy } from '../../src/cli/searched.js';
import { readConfig } from '../../src/config.js';
import { type Footnote, openFootnote } from '../../src/footnote.js';
import { folderWith, LIGHTHOUSE } from './fixtures.js';

let folder: ReturnType<typeof folderWith>;
let footnote: Footnote;
beforeAll(async () => {
  folder = folderWith({ 'gull-point.md': LIGHTHOUSE });
  const config = readConfig({ DATA_DIR: join(folder.path, 'data') });
  footnote = await openFootnote({ config, files: [join(folder.path, 'gull-point.md')] });
});
afterAll(async () => {
  await footnote.close();
  folder.remove();
});

const UP = '\u001B[A';
const CTRL_C = '\u0003';
const CTRL_D = '\u0004';

/** Types these keys at the prompt, one after the other, and returns all that is on the two streams at the end. */
async function typed(
  keys: readonly string[],
  { json = false, file = false } = {},
): Promise<{ stdout: string; stderr: string }> {
  const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => stdin });
  const stdout = Object.assign(new PassThrough(), { isTTY: !file, columns: 80 });
  const stderr = Object.assign(new PassThrough(), { isTTY: true, columns: 80 });
  const terminal = { stdin, stdout, stderr, env: { TERM: 'dumb' } };
  const printer = new AnswerPrinter(terminal, searchedBy(footnote), { json, noColour: true });
  const text = { stdout: '', stderr: '' };
  const screen = file || json ? stderr : stdout;
  const prompts = (): number => (screen === stdout ? text.stdout : text.stderr).split('› ').length - 1;
  stdout.on('data', (chunk) => {
    text.stdout += String(chunk);
  });
  stderr.on('data', (chunk) => {
    text.stderr += String(chunk);
  });
  const ended = promptForQuestions({ footnote, printer, terminal, top: null, json, noColour: true });
  for (const key of keys) {
    // Each line waits for a prompt of its own, as a person does.
    await expect.poll(prompts).toBeGreaterThan(0);
    const before = prompts();
    stdin.write(key);
    if (key.endsWith('\r')) await Promise.race([ended, expect.poll(prompts).toBeGreaterThan(before)]);
  }
  await ended;
  return text;
}

describe('the prompt', () => {
  it('answers question after question, and leaves at Ctrl-D', async () => {
    const { stdout, stderr } = await typed(['why did the lamp go dark?\r', 'how do I bake sourdough bread?\r', CTRL_D]);
    expect(stdout).toMatch(/^The lamp at Gull Point burns again\nType a question; :help lists the commands/);
    // The question is on the screen already.
    expect(stdout).toMatch(/go dark\?\r?\n\r?\n¶ 4 {2}\*\*The lamp went dark in 1993/);
    expect(stdout).toContain('The article does not answer this: ');
    expect(stderr).toBe('');
  });

  it('leaves at Ctrl-C, at :quit, and at the end of its input', async () => {
    await typed(['half a quest', CTRL_C]);
    await typed([':quit\r']);
    const { stdout } = await typed([CTRL_D]);
    expect(stdout.endsWith('\n')).toBe(true);
  });

  it('answers what was typed ahead before it leaves', async () => {
    const { stdout } = await typed([`:top 1\r:help\r${CTRL_D}`]);
    expect(stdout).toContain('Showing the best passage.');
    expect(stdout).toContain(':quit ');
  });

  it('shows the article and a passage with its neighbours', async () => {
    const { stdout } = await typed([':article\r', ':passage 4\r', ':passage gull-point 1\r', CTRL_D]);
    expect(stdout).toContain('Ida Marsh · Harbour Gazette · 2024-03-09 · 5 paragraphs');
    expect(stdout.match(/^¶ \d/gm)).toEqual(['¶ 3', '¶ 4', '¶ 5', '¶ 1', '¶ 2']);
  });

  it('changes how many passages it shows', async () => {
    const { stdout } = await typed([':top 1\r', 'who built the tower of granite?\r', CTRL_D]);
    expect(stdout).toContain('Showing the best passage.');
    expect(stdout.match(/^¶ \d/gm)).toEqual(['¶ 2']);
  });

  it('has the lines typed before under the arrow keys', async () => {
    const { stdout } = await typed([':top 1\r', ':help\r', `${UP}${UP}\r`, CTRL_D]);
    expect(stdout.match(/Showing the best passage\./g)).toHaveLength(2);
  });

  it('answers what cannot be followed with a sentence, and goes on', async () => {
    const lines = [
      ':passage 99\r',
      ':passage other 1\r',
      ':tpo 3\r',
      `${'a'.repeat(1_001)}\r`,
      ' \r',
      ':help\r',
      CTRL_D,
    ];
    const { stdout } = await typed(lines);
    expect(stdout).toContain('The lamp at Gull Point burns again has the paragraphs 1 to 5: write :passage 5.');
    expect(stdout).toContain('There is no article "other": :article lists what is loaded.');
    expect(stdout).toContain('Unknown command :tpo: did you mean :top?');
    expect(stdout).toContain('The question has 1,001 characters: ask in 1,000 at most.');
    expect(stdout).toContain(':quit ');
  });

  it.each([{ json: true }, { file: true }])('keeps stdout free of all but answers: %j', async (options) => {
    const { stdout, stderr } = await typed(['why did the lamp go dark?\r', ':article\r', CTRL_D], options);
    expect(stderr).toContain('› ');
    expect(stderr).toContain('5 paragraphs');
    expect(stdout).not.toContain('›');
    if (options.json) expect(JSON.parse(stdout)).toMatchObject({ answerable: true });
  });
});
