import { expect, test } from 'vitest';
import { shortened } from '../../../src/evaluation/page/axes.js';

test.each([
  ['kiln', 4, 'kiln'],
  ['the old kiln', 9, 'the old…'],
  ['窯の歴史について', 8, '窯の歴…'],
  ['🏺🏺🏺', 5, '🏺🏺…'],
])('%j within %i characters is %j', (name, longest, expected) => {
  expect(shortened(name, longest)).toBe(expected);
});
