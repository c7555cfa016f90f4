import { expect, test } from 'vitest';
import type { Article } from '../../src/article/article.js';
import { checkQuestions } from '../../src/article/check-questions.js';
import { parseArticle } from '../../src/article/parse-article.js';
import { parseQuestions } from '../../src/article/questions-file.js';

const article: Article = await parseArticle('One came.\n\nTwo went.\n\nThree stayed.', {
  id: 'ferry',
  format: 'plain',
});

test('finds nothing in a file without faults', () => {
  expect(checkQuestions(article, parseQuestions('1: who came\n2,3: who went or stayed'))).toEqual([]);
});

test('finds unknown paragraphs, questions asked twice and paragraphs without one', () => {
  const questions = parseQuestions('1: Who came to the café?\n1,9: who left\n\n3: who came, to the cafe');
  expect(checkQuestions(article, questions)).toEqual([
    { kind: 'unknown-paragraph', line: 2, paragraph: 9, message: 'Line 2: there is no paragraph 9; ferry has 3.' },
    {
      kind: 'duplicate',
      line: 4,
      paragraph: null,
      message: 'Line 4: "who came, to the cafe" is asked on line 1 already.',
    },
    { kind: 'no-question', line: null, paragraph: 2, message: 'Paragraph 2 has no question.' },
  ]);
});

test('holds an apostrophe for punctuation', () => {
  const questions = parseQuestions("1,2,3: what's new\n1: whats new");
  expect(checkQuestions(article, questions).map(({ kind, line }) => [kind, line])).toEqual([['duplicate', 2]]);
});
