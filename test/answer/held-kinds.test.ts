import { describe, expect, it } from 'vitest';
import { HeldKinds } from '../../src/answer/held-kinds.js';
import type { QuestionKind } from '../../src/answer/question-kind.js';
import { terms } from '../../src/answer/terms.js';

const holds = (kind: QuestionKind, sentence: string, question = '') =>
  new HeldKinds([sentence]).holds(kind, 0, terms(question));

describe('HeldKinds', () => {
  it.each<[QuestionKind, string, string]>([
    ['quantity', 'It cost $5.', 'It was dear.'],
    ['quantity', 'Eleven came.', 'They came.'],
    ['time', 'It ended in 2009.', 'It ended.'],
    ['time', 'It was signed on Wednesday.', 'It was signed.'],
    ['time', 'Nobody came until the thaw.', 'Nobody came.'],
    ['cause', 'It failed because it rained.', 'It failed, and it rained.'],
    ['person', 'The plan of Vera Holm won.', 'The plan won.'],
    ['place', 'It lies in Bergen.', 'It lies there.'],
    ['choice', 'The bank was Corwin Hale.', 'A bank was bought.'],
  ])('sees a %s in %j and not in %j', (kind, with_, without) => {
    expect(holds(kind, with_)).toBe(1);
    expect(holds(kind, without)).toBe(0);
  });

  it('takes no name from the question for an answer', () => {
    expect(holds('person', 'He met Vera Holm.', 'who met Vera Holm?')).toBe(0);
    expect(holds('person', 'He met Vera Holm’s sister Ida.', 'who met Vera Holm?')).toBe(1);
    expect(holds('person', 'It is S-300 or U.S. made.', 'who made the US S-300')).toBe(0);
  });

  it('takes no first word for a name, behind a quotation mark neither', () => {
    for (const sentence of ['Nobody came.', '"Nobody came."', '“Nobody came.”', '(Nobody came.)', '— “Nobody.”']) {
      expect(holds('person', sentence)).toBe(0);
    }
  });

  it.each<QuestionKind>(['thing', 'manner', 'yes-no', 'keywords'])('cannot tell what answers a %s', (kind) => {
    expect(holds(kind, 'Anything at all, 5 of it, in Bergen.')).toBe(0.5);
  });
});
