import { describe, expect, it } from 'vitest';
import { de } from '../../../src/discord/locales/de.js';
import { en } from '../../../src/discord/locales/en.js';
import { fr } from '../../../src/discord/locales/fr.js';
import { articleMessage } from '../../../src/discord/render/article.js';
import { helpMessage } from '../../../src/discord/render/help.js';
import { noticeMessage } from '../../../src/discord/render/notice.js';
import { articleOf } from '../../answer/fixtures.js';
import { flatten } from './messages.js';

describe('articleMessage', () => {
  it('says what the article is, and what can be asked', () => {
    const article = articleOf(['one '.repeat(330), 'two '.repeat(330)], { author: 'Ann Poe', published: '2024-05-03' });
    const message = articleMessage({ article, questions: ['why?', 'how?'], others: ['The other *one*'] }, en);
    expect(flatten(message)).toMatchInlineSnapshot(`
      "│ ### A title of its own
      │ Ann Poe · 2024-05-03
      │ -# 2 paragraphs, 3 min to read
      │ You can ask, for example:
      │ - why?
      │ - how?
      │ Other articles:
      │ - The other \\*one\\*
      [Open the article → https://example.org/page]"
    `);
  });

  it('says no more than the file does', () => {
    const message = articleMessage({ article: articleOf(['One.'], { url: null }), questions: [], others: [] }, de);
    expect(flatten(message)).toMatchInlineSnapshot(`
      "│ ### A title of its own
      │ -# 1 Absatz, 1 Min. Lesezeit"
    `);
  });

  it('lists five questions and eight titles', () => {
    const many = Array.from({ length: 20 }, (_, i) => `number ${i}?`);
    const lines = flatten(articleMessage({ article: articleOf(['One.']), questions: many, others: many }, en)).split(
      '\n',
    );
    expect(lines.filter((line) => line.startsWith('│ - number'))).toHaveLength(13);
    expect(lines).toContain('│ - …');
  });
});

describe('helpMessage', () => {
  it('fits on a screen, with the names that the member sees', () => {
    expect(flatten(helpMessage(fr))).toMatchInlineSnapshot(`
      "│ ### Footnote répond avec les mots mêmes de l’article
      │ Il trouve les passages qui répondent à votre question, met la phrase décisive en gras et indique où elle se trouve. Il n’écrit rien de lui-même ; si l’article n’en dit rien, il vous le dit.
      │ - \`/demander\` – poser une question ; des suggestions apparaissent pendant la saisie. Avec \`privé\`, la réponse n’est visible que par vous.
      │ - \`/paragraphe\` – lire un paragraphe, entre le précédent et le suivant.
      │ - \`/article\` – de quoi parle l’article, et ce qu’on peut demander.
      │ - Appui long (ou clic droit) sur un message → Applications → **Chercher dans l’article** – le message est la question, la réponse n’est visible que par vous.
      │ - Ou mentionnez-moi avec une question.
      │ -# Rien n’est conservé à votre sujet. Seul un 👍 ou un 👎 enregistre la question, avec votre vote et votre identifiant de membre, pour que vous puissiez changer d’avis."
    `);
  });
});

describe('noticeMessage', () => {
  it('is one quiet line, in which spaces that do not break stay', () => {
    expect(flatten(noticeMessage('Quel *article*\u202F?\nAh\u00A0: <@1>'))).toBe(
      '-# Quel \\*article\\*\u202F? Ah\u00A0: \\<@1>',
    );
  });
});
