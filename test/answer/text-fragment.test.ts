import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PageText } from '../../src/answer/page-text.js';
import { textFragment } from '../../src/answer/text-fragment.js';
import type { Article, Span } from '../../src/article/article.js';
import { segmentSentences } from '../../src/article/sentences.js';
import { parseDirective, select } from './browser.js';
import { articleOf } from './fixtures.js';

/** The directive for the n-th sentence of a paragraph, both from 1. */
function fragment(article: Article, paragraph: number, n: number): string {
  const text = article.paragraphs[paragraph - 1]?.text ?? '';
  const sentence = segmentSentences(text, article.language)[n - 1];
  if (sentence === undefined) throw new Error(`paragraph ${paragraph} has no sentence ${n}`);
  return textFragment(new PageText(article), paragraph - 1, sentence);
}

const blocksOf = ({ title, paragraphs }: Article) => [title, ...paragraphs.map(({ text }) => text)];

/** What a browser selects on the article's page, and the words of the sentence that it should. */
function follow(article: Article, position: number, sentence: Span) {
  const text = article.paragraphs[position]?.text ?? '';
  const address = textFragment(new PageText(article), position, sentence);
  const directive = parseDirective(address);
  const blocks = blocksOf(article);
  const found = directive && select(blocks, directive);
  const words = [
    ...new Intl.Segmenter('en', { granularity: 'word' }).segment(text.slice(sentence.start, sentence.end)),
  ];
  const spoken = words.filter(({ isWordLike }) => isWordLike);
  const last = spoken.at(-1);
  const start = sentence.start + (spoken[0]?.index ?? 0);
  const end = sentence.start + (last ? last.index + last.segment.length : 0);
  return { address, directive, found, wanted: text.slice(start, end), start, end, blocks };
}

const fold = (text: string) =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[‘’]/gu, "'").replace(/[“”]/gu, '"').toLowerCase();

describe('textFragment', () => {
  it('names a short sentence whole, from its first word to its last', () => {
    const article = articleOf(['It rained. “Nobody came,” she said. (Nobody!) Then — at nine — it stopped…']);
    expect(fragment(article, 1, 1)).toBe(':~:text=It%20rained');
    expect(fragment(article, 1, 2)).toBe(':~:text=Nobody%20came%2C%E2%80%9D%20she%20said');
    expect(fragment(article, 1, 4)).toBe(':~:text=Then%20%E2%80%94%20at%20nine%20%E2%80%94%20it%20stopped');
  });

  it('names a long sentence by its ends, and by more of them where those are found elsewhere', () => {
    const committee = 'The committee that met in the old library by the river decided after a long debate that';
    const article = articleOf([
      `${committee} the bridge was to be built again. It was cheap.`,
      `${committee} the tunnel was to be built again, and that the bridge was to be built again.`,
    ]);
    expect(fragment(article, 1, 1)).toBe(':~:text=The%20committee%20that%20met,to%20be%20built%20again');
    const { found, start, end } = follow(article, 1, { start: 0, end: article.paragraphs[1]?.text.length ?? 0 });
    expect(found).toEqual({ block: 2, start, endBlock: 2, end });
  });

  it('tells a repeated sentence by the words around it, those of its own paragraph first', () => {
    const article = articleOf([
      'He denied it. The mayor left.',
      'Later he spoke. He denied it. Nobody believed him.',
      'He denied it. Everybody laughed.',
      'He denied it.',
    ]);
    expect(fragment(article, 1, 1)).toBe(':~:text=He%20denied%20it');
    expect(fragment(article, 2, 2)).toBe(':~:text=spoke.-,He%20denied%20it');
    expect(fragment(article, 3, 1)).toBe(':~:text=He%20denied%20it,-.%20Everybody');
    expect(fragment(article, 4, 1)).toBe(':~:text=laughed.-,He%20denied%20it');
  });

  it('takes the title and the headings for part of the page', () => {
    const paragraphs = [
      { number: 1, text: 'He denied it. So did she.', headings: ['So did she'] },
      { number: 2, text: 'They all did. He denied it.', headings: ['So did she'] },
    ];
    const article = articleOf([], { title: 'He denied it', paragraphs });
    expect(fragment(article, 1, 1)).toBe(':~:text=He%20denied%20it,-.%20So');
    expect(fragment(article, 1, 2)).toBe(':~:text=it.-,So%20did%20she');
    expect(fragment(article, 2, 1)).toBe(':~:text=They%20all%20did');
  });

  it('compares as browsers do: whole words, whatever their case, accents and quotation marks', () => {
    const bounded = articleOf(['Reform is due. It rained. Form is due.']);
    expect(fragment(bounded, 1, 3)).toBe(':~:text=Form%20is%20due');
    expect(fragment(articleOf(['It was the formal end. It was the form.']), 1, 2)).toBe(
      ':~:text=It%20was%20the%20form',
    );
    const alike = articleOf([
      'THE END CAME. The café closed. “Go,” he said.',
      'The end came. Nobody wept. The cafe closed. It rained. "Go," he said.',
    ]);
    expect(fragment(alike, 2, 1)).toBe(':~:text=The%20end%20came,-.%20Nobody');
    expect(fragment(alike, 2, 3)).toBe(':~:text=wept.-,The%20cafe%20closed');
    expect(fragment(alike, 2, 5)).toBe(':~:text=rained.%20%22-,Go%2C%22%20he%20said');
  });

  it('takes the first of two places that read the same all around', () => {
    const article = articleOf([
      'He denied it. He denied it.',
      'He denied it. He denied it.',
      'He denied it. He denied it.',
    ]);
    expect(fragment(article, 2, 1)).toBe(':~:text=it.%20He%20denied%20it.-,He%20denied%20it');
    expect(fragment(article, 3, 1)).toBe(':~:text=He%20denied%20it');
  });

  it('encodes what marks the parts of a directive, and what chats end an address at', () => {
    const article = articleOf(['Is S-300 & "co", (50%) it’s: *a_b* #1, +1 = é 日本 🎉 x?']);
    const address = fragment(article, 1, 1);
    expect(address).toMatch(/^:~:text=(?:[A-Za-z0-9_.~]|%[0-9A-F]{2})+$/);
    expect(decodeURIComponent(address)).toContain('Is S-300 & "co", (50%) it’s: *a_b* #1, +1 = é 日本 🎉 x');
  });

  it('gives nothing for a sentence without a word, or one longer than people write', () => {
    expect(fragment(articleOf(['🎉🎉 …!']), 1, 1)).toBe('');
    const counted = Array.from({ length: 300 }, (_, i) => `word${i}`).join(' ');
    expect(fragment(articleOf([`It is ${counted.slice(0, 1900)}.`]), 1, 1)).toContain('It%20is%20word0%20word1,');
    expect(fragment(articleOf([`It is ${counted}.`]), 1, 1)).toBe('');
    expect(fragment(articleOf([`${'word '.repeat(100).trim()}.`]), 1, 1)).toBe('');
  });

  it('keeps a lone surrogate out of the address', () => {
    const article = articleOf(['A broken \uD83D smile.']);
    expect(decodeURIComponent(fragment(article, 1, 1))).toContain('A broken \uFFFD smile');
  });

  it('cuts on word boundaries in scripts without spaces', () => {
    const article = articleOf(['他说这个导弹系统很好。我们不知道。他说这个导弹系统很好。'], { language: 'zh' });
    expect(decodeURIComponent(fragment(article, 1, 2))).toBe(':~:text=我们不知道');
    expect(decodeURIComponent(fragment(article, 1, 3))).toBe(':~:text=不知道。-,他说这个导弹系统很好');
  });

  const WORDS = [
    'the',
    'The',
    'old',
    'S-300',
    'U.S.',
    'river,',
    '“river”',
    'it’s',
    "it's",
    '3,000',
    '(so)',
    'a_b',
    'café',
    'cafe',
    '—',
    '&',
    '50%',
    '🎉',
  ];
  const sentence = (longest: number) =>
    fc
      .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: longest })
      .map((words) => `Then ${words.join(' ')}.`);
  const article = fc
    .array(fc.oneof(sentence(4), sentence(40)), { minLength: 1, maxLength: 4 })
    .chain((sentences) =>
      fc.array(fc.array(fc.constantFrom(...sentences), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
    )
    .map((paragraphs) => articleOf(paragraphs.map((own) => own.join(' '))));

  it('makes a browser select just the sentence, or, where it is repeated, its words at least', () => {
    let exact = 0;
    let all = 0;
    fc.assert(
      fc.property(article, fc.nat(), fc.nat(), (own, p, s) => {
        const position = p % own.paragraphs.length;
        const sentences = segmentSentences(own.paragraphs[position]?.text ?? '');
        const span = sentences[s % sentences.length];
        if (span === undefined) throw new Error('a paragraph without a sentence');
        const { address, directive, found, wanted, start, end, blocks } = follow(own, position, span);
        const times = fold(blocks.join('\n')).split(fold(wanted)).length - 1;
        all++;
        if (address === '') {
          expect(wanted.length).toBeGreaterThan(300);
          expect(times).toBeGreaterThan(1);
          return;
        }
        expect(directive).not.toBeNull();
        if (!found) throw new Error(`${address} selects nothing`);
        const isSentence = found.block === position + 1 && found.start <= start && found.end === end;
        if (isSentence) {
          exact++;
          // Only what is no word may be selected besides.
          expect(blocks[found.block]?.slice(found.start, start)).not.toMatch(/[\p{L}\p{N}]/u);
        } else {
          expect(times).toBeGreaterThan(1);
          expect(found.endBlock).toBe(found.block);
          expect(fold(blocks[found.block]?.slice(found.start, found.end) ?? '')).toBe(fold(wanted));
        }
      }),
      { numRuns: 400, seed: 20 },
    );
    // Half of these articles repeat whole paragraphs, which nothing tells apart.
    expect(exact / all).toBeGreaterThan(0.7);
  });
});
