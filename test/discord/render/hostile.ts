import fc from 'fast-check';
import { cleanLine } from '../../../src/article/clean-characters.js';
import { segmentSentences } from '../../../src/article/sentences.js';
import type { ShownPassage } from '../../../src/discord/message.js';

/** What could break a message: markdown, mentions, links, and characters of many units. */
const PIECES = [
  '**bold**',
  '*',
  '**',
  '***',
  '_it_',
  'snake_case_name',
  '__',
  '~~gone~~',
  '~',
  '||spoiler||',
  '|',
  '`code`',
  '```js\nalert(1)\n```',
  '`',
  '[link](https://evil.example/a_(b))',
  '[text',
  '](',
  ']',
  '(x)',
  '<https://evil.example>',
  'https://evil.example/path',
  'HTTP://X.example',
  'discord://-/users/1',
  '<a@b.example>',
  '<@123456789012345678>',
  '<@&123456789012345678>',
  '<#123456789012345678>',
  '</ask:123456789012345678>',
  '<t:1700000000:R>',
  '<:blob:123456789012345678>',
  '<a:blob:123456789012345678>',
  '<id:guide>',
  '@everyone',
  '@here',
  ':smile:',
  'at 10:30:45',
  '# ',
  '#',
  '## ',
  '-# ',
  '- ',
  '> ',
  '>>> ',
  '1. ',
  '12.5 %',
  'S-300',
  '\\',
  '\\\\',
  '\\*',
  '¯\\_(ツ)_/¯',
  'C#',
  '…',
  'z\u0301\u0302\u0303\u0304\u0305\u0306',
  '👩‍👩‍👧‍👦',
  '👍🏽',
  '🇩🇪',
  'שלום עולם',
  'السلام عليكم',
  '\u202Etxt',
  '日本語の文章。',
  'The ferry sank. ',
  'Nobody knows why! ',
  'Is it so? ',
  'word',
  ' ',
  ' ',
  ' ',
  ' \u0301',
  '\n',
];

/** Text of one to about `most` UTF-16 units. */
export function hostileText(most: number): fc.Arbitrary<string> {
  const pieces = fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 60 }).map((parts) => parts.join(''));
  const repeated = fc
    .tuple(pieces, fc.integer({ min: 1, max: most }))
    .map(([piece, length]) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length));
  const zalgo = fc.integer({ min: 1, max: most }).map((length) => `z${'\u0301'.repeat(length)}`);
  return fc
    .oneof(
      { weight: 6, arbitrary: pieces },
      { weight: 4, arbitrary: repeated },
      { weight: 1, arbitrary: zalgo },
      { weight: 2, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }) },
    )
    .filter((text) => cleanLine(text) !== '');
}

const key = fc.stringMatching(/^[\w-]{8}$/);

/** A passage of a paragraph with up to 20,000 units, and one of its sentences. */
export const hostilePassage: fc.Arbitrary<ShownPassage> = fc
  .record({
    text: hostileText(20_000).map(cleanLine),
    title: hostileText(300).map(cleanLine),
    article: fc.constantFrom('a', 'b', 'c'),
    paragraph: fc.integer({ min: 1, max: 99_999 }),
    key,
    at: fc.nat(1_295),
    url: fc.option(fc.oneof(fc.webUrl({ withFragments: true, withQueryParameters: true }), hostileUrl())),
  })
  .map(({ text, title, article, paragraph, key: name, at, url }) => {
    const sentences = segmentSentences(text);
    const sentence = at % Math.max(1, sentences.length);
    const span = sentences[sentence] ?? { start: 0, end: text.length };
    return {
      article,
      title,
      paragraph,
      text,
      sentence: text.slice(span.start, span.end),
      score: 1,
      citation: `${title}, paragraph ${paragraph} · Ann Poe · Gazette`,
      url,
      ref: { key: name, sentence },
    };
  });

function hostileUrl(): fc.Arbitrary<string> {
  return fc.oneof(
    fc.constantFrom('javascript:alert(1)', 'nowhere', 'https://x.example/a_(b)_', 'https://x.example/?a=\' "b)**'),
    fc.integer({ min: 1, max: 3_000 }).map((length) => `https://x.example/${'(a)_'.repeat(length).slice(0, length)}`),
  );
}
