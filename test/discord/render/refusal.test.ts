import { describe, expect, it } from 'vitest';
import { parseButtonId } from '../../../src/discord/custom-id.js';
import { de } from '../../../src/discord/locales/de.js';
import { en } from '../../../src/discord/locales/en.js';
import { fr } from '../../../src/discord/locales/fr.js';
import { type RefusalMessage, refusalMessage } from '../../../src/discord/render/refusal.js';
import { openShipped } from '../../answer/fixtures.js';
import { buttonsOf, flatten, textsOf } from './messages.js';

function refusalOf(changes: Partial<RefusalMessage> = {}): RefusalMessage {
  return {
    question: 'who won the cup?',
    refusal: { word: 'cup', weakness: 'no-shared-subject' },
    title: 'The lamp at Gull Point',
    suggestions: [],
    answerId: '123456789012345678',
    ...changes,
  };
}

const reasonIn = (message: ReturnType<typeof refusalMessage>) => textsOf(message)[1];

describe('refusalMessage', () => {
  it('says of a real question that and why it is not answered, and what is', async () => {
    const footnote = await openShipped();
    const question = 'who won the 1998 world cup?';
    const { refusal } = await footnote.ask(question);
    const message = refusalMessage(
      refusalOf({
        question,
        refusal: refusal ?? expect.fail(),
        title: footnote.articles[0]?.title ?? null,
        suggestions: ['so did the reset pay off?', 'who pulled the plug on the missiles?'],
      }),
      en,
    );
    expect(flatten(message)).toMatchInlineSnapshot(`
      "│ ### who won the 1998 world cup?
      │ “Medvedev calls off the S-300 sale to Iran, and the reset claims a win” does not answer this: nothing mentions “cup”, and the closest passage is only a weak match.
      │ You can ask, for example:
      │ - so did the reset pay off?
      │ - who pulled the plug on the missiles?
      [👍] [👎]"
    `);
  });

  it('is one sentence in every language, of one article or several', () => {
    const of = refusalOf();
    expect([en, de, fr].map((sentences) => reasonIn(refusalMessage(of, sentences)))).toMatchInlineSnapshot(`
      [
        "“The lamp at Gull Point” does not answer this: nothing mentions “cup”, and no passage shares a subject with the question.",
        "„The lamp at Gull Point“ beantwortet das nicht, denn „cup“ kommt nirgends vor, und keine Stelle hat mit dem Thema der Frage zu tun.",
        "« The lamp at Gull Point » ne répond pas à cette question : « cup » n’apparaît nulle part, et aucun passage ne traite de ce sujet.",
      ]
    `);
    const several = refusalOf({ title: null, refusal: { word: null, weakness: 'names-nothing' } });
    expect([en, de, fr].map((sentences) => reasonIn(refusalMessage(several, sentences)))).toMatchInlineSnapshot(`
      [
        "None of the articles answers this: the question names nothing to look for.",
        "Keiner der Artikel beantwortet das, denn die Frage nennt nichts, wonach sich suchen ließe.",
        "Aucun des articles ne répond à cette question : elle ne nomme rien que l’on puisse chercher.",
      ]
    `);
  });

  it('cuts and escapes the title, the word and the suggestions', () => {
    const message = refusalMessage(
      refusalOf({
        title: `*${'a'.repeat(300)}`,
        refusal: { word: '<@1>', weakness: 'weak-match' },
        suggestions: ['# b'],
      }),
      en,
    );
    expect(reasonIn(message)).toMatch(/^“\\\*a{197}…” does not answer this: nothing mentions “\\<@1>”, and/);
    expect(textsOf(message)[2]).toBe('You can ask, for example:\n- \\# b');
  });

  it('can be voted on', () => {
    const [up] = buttonsOf(refusalMessage(refusalOf(), en));
    expect(up && 'custom_id' in up && parseButtonId(up.custom_id)).toEqual({
      kind: 'vote',
      vote: 'up',
      answer: '123456789012345678',
      keys: [],
    });
  });
});
