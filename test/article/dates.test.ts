import { expect, test } from 'vitest';
import { isoDate, publishedDate } from '../../src/article/dates.js';

test.each([
  ['2010-09-23', '2010-09-23'],
  ['September 23, 2010', '2010-09-23'],
  ['Sept. 23, 2010, 5:12 PM', '2010-09-23'],
  ['Thursday, 23 September 2010', '2010-09-23'],
  ['23rd of September 2010', '2010-09-23'],
  ['Published: Sep 3, 2010 at 10:45 a.m. EST', '2010-09-03'],
  ['Last updated on 2010-09-23T10:00:00Z', '2010-09-23'],
  ['23.9.2010', '2010-09-23'],
  ['9/23/2010', '2010-09-23'],
  ['23/9/2010', '2010-09-23'],
  ['May 2010', '2010-05'],
  ['29 February 2012', '2012-02-29'],
])('reads %j', (line, date) => {
  expect(isoDate(line)).toBe(date);
});

test.each([
  '9/10/2010',
  '29 February 2011',
  'September 31, 2010',
  'It ended on September 23, 2010',
  'September 23, 2010 was a Thursday',
  '2010',
  'May',
])('does not guess at %j', (line) => {
  expect(isoDate(line)).toBeNull();
});

test('keeps what cannot be read, and times', () => {
  expect(publishedDate('spring 2010')).toBe('spring 2010');
  expect(publishedDate('2010-09-23T10:00:00Z')).toBe('2010-09-23T10:00:00Z');
  expect(publishedDate('23 Sep 2010')).toBe('2010-09-23');
});
