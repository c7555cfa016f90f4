import { expect, it } from 'vitest';
import { questionKind } from '../../src/answer/question-kind.js';
import { normalize } from '../../src/article/normalize.js';

it.each([
  ['Who signed it?', 'person'],
  ['Whose idea was it?', 'person'],
  ['To whom was it sold?', 'person'],
  ["who's in charge", 'person'],
  ['When did it end?', 'time'],
  ['In what year was it signed?', 'time'],
  ['what date was it', 'time'],
  ['How long did it take?', 'time'],
  ['How many were there?', 'quantity'],
  ['how much', 'quantity'],
  ['HOW TALL IS IT?', 'quantity'],
  ['What price was paid?', 'quantity'],
  ['Where was it built?', 'place'],
  ['Why did they leave?', 'cause'],
  ['How come nobody knew?', 'cause'],
  ['Which bank failed?', 'choice'],
  ['What is a reset?', 'thing'],
  ['What’s a reset', 'thing'],
  ['How does it work?', 'manner'],
  ['Did Russia cancel the sale?', 'yes-no'],
  ['isn’t that illegal?', 'yes-no'],
  ['Is it over', 'yes-no'],
  ['russia missile sale', 'keywords'],
  ['isolation of Tehran', 'keywords'],
  ['', 'keywords'],
  ['谁签的?', 'keywords'],
])('%j asks for %s', (question, kind) => {
  expect(questionKind(normalize(question))).toBe(kind);
});
