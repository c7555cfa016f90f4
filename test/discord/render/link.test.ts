import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanLine } from '../../../src/article/clean-characters.js';
import { maskedLink, safeUrl } from '../../../src/discord/render/link.js';
import { hostileText } from './hostile.js';
import { kindsOf, parseMarkdown, visible } from './markdown.js';

describe('safeUrl', () => {
  it.each([
    ['https://a.example/b_c?d=e#:~:text=f,g', 'https://a.example/b_c?d=e#:~:text=f,g'],
    ['https://a.example/b_(c)', 'https://a.example/b%5F%28c%29'],
    ['https://a.example/?q=a b"c\'d', 'https://a.example/?q=a%20b%22c%27d'],
    ['https://a.example/<b>[c]|*', 'https://a.example/%3Cb%3E%5Bc%5D|*'],
    ['javascript:alert(1)', null],
    ['discord://-/settings', null],
    ['nowhere', null],
    ['http://[::1]/', null],
    [`https://a.example/${'b'.repeat(500)}`, null],
  ])('%s', (url, safe) => {
    expect(safeUrl(url)).toBe(safe);
  });
});

describe('maskedLink', () => {
  it('is the citation itself where Discord makes a link of it', () => {
    const citation = 'How it went: the S-300 deal, paragraph 4 · Ann Poe · Gazette · 2024-05-03';
    expect(maskedLink(citation, 100, 'https://a.example/', 'open')).toBe(`[${citation}](https://a.example/)`);
  });

  it.each([
    '*Star*, paragraph 4',
    '🥺, paragraph 4',
    'See https://b.example, paragraph 4',
    '[sic], paragraph 4',
    'Join discord.gg/abc',
    '- a',
  ])('stands behind a citation in which it would show its backslashes, or not work at all: %s', (citation) => {
    const markdown = maskedLink(citation, 100, 'https://a.example/', 'open');
    expect(markdown).toMatch(/ · \[open\]\(https:\/\/a\.example\/\)$/);
    expect(visible(parseMarkdown(markdown))).toBe(`${citation} · open`);
  });

  it('is no link without an address that can be opened', () => {
    expect(maskedLink('a *b*', 100, null, 'open')).toBe(String.raw`a \*b\*`);
    expect(maskedLink('a', 100, 'javascript:alert(1)', 'open')).toBe('a');
  });

  it('leads to its address and shows its text, whatever they are', () => {
    const urls = fc.webUrl({ withFragments: true, withQueryParameters: true, size: 'small' });
    fc.assert(
      fc.property(hostileText(400).map(cleanLine), urls, (text, url) => {
        const markdown = maskedLink(text, 1_000, url, 'open');
        fc.pre(safeUrl(url) !== null);
        expect(kindsOf(markdown)).toEqual(['link']);
        const nodes = parseMarkdown(`-# — ${markdown}`);
        const link = nodes.flatMap(({ children }) => children).find(({ type }) => type === 'link');
        expect(link?.url && decodeURIComponent(link.url)).toBe(decodeURIComponent(new URL(url).href));
        expect([`— ${text}`, `— ${text} · open`]).toContain(visible(nodes));
      }),
    );
  });
});
