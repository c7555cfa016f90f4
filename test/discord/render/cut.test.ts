import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanLine } from '../../../src/article/clean-characters.js';
import { cutMarkdown, cutMarkdownStart, cutPlain, fittingLength } from '../../../src/discord/render/cut.js';
import { escapeMarkdown, unescapeMarkdown } from '../../../src/discord/render/escape.js';
import { sizeOf } from '../../../src/discord/render/size.js';
import { boundariesOf, clusterCount, longestCluster } from './clusters.js';
import { hostileText } from './hostile.js';

const clean = hostileText(3_000).map(cleanLine);
const budgets = fc.integer({ min: 0, max: 400 });

describe('cutMarkdown', () => {
  it('leaves alone what fits, escaped', () => {
    expect(cutMarkdown('a *b*', 7)).toEqual({ markdown: String.raw`a \*b\*`, cut: false });
    expect(cutMarkdown('a *b*', 6)).toEqual({ markdown: 'a…', cut: true });
  });

  it('cuts at the end of a word that is near', () => {
    expect(cutMarkdown('The ferry sank before dawn', 17).markdown).toBe('The ferry sank…');
    expect(cutMarkdown('The ferry disappeared before dawn', 20).markdown).toBe('The ferry…');
    expect(cutMarkdown(`The ${'a'.repeat(50)}`, 40).markdown).toBe(`The ${'a'.repeat(35)}…`);
  });

  it('counts clusters where it is told to', () => {
    expect(cutMarkdown('👩‍👩‍👧‍👦'.repeat(5), 1_000, 3)).toEqual({ markdown: `${'👩‍👩‍👧‍👦'.repeat(3)}…`, cut: true });
    expect(cutMarkdown('👩‍👩‍👧‍👦'.repeat(3), 1_000, 3).cut).toBe(false);
  });

  it('cuts a cluster that alone is too long between code points', () => {
    const { markdown } = cutMarkdown(`𝕫${'\u{1D167}'.repeat(500)}`, 100);
    expect(markdown.length).toBe(99);
    expect(markdown.isWellFormed()).toBe(true);
  });

  it('fits any text into any budget, from its start, between clusters and never inside an escape', () => {
    fc.assert(
      fc.property(clean, budgets, fc.integer({ min: 1, max: 400 }), (text, budget, clusters) => {
        const { markdown, cut } = cutMarkdown(text, budget, clusters);
        expect(markdown.length).toBeLessThanOrEqual(budget);
        if (!cut) {
          expect(markdown).toBe(escapeMarkdown(text));
          return;
        }
        const kept = unescapeMarkdown(markdown.slice(0, -1));
        expect(text.startsWith(kept)).toBe(true);
        expect(escapeMarkdown(kept)).toBe(markdown.slice(0, -1));
        expect(clusterCount(kept)).toBeLessThanOrEqual(clusters);
        const [first = 0] = [...boundariesOf(text)].slice(1);
        if (escapeMarkdown(text.slice(0, first)).length < budget) expect(boundariesOf(text)).toContain(kept.length);
        expect(kept.isWellFormed()).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps all that fits but the rest of a word', () => {
    fc.assert(
      fc.property(clean, fc.integer({ min: 40, max: 400 }), (text, budget) => {
        const { markdown, cut } = cutMarkdown(text, budget);
        if (!cut) return;
        const kept = unescapeMarkdown(markdown.slice(0, -1));
        const longer = text.slice(0, kept.length + 26 + longestCluster(text));
        expect(sizeOf(escapeMarkdown(longer))).toBeGreaterThanOrEqual(budget);
      }),
      { numRuns: 300 },
    );
  });
});

describe('cutMarkdownStart', () => {
  it('keeps the end', () => {
    expect(cutMarkdownStart('The ferry sank before dawn', 15)).toEqual({ markdown: '…before dawn', cut: true });
    expect(cutMarkdownStart('a *b*', 7).cut).toBe(false);
  });

  it('fits any text into any budget, up to its end, between clusters', () => {
    fc.assert(
      fc.property(clean, budgets, (text, budget) => {
        const { markdown, cut } = cutMarkdownStart(text, budget);
        expect(markdown.length).toBeLessThanOrEqual(budget);
        if (!cut) {
          expect(markdown).toBe(escapeMarkdown(text));
          return;
        }
        const kept = unescapeMarkdown(markdown.slice(1));
        expect(text.endsWith(kept)).toBe(true);
        expect(boundariesOf(text)).toContain(text.length - kept.length);
      }),
      { numRuns: 300 },
    );
  });
});

describe('fittingLength', () => {
  it('is the longest that fits', () => {
    expect(fittingLength('***', 5)).toBe(2);
    expect(fittingLength('ab', 5)).toBe(2);
    expect(fittingLength(`e${'\u0301'.repeat(9)}`, 5)).toBe(5);
  });
});

describe('cutPlain', () => {
  it('cuts between clusters', () => {
    expect(cutPlain('abc', 3)).toBe('abc');
    expect(cutPlain('abcd', 3)).toBe('ab…');
    expect(cutPlain('👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 14)).toBe('👩‍👩‍👧‍👦…');
  });
});
