import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { definitionAsked } from '../../src/answer/definition.js';
import { normalize } from '../../src/article/normalize.js';

const asked = (question: string) => definitionAsked(normalize(question), (word) => word);
const wordsOf = (question: string) => asked(question)?.words.map((terms) => terms.join('+')) ?? null;

describe('definitionAsked', () => {
  it.each<[string, string[]]>([
    ['Who is Vera Holm?', ['vera', 'holm']],
    ['whos holm', ['holm']],
    ['who’s Holm again??', ['holm']],
    ['who was Mrs. Holm', ['holm']],
    ['so what are the moraines exactly', ['morain']],
    ["what's a daymark", ['daymark']],
    ['what is an S-300?', ['s+300+s300']],
    ['what does orthosomnia mean?', ['orthosomnia']],
    ['define firn', ['firn']],
    ['tell me about the Okafor-Lind group', ['okafor+lind', 'group']],
  ])('knows what %j wants introduced', (question, words) => {
    expect(wordsOf(question)).toEqual(words);
  });

  it.each([
    'why did Holm resign?',
    'who won the cup?',
    'when was the Holm bridge built?',
    'what did Holm pay?',
    'what is',
    'who is the one that told the others to leave the harbour',
    '',
  ])('sees no definition asked in %j', (question) => {
    expect(asked(question)).toBeNull();
  });

  it('tells a name from a role, which "who" asks for with an article before it, and both from a thing', () => {
    expect(asked('who is holm?')?.of).toBe('name');
    expect(asked('who is the minister?')?.of).toBe('role');
    expect(asked('what is the firn?')?.of).toBe('thing');
  });

  it('asks for the corpus’s spelling', () => {
    const spell = (word: string) => (word === 'hlom' ? 'holm' : word);
    expect(definitionAsked('who is hlom', spell)?.words).toEqual([['holm']]);
  });

  it('bears any text, however long', () => {
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom(' '.repeat(5000), 'who is '.repeat(900), `who is ${'x '.repeat(999)}`),
    );
    fc.assert(
      fc.property(text, (question) => {
        expect(asked(question)?.words.length ?? 1).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });
});
