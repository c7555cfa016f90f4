import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanLine } from '../../../src/article/clean-characters.js';
import { escapeMarkdown, unescapeMarkdown } from '../../../src/discord/render/escape.js';
import { hostileText } from './hostile.js';
import { kindsOf, parseMarkdown, visible } from './markdown.js';

const clean = hostileText(3_000).map(cleanLine);

describe('escapeMarkdown', () => {
  it.each([
    'The S-300 costs 12.5 % more (about $1 billion) – see [sic] "notes", p. 3; a < b, 3 > 2.',
    'snake_case and foo_bar',
    'It was 10:30:45 on 24/11.',
    'Ann & Bob | 50 ~ 60 / #hashtag, me@example.org, e.g. v1.2',
    '¶ 12 · C# and F#',
    'C:\\Windows stays, and so does a\\b',
  ])('leaves ordinary prose alone: %s', (text) => {
    expect(escapeMarkdown(text)).toBe(text);
  });

  it.each([
    ['**a** *b*', String.raw`\*\*a\*\* \*b\*`],
    ['_a_ __b__', String.raw`_a\_ \__b\_\_`],
    ['~~a~~ ||b||', String.raw`\~~a\~~ \||b\||`],
    ['[a](https://b.example)', String.raw`[a]\(https\://b.example)`],
    ['<@1> <#2> </ask:3> <t:4:R> <:a:5>', String.raw`\<@1> \<#2> \</ask:3> \<t:4:R> \<\:a:5>`],
    ['@everyone and @here', String.raw`\@everyone and \@here`],
    ['so :smile: happy', String.raw`so \:smile: happy`],
    ['`code`', '\\`code\\`'],
    ['# a', String.raw`\# a`],
    ['#a', String.raw`\#a`],
    ['> a', String.raw`\> a`],
    ['- a', String.raw`\- a`],
    ['-# a', String.raw`\-# a`],
    ['1. a', String.raw`1\. a`],
    ['1.5 a', '1.5 a'],
    ['\\*', String.raw`\\\*`],
    ['a\\', String.raw`a\\`],
  ])('needs few backslashes: %s', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });

  it('makes any clean text inert, wherever in a line it stands', () => {
    fc.assert(
      fc.property(clean, fc.constantFrom('', 'word ', '### ', '-# ', '- '), (text, before) => {
        const markdown = `${before}${escapeMarkdown(text)}${before === '### ' ? '\u200B' : ''}`;
        const own = { '': [], 'word ': [], '### ': ['heading'], '-# ': ['subtext'], '- ': ['list'] }[before];
        expect(kindsOf(markdown)).toEqual(own);
        const shown = visible(parseMarkdown(markdown)).replace('\u200B', '');
        expect(shown).toBe(before === 'word ' ? `word ${text}` : text);
      }),
      { numRuns: 400 },
    );
  });

  it('makes two texts inert that stand around bold', () => {
    fc.assert(
      fc.property(clean, clean, clean, (before, inside, after) => {
        const markdown = `${escapeMarkdown(before)}**${escapeMarkdown(inside)}**${escapeMarkdown(after)}`;
        const nodes = parseMarkdown(markdown);
        expect(kindsOf(markdown)).toEqual(['bold']);
        expect(nodes.find(({ type }) => type === 'bold')?.text).toBe(inside);
        expect(visible(nodes)).toBe(before + inside + after);
      }),
      { numRuns: 200 },
    );
  });

  it('is undone by unescapeMarkdown', () => {
    fc.assert(
      fc.property(clean, (text) => {
        expect(unescapeMarkdown(escapeMarkdown(text))).toBe(text);
      }),
      { numRuns: 400 },
    );
  });

  it('takes time in proportion to the text', () => {
    const texts = [':', '.', '1', '<', '_', '\\', '](', ':a', '#', '-'].map((piece) => piece.repeat(100_000));
    for (const text of texts) expect(unescapeMarkdown(escapeMarkdown(text))).toBe(text);
  });
});
