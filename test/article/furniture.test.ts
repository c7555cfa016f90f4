import { describe, expect, test } from 'vitest';
import { furnitureKind } from '../../src/article/furniture.js';
import { parseArticle } from '../../src/article/parse-article.js';

describe('furnitureKind', () => {
  test.each([
    'Advertisement',
    'ADVERTISEMENT - SCROLL TO CONTINUE',
    'Story continues below advertisement',
    'Share',
    'Share this:',
    'Share on Facebook',
    'Tweet this story',
    'Share Tweet Email Print',
    'Facebook Twitter Email',
    'Trending',
    'By Taboola',
    'Trending Now Sponsored Links by Outbrain',
    'Recommended by Outbrain',
    'You May Also Like',
    'Most Read',
    'Editors’ Picks',
    'More from The Harbour Gazette',
    'MORE FROM THE COAST',
    'More on Ports',
    'Sponsored by Acme',
    'Read more: How the bridge ate the ferry',
    'READ MORE: Is the pier next?',
    'Related: A timeline',
    'Read more…',
    'Continue reading',
    'Sign up for our newsletter.',
    'Subscribe to our daily newsletter for more stories like this.',
    'Get the best of the harbour in your inbox',
    'Twitter: @maraell',
    'Follow us on Facebook and Twitter.',
    'Follow Mara Ellison on Twitter @maraell',
    'Copyright 2019 The Gazette',
    '© 2019 The Gazette. All rights reserved.',
    'All rights reserved.',
    '14 Comments',
    'Leave a reply',
    'Join the conversation',
    'Comments are closed.',
    'Tags: ferry, harbour',
    'Filed under: Ports',
    '#ferry #harbour',
    'Photo: Rolf Dahl',
    'Photo by Rolf Dahl',
    'Image credit: Rolf Dahl',
    'The old ferry leaves the pier on Monday. (AP Photo/Rolf Dahl)',
    'Rolf Dahl/Getty Images',
    'Getty Images',
    '-- 30 --',
  ])('knows %j wherever it stands', (line) => {
    expect(furnitureKind(line, 'middle')).not.toBeNull();
    expect(furnitureKind(line, 'edge')).not.toBeNull();
  });

  test.each([
    'Facebook',
    'Email',
    'Comments',
    '@maraell',
    'Privacy Policy',
    '12 likes',
    'Topics: ferries, ports',
    'Subscribe',
  ])('knows %j above and below the text only', (line) => {
    expect(furnitureKind(line, 'middle')).toBeNull();
    expect(furnitureKind(line, 'edge')).not.toBeNull();
  });

  test('leaves lower case in the middle alone: it may be a line of a paragraph', () => {
    expect(furnitureKind('sponsored by the king', 'middle')).toBeNull();
    expect(furnitureKind('Sponsored by the king', 'middle')).toBe('aside');
  });

  test.each([
    'Share prices fell',
    'Sharing a boat',
    'More from the sea than from the land',
    'More on this later',
    'Related matters',
    'Advertising',
    'Read more books',
    'Photos by the dozen lined the walls.',
    'Video killed the radio star',
    'Tags were sewn on.',
    'Recommended: two coats of paint.',
    'Find Poe on X, he said, and you will see.',
    'Get used to it: our inbox is full of such letters.',
    'No comment',
    'Copyright is dull.',
    'Reuters reported the sale first',
    'The most popular boat on the coast',
    'By the sea',
  ])('takes %j for text', (line) => {
    expect(furnitureKind(line, 'middle')).toBeNull();
    expect(furnitureKind(line, 'edge')).toBeNull();
  });
});

describe('after the last real paragraph', () => {
  const texts = async (...blocks: string[]) =>
    (await parseArticle(blocks.join('\n\n'), { id: 'a', format: 'plain' })).paragraphs.map(({ text }) => text);
  const FIRST = 'The old ferry has made its last crossing, the operator said on Monday.';
  const LAST = 'It will be missed.';

  test('unknown labels go once a list of links, tags or a copyright line has begun', async () => {
    expect(
      await texts(
        FIRST,
        LAST,
        'More from The Tide',
        'What the tide took',
        'Ann Poe',
        'Is This The Last Pier Standing?',
      ),
    ).toEqual([FIRST, LAST]);
    expect(await texts(FIRST, LAST, '© 2019 The Tide', 'Careers at the harbour')).toEqual([FIRST, LAST]);
  });

  test('unknown labels stay before that', async () => {
    expect(await texts(FIRST, LAST, 'Ann Poe in Harbourtown', 'Share this')).toEqual([
      FIRST,
      LAST,
      'Ann Poe in Harbourtown',
    ]);
  });

  test('unknown labels stay below buttons and advertisements: they may be the end of a list', async () => {
    expect(await texts(FIRST, LAST, 'Share this', 'Two engines', 'Advertisement', 'A brass bell')).toEqual([
      FIRST,
      LAST,
      'Two engines',
      'A brass bell',
    ]);
  });

  test('a box of headlines in the middle goes, the text below it stays', async () => {
    expect(await texts(FIRST, 'Related Stories', 'Bridge Toll Rises Again', 'Ferry Captain Retires', LAST)).toEqual([
      FIRST,
      LAST,
    ]);
    expect(await texts(FIRST, 'Related Stories', 'Why it matters', LAST)).toEqual([FIRST, 'Why it matters', LAST]);
  });
});
