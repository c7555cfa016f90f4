import { describe, expect, it } from 'vitest';
import { citationOf, urlOf } from '../../src/answer/citation.js';
import type { Article } from '../../src/article/article.js';
import { readArticle } from '../../src/article/read-article.js';
import { articleOf, written } from './fixtures.js';

const TEXTS = ['The ferry sailed at nine. Nobody was on board.', 'It came back at ten.'];

function link(rest: Partial<Article>, paragraph = 1, sentence = { start: 0, end: 25 }): string | null {
  const article = articleOf(TEXTS, rest);
  const found = article.paragraphs[paragraph - 1];
  if (found === undefined) throw new Error('no such paragraph');
  return urlOf(article, found, sentence);
}

describe('citationOf', () => {
  it('says what is known of the source, in one line', () => {
    const article = articleOf(TEXTS, {
      title: 'The ferry',
      author: 'Ida Marsh',
      publication: 'Gazette',
      published: '2024-03-09',
    });
    const [first] = article.paragraphs;
    if (!first) throw new Error('a paragraph');
    expect(citationOf(article, first)).toBe('The ferry, paragraph 1 · Ida Marsh · Gazette · 2024-03-09');
    expect(citationOf({ ...article, author: null, published: null }, first)).toBe('The ferry, paragraph 1 · Gazette');
    expect(citationOf({ ...article, author: null, publication: null, published: null }, first)).toBe(
      'The ferry, paragraph 1',
    );
  });
});

describe('urlOf', () => {
  it('leads to the sentence', () => {
    expect(link({})).toBe('https://example.org/page#:~:text=The%20ferry%20sailed%20at%20nine');
    expect(link({}, 2, { start: 0, end: 20 })).toBe('https://example.org/page#:~:text=It%20came%20back%20at%20ten');
  });

  it.each([
    ['keeps a query', 'https://example.org/page?id=7&x=%20a', 'https://example.org/page?id=7&x=%20a#:~:text='],
    ['keeps an anchor', 'https://example.org/page#part-2', 'https://example.org/page#part-2:~:text='],
    ['keeps both', 'https://example.org/?id=7#part?2', 'https://example.org/?id=7#part?2:~:text='],
    ['takes the place of a directive', 'https://example.org/#:~:text=old', 'https://example.org/#:~:text='],
    [
      'takes its place behind an anchor',
      'https://example.org/#top:~:text=old&text=older',
      'https://example.org/#top:~:text=',
    ],
    ['needs no anchor', 'https://example.org/#', 'https://example.org/#:~:text='],
  ])('%s', (_, url, beginning) => {
    expect(link({ url })).toBe(`${beginning}The%20ferry%20sailed%20at%20nine`);
  });

  it('is the bare address where no text can be named', () => {
    expect(link({ paragraphs: [{ number: 1, text: '…!', headings: [] }] }, 1, { start: 0, end: 2 })).toBe(
      'https://example.org/page',
    );
    const url = 'https://example.org/page?q=1#part';
    expect(link({ url, paragraphs: [{ number: 1, text: '…!', headings: [] }] }, 1, { start: 0, end: 2 })).toBe(url);
  });

  it('is null without an address, and where the page does not show this text', () => {
    expect(link({ url: null })).toBeNull();
    expect(link({ verbatim: false })).toBeNull();
  });

  it('follows front matter', async () => {
    const paths = written({
      'told.md': '---\nurl: https://example.org/told\nverbatim: false\n---\n# Told\n\nThe ferry sailed at nine.\n',
      'quoted.md': '---\nurl: https://example.org/quoted\n---\n# Quoted\n\nThe ferry sailed at nine.\n',
      'bare.md': '# Bare\n\nThe ferry sailed at nine.\n',
    });
    const links = await Promise.all(
      paths.map(async (path) => {
        const article = await readArticle(path);
        const [first] = article.paragraphs;
        return first && urlOf(article, first, { start: 0, end: first.text.length });
      }),
    );
    expect(links).toEqual([null, 'https://example.org/quoted#:~:text=The%20ferry%20sailed%20at%20nine', null]);
  });
});
