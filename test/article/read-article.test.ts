import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readArticle } from '../../src/article/read-article.js';
import { UserError } from '../../src/user-error.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'footnote-article-'));
});
afterAll(() => rm(folder, { recursive: true }));

const write = async (name: string, content: string | Uint8Array) => {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
};

describe('readArticle', () => {
  test.each(['a.md', 'a.MARKDOWN', 'a.b.md'])('reads %s as Markdown', async (name) => {
    const article = await readArticle(await write(name, '# T\n\n*One* came.'));
    expect(article).toMatchObject({ id: name.replace(/\.\w+$/u, ''), title: 'T', paragraphs: [{ text: 'One came.' }] });
  });

  test.each(['b.txt', 'b', 'b.text'])('reads %s as plain text', async (name) => {
    expect((await readArticle(await write(name, '*One* came.'))).paragraphs[0]?.text).toBe('*One* came.');
  });

  test.each([
    ['utf-8', Buffer.from('\uFEFF“Né” came.')],
    ['utf-16', Buffer.from('\uFEFF“Né” came.', 'utf16le')],
    ['windows-1252', Buffer.from([0x93, 0x4e, 0xe9, 0x94, ...Buffer.from(' came.')])],
  ])('reads %s', async (_encoding, bytes) => {
    expect((await readArticle(await write('encoded.txt', bytes))).paragraphs[0]?.text).toBe('“Né” came.');
  });

  test.each([
    ['empty.txt', '', "is empty; put the article's text into it."],
    ['blank.md', ' \n\u200B\n', "is empty; put the article's text into it."],
    ['rules.txt', '* * *\n\n---\n', "has no paragraph to answer from; add the article's text to it."],
    ['nul.txt', 'One\0came.', 'is a binary file'],
    ['binary.txt', Buffer.from([0xff, 0x00, 0xd8, 0x80, 0x41]), 'is a binary file'],
    ['controls.txt', '\u0001\u0002\u0003\u0004One', 'is a binary file'],
    ['paper.txt', '%PDF-1.7 One came.', "is a PDF; save the article's text as Markdown or plain text in UTF-8."],
    ['page.html', '<!DOCTYPE html><p>One came.</p>', 'is a web page'],
    [
      'koi8.txt',
      Buffer.from([0xf0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4]),
      'is in an encoding that cannot be told for sure; save it as UTF-8.',
    ],
    ['front.md', '---\nverbatim: 3\n---\nOne came.', ', line 2: "verbatim" must be true or false.'],
    ['large.txt', 'One came. '.repeat(2_200_000), 'is larger than 20 MB; split it into smaller articles.'],
  ])('refuses %s', async (name, content, message) => {
    const path = await write(name, content);
    await expect(readArticle(path)).rejects.toThrow(UserError);
    await expect(readArticle(path)).rejects.toThrow(path + (message.startsWith(',') ? message : ` ${message}`));
  });

  test('refuses what is not there, a folder, and a path that cannot be', async () => {
    await mkdir(join(folder, 'sub.md'));
    await expect(readArticle(join(folder, 'none.md'))).rejects.toThrow(/none\.md does not exist; check the path\.$/u);
    await expect(readArticle(join(folder, 'sub.md'))).rejects.toThrow(/sub\.md is a folder; name a file in it\.$/u);
    await expect(readArticle(join(folder, 'a\0b'))).rejects.toThrow(UserError);
  });

  test('shows no escape sequence of a path', async () => {
    await expect(readArticle('no\u001B[2Jthing\n.md')).rejects.toThrow(/^nothing \.md does not exist/u);
  });
});
