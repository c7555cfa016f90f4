import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { folderWith, LIGHTHOUSE } from './fixtures.js';
import { runProgram, start } from './program.js';
import { bold, plain } from './render/looks.js';

const MARKET = `---
title: The night market moves indoors
---

The night market of Port Ellery moves into the old tram depot in October, because the winter storms tore its tents.

Sixty stalls have signed up, and each pays a rent of nine euros an evening.
`;

/** Every paragraph answers the same question about as well. */
const FERRY = `---
title: The ferry to Skerry Isle
---

In spring the ferry to Skerry Isle leaves the harbour at nine in the morning.

In summer the ferry to Skerry Isle leaves the harbour at eight in the morning.

In autumn the ferry to Skerry Isle leaves the harbour at ten in the morning.

In winter the ferry to Skerry Isle leaves the harbour at noon.
`;

let articles: ReturnType<typeof folderWith>;
let data: ReturnType<typeof folderWith>;
let env: NodeJS.ProcessEnv;
beforeAll(() => {
  articles = folderWith({ 'gull-point.md': LIGHTHOUSE });
  data = folderWith({});
  env = { ARTICLES_DIR: articles.path, DATA_DIR: data.path };
});
afterAll(() => {
  articles.remove();
  data.remove();
});

/** The contract of `--json`: exactly these keys. */
const ANSWER = z.strictObject({
  question: z.string(),
  answerable: z.boolean(),
  confidence: z.number().min(0).max(1),
  reason: z.string().nullable(),
  passages: z.array(
    z.strictObject({
      article: z.string(),
      title: z.string(),
      paragraph: z.int().min(1),
      text: z.string(),
      sentence: z.string(),
      score: z.number(),
      citation: z.string(),
      url: z.url().nullable(),
    }),
  ),
  ranking: z.array(z.strictObject({ article: z.string(), paragraph: z.int().min(1), score: z.number() })).max(10),
  timing: z.strictObject({ embedMs: z.number(), searchMs: z.number(), totalMs: z.number() }),
});

function answersIn(stdout: string): z.infer<typeof ANSWER>[] {
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => ANSWER.parse(JSON.parse(line)));
}

const WHY = 'why did the lamp go dark?';
const ELSEWHERE = 'how do I bake sourdough bread?';

describe('footnote ask', () => {
  it('shows the question, the passage with its sentence marked, its citation, and what was searched', async () => {
    const { code, stdout, stderr } = await runProgram(['ask', ...WHY.split(' ')], env);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^why did the lamp go dark\?\n\n¶ 4 {2}\*\*The lamp went dark in 1993/);
    expect(stdout).toContain('— The lamp at Gull Point burns again, paragraph 4 · Ida Marsh');
    expect(stdout).toMatch(/\n\n5 passages searched with the built-in model in (\d+|less than 1) ms\n$/);
    expect(stdout).not.toContain('\u001B');
  });

  it('makes the sentence bold where colours are wanted, and not with --no-color or NO_COLOR', async () => {
    const coloured = await runProgram(['ask', WHY], { ...env, FORCE_COLOR: '1' });
    expect(bold(coloured.stdout).join(' ')).toMatch(/^The lamp went dark in 1993 .* by satellite\./);
    expect(plain(coloured.stdout)).not.toContain('\u001B');
    for (const none of [
      await runProgram(['ask', WHY, '--no-color'], { ...env, FORCE_COLOR: '1' }),
      await runProgram(['--no-color', 'ask', WHY], { ...env, FORCE_COLOR: '1' }),
      await runProgram(['ask', WHY], { ...env, FORCE_COLOR: '1', NO_COLOR: '1' }),
    ]) {
      expect(none.stdout).toContain('**The lamp went dark');
      expect(none.stdout).not.toContain('\u001B');
    }
  });

  it.each([60, 200])('fits into %i columns', async (columns) => {
    const { stdout } = await runProgram(['ask', WHY], { ...env, COLUMNS: String(columns) });
    for (const line of stdout.split('\n'))
      if (!line.includes('https://')) expect(line.length).toBeLessThanOrEqual(columns);
  });

  it('refuses in one sentence, and shows no passage', async () => {
    const { code, stdout } = await runProgram(['ask', ELSEWHERE], env);
    expect(code).toBe(0);
    expect(stdout).toMatch(/\n\nThe article does not answer this: (?:[^\n]+\n)+\n5 passages searched/);
    expect(stdout).not.toContain('¶');
  });

  it('keeps escapes in a question from the terminal', async () => {
    const { stdout } = await runProgram(['ask', `\u001B]0;mine\u0007${WHY}\u009B2J`], env);
    expect(stdout).toMatch(/^why did the lamp go dark\?\n/);
    expect(stdout).not.toMatch(/(?!\n)\p{Cc}/u);
  });

  it('shows as many passages as --top says, at most', async () => {
    const folder = folderWith({ 'ferry.md': FERRY });
    const shown = async (...top: string[]): Promise<string[]> => {
      const args = [
        'ask',
        '--json',
        '--article',
        join(folder.path, 'ferry.md'),
        ...top,
        'when does the ferry leave the harbour?',
      ];
      return answersIn((await runProgram(args, env)).stdout)[0]?.passages.map(({ text }) => text) ?? [];
    };
    const all = await shown('--top', '10');
    expect(all.length).toBeGreaterThan(1);
    expect(await shown('--top', '1')).toEqual(all.slice(0, 1));
    expect(await shown('--top=2')).toEqual(all.slice(0, 2));
    expect(await shown()).toEqual(all.slice(0, 3));
    folder.remove();
  });

  it('writes an answer and a refusal as JSON with exactly the keys of the contract', async () => {
    const { stdout, stderr } = await runProgram(['ask', '--json'], env, `${WHY}\n${ELSEWHERE}\n`);
    expect(stderr).toBe('');
    const [answered, refused] = answersIn(stdout);
    expect(answered).toMatchObject({ question: WHY, answerable: true, reason: null });
    expect(answered?.passages[0]).toMatchObject({ article: 'gull-point', paragraph: 4 });
    expect(answered?.passages[0]?.text).toContain(answered?.passages[0]?.sentence);
    expect(answered?.ranking).toHaveLength(5);
    expect(refused).toMatchObject({ question: ELSEWHERE, answerable: false, passages: [] });
    expect(refused?.reason).not.toBe('');
  });

  it('answers from the files of --article alone, and saves nothing', async () => {
    const other = folderWith({ 'market.md': MARKET, 'lighthouse.md': LIGHTHOUSE });
    const empty = folderWith({});
    const files = ['--article', join(other.path, 'market.md'), '--article', join(other.path, 'lighthouse.md')];
    const own = { ...env, DATA_DIR: join(empty.path, 'data') };
    const both = await runProgram(['ask', '--json', ...files, 'how many stalls pay a rent of nine euros?'], own);
    const [answer] = answersIn(both.stdout);
    expect(answer?.passages[0]).toMatchObject({ article: 'market', paragraph: 2, url: null });
    expect(new Set(answer?.ranking.map(({ article }) => article))).toEqual(new Set(['market', 'lighthouse']));
    const one = await runProgram(['ask', ...files.slice(0, 2), 'how many stalls pay a rent of nine euros?'], own);
    expect(one.stdout).toContain('2 passages searched');
    expect(existsSync(own.DATA_DIR) ? readdirSync(own.DATA_DIR) : []).toEqual([]);
    other.remove();
    empty.remove();
  });
});

describe('footnote ask, many questions', () => {
  it('answers every line of --batch in order, also those that are no question', async () => {
    const lines = [WHY, '', 'a'.repeat(1_001), '   ', '\u001B[2J', ELSEWHERE, 'who built the tower?'];
    const folder = folderWith({ 'questions.txt': `\uFEFF${lines.join('\r\n')}` });
    const { code, stdout } = await runProgram(['ask', '--json', '--batch', join(folder.path, 'questions.txt')], env);
    expect(code).toBe(0);
    const answers = answersIn(stdout);
    expect(answers.map(({ question }) => question)).toEqual([
      WHY,
      'a'.repeat(1_000),
      '',
      ELSEWHERE,
      'who built the tower?',
    ]);
    expect(answers.map(({ answerable }) => answerable)).toEqual([true, false, false, false, true]);
    expect(answers[1]?.reason).toMatch(/1,001 characters/);
    expect(answers[2]?.reason).toMatch(/empty/);
    const read = await runProgram(['ask', '--batch', '-', '--json'], env, lines.join('\n'));
    expect(answersIn(read.stdout).map(({ question }) => question)).toEqual(answers.map(({ question }) => question));
    folder.remove();
  });

  it.each([
    ['empty.txt', '\n \n', 'is empty'],
    ['binary.txt', new Uint8Array([0, 1, 2, 255]), 'binary'],
  ])('refuses the batch file %s', async (name, content, reason) => {
    const folder = folderWith({ [name]: content });
    const { code, stderr } = await runProgram(['ask', '--batch', join(folder.path, name)], env);
    expect(code).toBe(2);
    expect(stderr).toContain(reason);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    folder.remove();
  });

  it('puts a blank line between the answers for people, and recognisable beginnings to refusals', async () => {
    const { stdout } = await runProgram(['ask'], env, `${WHY}\n${'b'.repeat(2_000)}\n${ELSEWHERE}\n`);
    expect(stdout).toMatch(/ ms\n\nb{60}…\n\nThe question has 2,000 characters: ask in 1,000 at most\.\n\nhow do I/);
  });

  it('answers piped lines as they arrive', async () => {
    const child = start(['ask', '--json'], env);
    const ended = once(child, 'close');
    const seen: string[] = [];
    for (const question of [WHY, 'who built the tower?']) {
      child.stdin?.write(`${question}\n`);
      // Whichever comes first: the program must not wait for the end of its input, nor this test for a dead program.
      const [chunk] = child.stdout ? await Promise.race([once(child.stdout, 'data'), ended]) : [];
      seen.push(answersIn(String(chunk))[0]?.question ?? '');
    }
    child.stdin?.end();
    expect((await ended)[0]).toBe(0);
    expect(seen).toEqual([WHY, 'who built the tower?']);
  });

  it('ends quietly when its reader leaves', async () => {
    const child = start(['ask', '--json'], env);
    let stderr = '';
    child.stderr?.on('data', (chunk) => {
      stderr += String(chunk);
    });
    child.stdin?.on('error', () => {});
    child.stdin?.write(`${WHY}\n`.repeat(2_000));
    child.stdout?.once('data', () => child.stdout?.destroy());
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
    expect(stderr).toBe('');
  });

  it('has nothing to say to no question at all', async () => {
    expect(await runProgram(['ask'], env, '\n')).toEqual({ code: 0, stdout: '', stderr: '' });
  });
});
