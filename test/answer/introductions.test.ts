import { describe, expect, it } from 'vitest';
import { definitionAsked } from '../../src/answer/definition.js';
import { mentionOf } from '../../src/answer/introductions.js';
import { SentenceWords } from '../../src/answer/sentence-words.js';
import { normalize } from '../../src/article/normalize.js';

function mention(question: string, sentence: string) {
  const asked = definitionAsked(normalize(question), (word) => word);
  return asked && mentionOf(asked, new SentenceWords([sentence]), 0);
}

describe('mentionOf', () => {
  it.each<[string, string]>([
    ['who is holm?', 'Vera Holm, a chamois hunter, disagreed.'],
    ['who is holm?', 'Vera Holm, 46, disagreed.'],
    ['who is holm?', 'Vera Holm, who keeps the light, disagreed.'],
    ['who is holm?', 'It was signed by Vera Holm (the mayor).'],
    ['who is holm?', 'Holm is the owner of a mill.'],
    ['who is holm?', 'The chairwoman, Vera Holm, ended it.'],
    ['who is holm?', 'In 1450 the merchant Vera Holm lent him a sum.'],
    ['who is holm?', 'Its managing director Vera van der Holm said so.'],
    ['who is holm?', 'So said Vera Holm of the campaign Fair Account.'],
    ['who is holm?', 'On Friday, Foreign Minister Vera Holm said no.'],
    ['who is holm?', 'Secretary of State Vera Holm said no.'],
    ['who is mayor holm?', 'Mayor Vera Holm, who won last spring, said no.'],
    ['what is the corran?', 'The Corran, a reef south of the port, is feared.'],
    ['what is a caldera?', 'It leaves a basin called a caldera.'],
    ['what are moraines?', 'Debris is dumped in ridges, or moraines.'],
    ['what is firn?', 'Snow turns to a grainy mass called firn, which looks like sugar.'],
    ['who are the holmians', 'The rebels were the Holmians, whose home is an island.'],
    ['who is the mayor?', 'The mayor, Vera Holm, ended it.'],
    ['who is the mayor?', 'It pleased mayor Vera Holm.'],
    ['who is the mayor?', 'Vera Holm, the first mayor, ended it.'],
    ['who is sorlie?', 'Ingvild Sørlie, 34, came home.'],
  ])('%j is answered by %j', (question, sentence) => {
    expect(mention(question, sentence)).toEqual({ introduces: true });
  });

  it.each<[string, string]>([
    ['who is holm?', 'They answered Holm head-on.'],
    ['who is holm?', 'But Holm rejected the charge.'],
    ['who is holm?', 'It fell when Holm left the room.'],
    ['who is the mayor?', 'They went to the mayor.'],
    ['what is firn?', 'As the burden grows, firn turns to ice.'],
  ])('%j is not answered by %j, which mentions it', (question, sentence) => {
    expect(mention(question, sentence)).toEqual({ introduces: false });
  });

  it.each<[string, string]>([
    ['who is holm?', 'Nobody came.'],
    ['who is vera holm?', 'Holm, the mayor, disagreed.'],
    ['who is vera holm?', 'Vera and an older Holm, the mayor, disagreed.'],
    // A name begins with a capital.
    ['who is rose?', 'The price rose, the minister said.'],
  ])('%j finds nothing in %j', (question, sentence) => {
    expect(mention(question, sentence)).toBeNull();
  });

  it('prefers the mention that introduces to another in the same sentence', () => {
    expect(mention('who is holm?', 'When Holm left, her sister, Ida Holm, a baker, cried.')).toEqual({
      introduces: true,
    });
  });

  it('bears a sentence of a hundred thousand characters that repeats itself', () => {
    // A backtracking pattern would not come back before the test is over.
    expect(mention('who is holm?', 'Holm '.repeat(2000))).not.toBeNull();
    expect(mention('who is holm?', `a ${'the '.repeat(20_000)}Holm`)).not.toBeNull();
    expect(mention('what is x?', `${' '.repeat(50_000)}x${' '.repeat(50_000)}`)).not.toBeNull();
  });
});
