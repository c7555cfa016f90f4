import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/article/article.js';
import { cleanLine } from '../../../src/article/clean-characters.js';
import { segmentSentences } from '../../../src/article/sentences.js';
import { parseButtonId } from '../../../src/discord/custom-id.js';
import { de } from '../../../src/discord/locales/de.js';
import { en } from '../../../src/discord/locales/en.js';
import type { Message } from '../../../src/discord/message.js';
import { type ReadingMessage, readingMessage } from '../../../src/discord/render/reading.js';
import { articleOf, openShipped } from '../../answer/fixtures.js';
import { hostileText } from './hostile.js';
import { parseMarkdown, visible } from './markdown.js';
import { buttonsOf, flatten, textsOf } from './messages.js';

const keyOf = (number: number) => `paragr${String(number).padStart(2, '0')}`;

function read(article: Article, number: number, changes: Partial<ReadingMessage> = {}): Message {
  return readingMessage({ article, number, part: 0, sentence: null, keyOf, ...changes }, en);
}

/** The paragraph, or its part, that a message is about. */
function mainOf(message: Message): string {
  const line = textsOf(message)
    .flatMap((text) => text.split('\n'))
    .find((text) => text.startsWith('`¶'));
  return visible(parseMarkdown(line ?? '').slice(1)).slice(1);
}

/** What one sees who presses a button as long as it can be pressed. */
function readThrough(article: Article, start: Message, turn: 'back' | 'on'): string[] {
  const seen = [mainOf(start)];
  // More than any of these articles takes: a button that is never disabled would go on forever.
  for (let message = start; seen.length < 300; ) {
    const button = buttonsOf(message)[turn === 'back' ? 0 : 1];
    if (button === undefined || !('custom_id' in button) || button.disabled) return seen;
    const id = parseButtonId(button.custom_id);
    if (id?.kind !== 'read' || id.turn !== turn) expect.fail();
    message = read(article, Number(id.key.slice(-2)), { part: id.part });
    seen.push(mainOf(message));
  }
  return expect.fail();
}

const LONG = Array.from({ length: 100 }, (_, i) => `Sentence ${i} of this long paragraph is about ferries.`).join(' ');

describe('readingMessage', () => {
  it('shows a paragraph of the shipped article between its neighbours, under their headings', async () => {
    const { articles } = await openShipped();
    const article = { ...(articles[0] ?? expect.fail()), url: 'https://briefing.example/s-300' };
    const message = readingMessage({ article, number: 5, part: 0, sentence: 1, keyOf }, de);
    expect(flatten(message)).toMatchInlineSnapshot(`
      "│ ### Medvedev calls off the S-300 sale to Iran, and the reset claims a win
      │ -# \`¶ 4\` For the past two years, the senior administration official said, the Russians had left Washington in no doubt that the transaction was not a symmetrical one for them and that their assessment of the threat from Iran differed from the American one. The official described Moscow's decision as bold, one that recognized how much the matter meant to the United States and showed the importance Medvedev attached to his reset with President Obama.
      │ ────
      │ -# __A red line, drawn again and again__
      │ \`¶ 5\` The Obama administration, officials explained, gave Medvedev and the rest of Russian officialdom a plain message: selling Iran the S-300 would cross a red line, and that line was not to be crossed. **The Americans brought the sale up each time the two countries met at a high level.** Israeli officials made the same case when they sat down with their counterparts from Russia.
      │ ────
      │ -# \`¶ 6\` The S-300 sale came up when Medvedev visited Washington in July. It came up again on a trip to Russia that Bill Burns, the undersecretary of state, and Michael McFaul, the NSC's senior director for Russia, made two weeks before The Cable's report. In the week before the report, when Russian Defense Minister Anatoly Serdyukov was visiting Washington, Defense Secretary Robert Gates pushed him on it, and also on possible sales of Russian missiles to Syria, a question that still lingered. And on…
      [◀ Zurück] [Weiterlesen ▶] [Artikel öffnen → https://briefing.example/s-300]"
    `);
  });

  it('disables the buttons at the ends, under custom_ids that differ', () => {
    const only = buttonsOf(read(articleOf(['It sank.'], { url: null }), 1));
    expect(only.map(({ disabled }) => disabled)).toEqual([true, true]);
    expect(new Set(only.map((button) => 'custom_id' in button && button.custom_id)).size).toBe(2);
    const first = buttonsOf(read(articleOf(['It sank.', 'Nobody knows why.']), 1));
    expect(first.map(({ disabled }) => disabled)).toEqual([true, undefined, undefined]);
  });

  it('shows a long paragraph in parts, cut between sentences', () => {
    const message = read(articleOf(['Before.', LONG, 'After.']), 2, { part: 1 });
    expect(textsOf(message)[0]).toBe('### A title of its own\n-# part 2 of 3');
    expect(mainOf(message)).toMatch(/^Sentence \d+ .*ferries\.$/);
    expect(textsOf(message).join('\n')).toMatch(/-# `¶ 2` ….*ferries\.\n`¶ 2` Sentence .*\n-# `¶ 2` Sentence .*…$/s);
  });

  it('shows the part that holds the sentence, and the sentence in bold', () => {
    const message = read(articleOf([LONG]), 1, { sentence: 70 });
    expect(mainOf(message)).toContain('Sentence 70 ');
    expect(
      textsOf(message)
        .join('\n')
        .match(/\*\*[^*]+\*\*/g),
    ).toEqual(['**Sentence 70 of this long paragraph is about ferries.**']);
  });

  it('takes a part or a sentence beyond the last for what it can be', () => {
    expect(mainOf(read(articleOf([LONG]), 1, { part: 99 }))).toContain('Sentence 99 ');
    expect(mainOf(read(articleOf(['It sank.']), 1, { sentence: 9 }))).toBe('It sank.');
  });

  it('names a heading where it differs from the one above', () => {
    const article = articleOf(['One.', 'Two.', 'Three.']);
    const paragraphs = article.paragraphs.map((p) => ({
      ...p,
      headings: p.number < 3 ? ['Sinking'] : ['Sinking', 'The *why*'],
    }));
    expect(textsOf(read({ ...article, paragraphs }, 2)).slice(1)).toEqual([
      '-# __Sinking__\n-# `¶ 1` One.',
      '`¶ 2` Two.',
      '-# __The \\*why\\*__\n-# `¶ 3` Three.',
    ]);
  });

  it('links the sentence in the article where the address fits behind a button', () => {
    const link = (article: Article) =>
      buttonsOf(read(article, 1, { sentence: 0 })).flatMap((b) => ('url' in b ? [b.url] : []));
    const texts = ['It sank in May. Nobody knows why.'];
    expect(link(articleOf(texts))).toEqual([expect.stringMatching(/^https:\/\/example\.org\/page#:~:text=It/)]);
    expect(link(articleOf(texts, { verbatim: false }))).toEqual(['https://example.org/page']);
    const long = `https://example.org/${'a'.repeat(480)}`;
    expect(link(articleOf(texts, { url: long }))).toEqual([long]);
    expect(link(articleOf(texts, { url: `${long}${'a'.repeat(100)}` }))).toEqual([]);
  });

  it('can be read on through every word, and back', () => {
    const texts = fc.array(hostileText(9_000).map(cleanLine), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(texts, (paragraphs) => {
        const article = articleOf(paragraphs);
        const bare = (parts: readonly string[]) => parts.join('').replaceAll(' ', '');
        const on = readThrough(article, read(article, 1), 'on');
        expect(bare(on)).toBe(bare(paragraphs));
        const back = readThrough(article, read(article, paragraphs.length, { part: 99 }), 'back');
        expect(back.reverse()).toEqual(on);
      }),
      { numRuns: 25 },
    );
  });

  it('cuts a sentence that is longer than a part between words', () => {
    const article = articleOf([`${'ferry, '.repeat(1_000)}end.`]);
    for (const part of readThrough(article, read(article, 1), 'on')) expect(part).toMatch(/^(?:ferry, ?)+(?:end\.)?$/);
  });

  it('cuts parts between sentences wherever they are short enough', () => {
    const article = articleOf([LONG]);
    const ends = new Set(segmentSentences(LONG).map(({ start, end }) => LONG.slice(start, end)));
    for (const part of readThrough(article, read(article, 1), 'on')) {
      for (const { start, end } of segmentSentences(part)) expect(ends).toContain(part.slice(start, end));
    }
  });
});
