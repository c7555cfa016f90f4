import { describe, expect, test } from 'vitest';
import { type ArticleFormat, parseArticle } from '../../src/article/parse-article.js';
import { UserError } from '../../src/user-error.js';

const parse = (lines: readonly string[], format: ArticleFormat = 'markdown') =>
  parseArticle([...lines, '', 'The ferry made its last crossing.'].join('\n'), {
    id: 'ferry',
    format,
    source: 'ferry.md',
  });

describe('front matter', () => {
  test.each(['markdown', 'plain'] as const)('gives the fields of a %s article', async (format) => {
    const article = await parse(
      [
        '---',
        'id: last-ferry',
        'title: "The ferry: an end"',
        'author: [Mara Ellison, Tom Reyes]',
        'publication: The Gazette',
        'published: 4 March 2019',
        'url: https://example.org/ferry',
        'language: en_GB',
        'verbatim: false',
        'tags: [a, b]',
        'original:',
        '  title: Another',
        '---',
      ],
      format,
    );
    expect(article).toEqual({
      id: 'last-ferry',
      title: 'The ferry: an end',
      author: 'Mara Ellison, Tom Reyes',
      publication: 'The Gazette',
      published: '2019-03-04',
      url: 'https://example.org/ferry',
      language: 'en-GB',
      verbatim: false,
      paragraphs: [{ number: 1, text: 'The ferry made its last crossing.', headings: [] }],
    });
  });

  test('may be missing or empty: the file name serves as title', async () => {
    const bare = {
      id: 'ferry',
      title: 'Ferry',
      author: null,
      published: null,
      url: null,
      language: 'en',
      verbatim: false,
    };
    expect(await parse([])).toMatchObject(bare);
    expect(await parse(['---', '---'])).toMatchObject(bare);
    expect(await parse(['---', 'title:', 'author: ""', '---'])).toMatchObject(bare);
  });

  test('wins over what the text shows', async () => {
    const text =
      '---\ntitle: Given\nauthor: Ann Poe\n---\nThe Tide\n\nA title in the text itself\n\nBy Max Li\n\nOne came.';
    expect(await parseArticle(text, { id: 'a', format: 'plain' })).toMatchObject({
      title: 'Given',
      author: 'Ann Poe',
      publication: 'The Tide',
      paragraphs: [{ text: 'One came.' }],
    });
  });

  test('keeps numbers as they are written', async () => {
    expect(await parse(['---', 'title: 1.10', 'published: 2010', '---'])).toMatchObject({
      title: '1.10',
      published: '2010',
    });
  });

  test('takes the text for verbatim where there is an address and nothing else is said', async () => {
    expect((await parse(['---', 'url: https://example.org/', '---'])).verbatim).toBe(true);
  });

  test('lets no escape sequence through, not even an escaped one', async () => {
    expect((await parse(['---', String.raw`title: "\e[31mRed\u202E\nline"`, '---'])).title).toBe('Red line');
  });

  test.each([
    ['---', '- a list', '---'],
    ['---', '', '---'],
    ['---', 'Words between rules', '---'],
  ])('is not what merely stands between rules (%s, %s)', async (...lines) => {
    expect((await parse(lines)).title).toBe('Ferry');
  });

  test.each([
    [['---', 'title: a', 'author: b: c', '---'], 'ferry.md, line 3: the front matter is not valid YAML'],
    [['---', 'title: "a', '---'], 'not valid YAML'],
    [['---', 'title: a', 'title: b', '---'], 'ferry.md, line 3: the front matter is not valid YAML'],
    [['', '---', 'title: a', ''], 'ferry.md, line 2: the front matter is not closed'],
    [['', '', '---', 'title: [a]', '---'], 'ferry.md, line 4: "title" must be text.'],
    [['---', 'title: [a]', '---'], 'ferry.md, line 2: "title" must be text.'],
    [['---', 'author:', '  - a: b', '---'], 'ferry.md, line 3: "author" must be text.'],
    [['---', 'title: a', '# note', 'verbatim: maybe', '---'], 'ferry.md, line 4: "verbatim" must be true or false.'],
    [['---', 'url: ferry.html', '---'], 'ferry.md, line 2: "url" must be a web address'],
    [['---', 'url: javascript:alert(1)', '---'], 'ferry.md, line 2: "url" must be a web address'],
    [['---', 'language: no such tag', '---'], 'ferry.md, line 2: "language" must be a language tag'],
    [['---', `a: ${'['.repeat(20_000)}`, '---'], 'ferry.md, line 2: the front matter'],
  ])('is refused with its line: %j', async (lines, message) => {
    await expect(parse(lines)).rejects.toThrow(UserError);
    await expect(parse(lines)).rejects.toThrow(message);
  });
});
