import { describe, expect, it } from 'vitest';
import { LexicalIndex } from '../../src/answer/lexical-index.js';
import { Names } from '../../src/answer/names.js';
import { SentenceWords } from '../../src/answer/sentence-words.js';
import { terms } from '../../src/answer/terms.js';

function namesIn(...sentences: string[]) {
  const names = new Names(
    new LexicalIndex(sentences.map((text) => terms(text).join(' '))),
    new SentenceWords(sentences),
  );
  return (word: string) => terms(word).every((term) => names.has(term));
}

describe('Names', () => {
  it('are what is capitalised inside sentences', () => {
    const isName = namesIn('On Monday the bank told Vera Holm-Lind.', 'Then Ingvild Sørlie’s S-300 came.');
    for (const word of ['holm', 'Holm-Lind', 'sorlie', 's-300', 'monday']) expect(isName(word)).toBe(true);
    for (const word of ['bank', 'told', 'the', 'absent']) expect(isName(word)).toBe(false);
  });

  it('are no words that stand in small letters as well, before or after', () => {
    expect(namesIn('They asked the Bank.', 'It is a bank.')('bank')).toBe(false);
    expect(namesIn('It is a bank.', 'They asked the Bank.')('bank')).toBe(false);
  });

  it('are not told by the first word of a sentence', () => {
    expect(namesIn('Banks fell.', 'Banks rose.')('banks')).toBe(false);
    expect(namesIn('Holm left.', 'It fell to Holm.')('holm')).toBe(true);
    expect(namesIn('Rose left.', 'A rose grew.', 'It fell to Rose.')('rose')).toBe(false);
  });
});
