import { expect, it } from 'vitest';
import { parsePromptLine } from '../../src/cli/prompt-line.js';
import { UserError } from '../../src/user-error.js';

it.each([
  ['who built it?', { kind: 'question', text: 'who built it?' }],
  [' :article ', { kind: 'article' }],
  [':help', { kind: 'help' }],
  [':quit', { kind: 'quit' }],
  [':top 5', { kind: 'top', top: 5 }],
  [':passage 7', { kind: 'passage', number: 7, article: null }],
  [':passage  my report  7', { kind: 'passage', number: 7, article: 'my report' }],
])('reads %j', (line, wish) => {
  expect(parsePromptLine(line)).toEqual(wish);
});

it.each([
  [':passage', ':passage takes the number of a paragraph: write :passage 7.'],
  [':passage seven', ':passage takes the number of a paragraph: write :passage 7.'],
  [':top', ':top takes a number from 1 to 10, not "": write :top 5.'],
  [':top 11', ':top takes a number from 1 to 10, not "11": write :top 5.'],
  [':artcle', 'Unknown command :artcle: did you mean :article?'],
  [':x', 'Unknown command :x: :help lists the commands.'],
  [':', 'Unknown command :: :help lists the commands.'],
])('refuses %j', (line, message) => {
  expect(() => parsePromptLine(line)).toThrow(new UserError(message));
});
