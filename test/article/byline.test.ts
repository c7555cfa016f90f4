import { expect, test } from 'vitest';
import { readByline } from '../../src/article/byline.js';

test.each([
  ['By Jane Doe', { author: 'Jane Doe' }],
  ['BY JANE DOE AND JOHN ROE', { author: 'JANE DOE AND JOHN ROE' }],
  ['Written by Jane Q. van der Doe', { author: 'Jane Q. van der Doe' }],
  ['By Jane Doe, John Roe and Max Poe, staff writers', { author: 'Jane Doe, John Roe and Max Poe' }],
  ['By Jane Doe, The Tide', { author: 'Jane Doe, The Tide' }],
  ['Author: Jane Doe', { author: 'Jane Doe' }],
  ['By Jane Doe on 3 May 2018', { author: 'Jane Doe', published: '2018-05-03' }],
  ['Jane Doe · May 3, 2018 · 5 min read', { author: 'Jane Doe', published: '2018-05-03' }],
  ['Published 3 May 2018 — 5 minute read', { published: '2018-05-03' }],
  ['Updated 3 May 2018', {}],
  ['Reading time: 5 minutes', {}],
  ['3 hours ago', {}],
  ['Source: The Tide', { publication: 'The Tide' }],
  ['Source: https://example.org/a', { url: 'https://example.org/a' }],
])('reads %j', (line, byline) => {
  expect(readByline(line)).toEqual(byline);
});

test.each([
  'By the sea',
  'By then it was over',
  'By Jane Doe standards it was late',
  'Jane Doe',
  'Jane Doe | John Roe',
  'May 3, 2018 | The ferry is gone',
  'Source: nobody knows.',
  'It took 5 minutes',
])('takes %j for text', (line) => {
  expect(readByline(line)).toBeNull();
});
