import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { folderWith, LIGHTHOUSE } from './fixtures.js';
import { runProgram } from './program.js';

let articles: ReturnType<typeof folderWith>;
let data: ReturnType<typeof folderWith>;
let env: NodeJS.ProcessEnv;
beforeEach(() => {
  articles = folderWith({
    'gull-point.md': LIGHTHOUSE,
    'note.txt': 'A note\n\nThe ferry leaves at nine in the morning.\n',
  });
  data = folderWith({});
  env = { ARTICLES_DIR: articles.path, DATA_DIR: join(data.path, 'made', 'here') };
});
afterEach(() => {
  articles.remove();
  data.remove();
});

it('says what is new, unchanged and removed', async () => {
  const first = await runProgram(['index'], env);
  expect(first).toMatchObject({ code: 0, stderr: '' });
  expect(first.stdout).toBe('6 paragraphs in 2 articles: 6 new, 0 unchanged, 0 removed.\n');
  const again = await runProgram(['index'], env);
  expect(again.stdout).toBe('6 paragraphs in 2 articles: 0 new, 6 unchanged, 0 removed.\n');

  writeFileSync(join(articles.path, 'gull-point.md'), LIGHTHOUSE.replace('forty metres', 'fifty metres'));
  rmSync(join(articles.path, 'note.txt'));
  const changed = await runProgram(['index'], env);
  expect(changed.stdout).toBe('5 paragraphs in 1 article: 1 new, 4 unchanged, 2 removed.\n');
});

it('is done by ask itself where it is needed', async () => {
  const asked = await runProgram(['ask', 'when does the ferry leave?'], env);
  expect(asked).toMatchObject({ code: 0, stderr: '' });
  expect((await runProgram(['index'], env)).stdout).toContain('0 new, 6 unchanged, 0 removed');
});

it.each([
  ['an empty article', 'empty.md', ''],
  ['a binary file', 'photo.txt', new Uint8Array([0, 1, 2, 3, 0])],
  ['an article without a paragraph', 'heading.md', '# Only a heading\n'],
  ['a second article with one id', 'gull-point.txt', 'A note\n\nThe ferry leaves at nine in the morning.\n'],
])('refuses %s in one sentence that names it', async (_, name, content) => {
  writeFileSync(join(articles.path, name), content);
  const { code, stdout, stderr } = await runProgram(['index'], env);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(name);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
});

it('refuses a data folder that cannot be written', async () => {
  writeFileSync(join(data.path, 'file'), '');
  const { code, stderr } = await runProgram(['index'], { ...env, DATA_DIR: join(data.path, 'file', 'below') });
  expect(code).toBe(2);
  expect(stderr).toContain('DATA_DIR');
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
});

it('keeps escapes in an article from the terminal', async () => {
  const hostile = LIGHTHOUSE.replace('The lamp went dark', 'The \u001B[2Jlamp \u009B31mwent\u0007 dark');
  writeFileSync(join(articles.path, 'gull-point.md'), hostile);
  const { stdout } = await runProgram(['ask', 'why did the lamp go dark?'], env);
  expect(stdout).toContain('The lamp went dark in 1993');
  expect(stdout).not.toMatch(/(?!\n)\p{Cc}/u);
});
