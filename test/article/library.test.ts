import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readEntries, readLibrary } from '../../src/article/library.js';
import { UserError } from '../../src/user-error.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'footnote-library-'));
});
afterEach(() => rm(folder, { recursive: true }));

const write = async (name: string, text = 'One came.') => {
  const path = join(folder, name);
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, text);
  return path;
};

describe('readLibrary', () => {
  test('reads articles with their questions in the order of their paths, and nothing else', async () => {
    for (const name of [
      'b.md',
      'sub/a.txt',
      'c.markdown',
      'README.md',
      'sub/readme.md',
      '.hidden/d.md',
      '.e.md',
      'f.json',
    ]) {
      await write(name);
    }
    await write('b.questions.txt', '1: who came?');
    const target = await write('.store/linked.md');
    await symlink(target, join(folder, 'link.md'));
    const entries = await readLibrary(folder);
    expect(entries.map(({ path, article }) => [path, article.id])).toEqual([
      [join(folder, 'b.md'), 'b'],
      [join(folder, 'c.markdown'), 'c'],
      [join(folder, 'link.md'), 'link'],
      [join(folder, 'sub/a.txt'), 'a'],
    ]);
    expect(entries.map(({ questions }) => questions.length)).toEqual([1, 0, 0, 0]);
  });

  test('has nothing in an empty folder', async () => {
    expect(await readLibrary(`${folder}/`)).toEqual([]);
  });

  test('refuses two articles with one id and names both files', async () => {
    const one = await write('a.md');
    const other = await write('sub/b.md', '---\nid: a\n---\nTwo came.');
    const message = `${one} and ${other} both have the id "a"; rename one, or give it an id in its front matter.`;
    await expect(readLibrary(folder)).rejects.toThrow(new UserError(message));
  });

  test('refuses a folder that is missing or a file, and passes on what is wrong with an article', async () => {
    await expect(readLibrary(join(folder, 'none'))).rejects.toThrow(/none does not exist; create it/u);
    const path = await write('bad.md', '---\ntitle: [\n---\n');
    await expect(readLibrary(path)).rejects.toThrow(/bad\.md is a file; name the folder/u);
    await expect(readLibrary(folder)).rejects.toThrow(/bad\.md, line \d: the front matter is not valid YAML/u);
  });
});

test('readEntries keeps the order given, reads a path once and checks the ids', async () => {
  const [b, a] = [await write('b.md'), await write('a.md')];
  expect((await readEntries([b, a, b])).map(({ article }) => article.id)).toEqual(['b', 'a']);
  const other = await write('sub/a.md');
  await expect(readEntries([a, other])).rejects.toThrow('both have the id "a"');
});
