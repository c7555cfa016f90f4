import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../../src/article/parse-article.js';
import { renderArticle, renderSurroundings } from '../../../src/cli/render/article.js';
import { LIGHTHOUSE } from '../fixtures.js';
import { lookOf, plain } from './looks.js';

const article = await parseArticle(LIGHTHOUSE, { id: 'gull-point', format: 'markdown', source: 'gull-point.md' });

describe('renderArticle', () => {
  it('tells title, author, publication, date and paragraphs', async () => {
    expect(renderArticle(article, await lookOf([]))).toBe(
      'The lamp at Gull Point burns again\n' +
        'Ida Marsh · Harbour Gazette · 2024-03-09 · 5 paragraphs\n' +
        'https://gazette.example/gull-point',
    );
  });

  it('leaves out what is not known', async () => {
    const bare = { ...article, author: null, publication: null, published: null, url: null };
    expect(renderArticle({ ...bare, paragraphs: bare.paragraphs.slice(0, 1) }, await lookOf([]))).toBe(
      'The lamp at Gull Point burns again\n1 paragraph',
    );
  });
});

describe('renderSurroundings', () => {
  it.each([
    [1, ['¶ 1', '¶ 2']],
    [3, ['¶ 2', '¶ 3', '¶ 4']],
    [5, ['¶ 4', '¶ 5']],
  ])('shows paragraph %i between its neighbours', async (number, labels) => {
    const shown = renderSurroundings(article, number, await lookOf([]));
    expect(shown.match(/^¶ \d+/gm)).toEqual(labels);
    expect(shown).not.toContain('**');
  });

  it('makes the neighbours quiet', async () => {
    const shown = renderSurroundings(article, 3, await lookOf([], { colour: true })).split('\n\n');
    expect(shown.map((paragraph) => paragraph.includes('\u001B[2m'))).toEqual([true, false, true]);
    expect(plain(shown[1] ?? '')).toMatch(/^¶ 3 {2}The repair cost 2\.6 million euros\./);
  });
});
