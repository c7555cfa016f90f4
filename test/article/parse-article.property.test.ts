import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText } from '../../src/article/decode-text.js';
import { type ArticleFormat, parseArticle } from '../../src/article/parse-article.js';
import { UserError } from '../../src/user-error.js';

const formats = fc.constantFrom<ArticleFormat>('markdown', 'plain');
const INVISIBLE = /\p{Cc}|\p{Cs}|[\u202A-\u202E\u2066-\u2069\u200B\uFEFF]/u;

const pieces = fc.constantFrom(
  '---\n',
  'title: ',
  'a: [',
  '# ',
  '- ',
  '> ',
  '| a | b |\n|-|-|\n',
  '```\n',
  '<p>',
  '<!--',
  '&#27;',
  '[^1]',
  '\u001B[31m',
  '\u202E',
  '\n',
  '\n\n',
  ' ',
  'By Ann Poe',
  'May 3, 2018',
  'Share',
  'Trending Now',
  'Read more: ',
  'The ferry sank. ',
  'and then',
  '“Go”',
  '…',
  'co-\n',
);
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join('')),
  fc.uint8Array({ maxLength: 300 }).map((bytes) => decodeText(bytes) ?? ''),
);

async function paragraphsOf(text: string, format: ArticleFormat): Promise<string[]> {
  return (await parseArticle(text, { id: 'a', format })).paragraphs.map((paragraph) => paragraph.text);
}

describe('parseArticle', () => {
  test('gives clean, numbered, non-empty paragraphs or a UserError of one line, for any text', async () => {
    const property = fc.asyncProperty(texts, formats, async (text, format) => {
      try {
        const { title, paragraphs } = await parseArticle(text, { id: 'a', format });
        expect(title).not.toBe('');
        for (const shown of [title, ...paragraphs.flatMap((paragraph) => [paragraph.text, ...paragraph.headings])]) {
          expect(shown).not.toMatch(INVISIBLE);
          expect(shown).toBe(shown.replace(/\s+/gu, ' ').trim());
          expect(shown).toMatch(/[\p{L}\p{N}]/u);
        }
        expect(paragraphs.map(({ number }) => number)).toEqual(paragraphs.map((_, i) => i + 1));
        expect(paragraphs.length).toBeGreaterThan(0);
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        expect(error.message).not.toMatch(INVISIBLE);
      }
    });
    await fc.assert(property, { numRuns: 300 });
  });

  const word = fc.constantFrom(
    'the',
    'old',
    'ferry',
    'Share',
    'more',
    'board',
    'Trending',
    'of',
    'a',
    'S-300',
    'well-known',
    '“quoted”',
    'said',
    'U.S.',
    '3.5',
    'in',
    'Ann',
    'By',
  );
  const sentence = fc
    .tuple(fc.array(word, { minLength: 3, maxLength: 14 }), fc.constantFrom('.', '.”', '!', '.'))
    .map(([words, end]) => `It ${words.join(' ')}${end}`);
  const prose = fc.array(sentence, { minLength: 1, maxLength: 4 }).map((sentences) => sentences.join(' '));
  const articles = fc.uniqueArray(prose, { minLength: 1, maxLength: 8 });

  test('changes nothing in paragraphs of prose, and so may be applied to its own', async () => {
    const property = fc.asyncProperty(articles, async (written) => {
      const once = await paragraphsOf(written.join('\n\n'), 'plain');
      // A first paragraph that the next begins with is a standfirst; everything else stays.
      expect(written.join('\n\n').endsWith(once.join('\n\n'))).toBe(true);
      expect(once.length).toBeGreaterThanOrEqual(Math.max(1, written.length - 3));
      expect(await paragraphsOf(once.join('\n\n'), 'plain')).toEqual(once);
    });
    await fc.assert(property, { numRuns: 200 });
  });

  test('reads the same paragraphs from any wrapping of them', async () => {
    const sentences = [
      'The board of the harbour met twice in February and voted four to three for the sale of the old boat.',
      'Nobody was surprised, said Ann Poe, who had sold the tickets since 1999.',
      '“It hurts,” she said.',
      'The two engines, the brass bell and the ticket office will go to whoever offers most before the end of May.',
    ];
    const article = [sentences.join(' '), sentences.toReversed().join(' '), sentences[2] ?? ''];
    const property = fc.asyncProperty(fc.integer({ min: 40, max: 100 }), fc.boolean(), async (width, windows) => {
      const text = article.map((paragraph) => wrap(paragraph, width)).join('\n\n');
      expect(await paragraphsOf(windows ? text.replaceAll('\n', '\r\n') : text, 'plain')).toEqual(article);
    });
    await fc.assert(property, { numRuns: 60 });
  });
});

function wrap(text: string, width: number): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= width) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines.join('\n');
}
