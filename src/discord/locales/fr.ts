import type { Sentences } from './en.js';

/** French puts a space that does not break before ; ? ! (narrow) and : and inside « »; here they are in the text. */
export const fr: Sentences = {
  commands: {
    ask: {
      name: 'demander',
      description: 'Répond à une question avec les mots mêmes de l’article',
      options: {
        question: { name: 'question', description: 'Que voulez-vous savoir ?' },
        article: { name: 'article', description: 'L’article à interroger ; tous, si vous n’en choisissez pas' },
        private: { name: 'privé', description: 'N’afficher la réponse que pour vous' },
      },
    },
    passage: {
      name: 'paragraphe',
      description: 'Affiche un paragraphe de l’article, entre le précédent et le suivant',
      options: {
        number: { name: 'numéro', description: 'Le numéro du paragraphe' },
        article: { name: 'article', description: 'De quel article' },
      },
    },
    article: {
      name: 'article',
      description: 'De quoi parle l’article, qui l’a écrit, et ce qu’on peut demander',
      options: { article: { name: 'article', description: 'Quel article' } },
    },
    help: { name: 'aide', description: 'Comment poser une question, en un coup d’œil', options: {} },
    find: { name: 'Chercher dans l’article' },
  },
  answer: {
    more: 'Autres passages',
    context: (paragraph) => `¶ ${paragraph} en contexte`,
    share: 'Partager',
    sharedBy: (member) => `${member} a partagé cette réponse`,
    moreHeading: 'Autres passages',
    paragraph: (number) => `paragraphe ${number}`,
    open: 'ouvrir',
    noMore: 'Il n’y a pas d’autres passages.',
    uncalibrated:
      'Ce modèle d’embeddings n’est pas calibré : Footnote risque de répondre trop souvent, ou trop rarement.',
  },
  refusal: {
    ofArticle: (title) => `« ${title} » ne répond pas à cette question`,
    ofArticles: 'Aucun des articles ne répond à cette question',
    because: (what, why) => `${what} : ${why}.`,
    unmentioned: (word, why) => `« ${word} » n’apparaît nulle part, et ${why}`,
    weaknesses: {
      'nothing-close': 'aucun passage n’est assez proche',
      'names-nothing': 'elle ne nomme rien que l’on puisse chercher',
      'weak-match': 'même le passage le plus proche reste trop éloigné',
      'no-shared-subject': 'aucun passage ne traite de ce sujet',
    },
    tryThese: 'Vous pouvez demander, par exemple :',
  },
  reading: {
    back: 'Retour',
    on: 'Lire la suite',
    part: (part, parts) => `partie ${part} sur ${parts}`,
    open: 'Ouvrir l’article',
    noSuchParagraph: (title, count) =>
      count === 1 ? `« ${title} » n’a qu’un paragraphe.` : `Les paragraphes de « ${title} » vont de 1 à ${count}.`,
    noSuchArticle: (name) => `Il n’y a pas d’article « ${name} » : choisissez-en un dans la liste.`,
    whichArticle: 'Quel article ? Choisissez-en un dans la liste.',
  },
  article: {
    length: (paragraphs, minutes) =>
      `${paragraphs} ${paragraphs === 1 ? 'paragraphe' : 'paragraphes'}, ${minutes} min de lecture`,
    canAsk: 'Vous pouvez demander, par exemple :',
    others: 'Autres articles :',
  },
  help: {
    heading: 'Footnote répond avec les mots mêmes de l’article',
    intro:
      'Il trouve les passages qui répondent à votre question, met la phrase décisive en gras et indique où elle se trouve. Il n’écrit rien de lui-même ; si l’article n’en dit rien, il vous le dit.',
    ask: (ask) =>
      `\`/${ask}\` – poser une question ; des suggestions apparaissent pendant la saisie. Avec \`privé\`, la réponse n’est visible que par vous.`,
    passage: (passage) => `\`/${passage}\` – lire un paragraphe, entre le précédent et le suivant.`,
    article: (article) => `\`/${article}\` – de quoi parle l’article, et ce qu’on peut demander.`,
    find: (find) =>
      `Appui long (ou clic droit) sur un message → Applications → **${find}** – le message est la question, la réponse n’est visible que par vous.`,
    mention: 'Ou mentionnez-moi avec une question.',
    privacy:
      'Rien n’est conservé à votre sujet. Seul un 👍 ou un 👎 enregistre la question, avec votre vote et votre identifiant de membre, pour que vous puissiez changer d’avis.',
  },
  feedback: {
    thanks: 'Merci, c’est noté.',
    changed: 'Merci, votre vote a été modifié.',
    unchanged: 'Votre vote reste le même.',
  },
  trouble: {
    slowDown: (seconds) => `Un instant : vous pourrez poser une autre question dans ${inSeconds(seconds)}.`,
    slowDownServer: (seconds) =>
      `Ce serveur pose beaucoup de questions en ce moment : réessayez dans ${inSeconds(seconds)}.`,
    emptyQuestion: 'La question est vide : écrivez ce que vous voulez savoir.',
    longQuestion: (characters, most) =>
      `La question compte ${characters.toLocaleString('fr')} caractères : ${most.toLocaleString('fr')} au plus sont possibles.`,
    emptyMessage: 'Ce message ne contient aucun texte à chercher.',
    oldButton: 'Ce bouton vient d’une version antérieure : posez la question à nouveau pour en avoir un autre.',
    oldPassage: 'L’article a changé à cet endroit depuis cette réponse : posez la question à nouveau.',
    oldCommand:
      'Cette commande n’existe plus. Elle disparaîtra bientôt de la liste ; /aide montre celles qui existent.',
    failed: (reference) =>
      `Une erreur s’est produite de notre côté. Si elle se répète, donnez cette référence à l’hébergeur du bot : ${reference}`,
    emptyMention:
      'Mentionnez-moi avec une question, par exemple « Pourquoi la Russie a-t-elle annulé ? », ou utilisez /demander.',
  },
};

function inSeconds(seconds: number): string {
  return `${seconds} ${seconds === 1 ? 'seconde' : 'secondes'}`;
}
