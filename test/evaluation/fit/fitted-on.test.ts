import { expect, test } from 'vitest';
import { fittedOnText, material, wasFittedOn } from '../../../src/evaluation/fit/fitted-on.js';

test('parameters say whose questions they were fitted on', () => {
  const own = fittedOnText(20, { article: 'report', questions: 40 });
  expect(own).toBe(
    "20 calibration articles, the shipped article's written questions, 40 questions about report, by footnote eval calibrate",
  );
  expect(wasFittedOn(own, 'report')).toBe(true);
  expect(wasFittedOn(own, 'port')).toBe(false);
  expect(wasFittedOn(fittedOnText(20, null), 'report')).toBe(false);
  expect(material(own)).toMatch(/40 questions about report$/);
});
