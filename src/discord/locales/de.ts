import type { Sentences } from './en.js';

/** Informal, as Discord itself speaks German. */
export const de: Sentences = {
  commands: {
    ask: {
      name: 'frage',
      description: 'Beantwortet eine Frage mit den eigenen Worten des Artikels',
      options: {
        question: { name: 'frage', description: 'Was möchtest du wissen?' },
        article: { name: 'artikel', description: 'Welcher Artikel gefragt wird; ohne Angabe alle' },
        private: { name: 'privat', description: 'Die Antwort nur dir zeigen' },
      },
    },
    passage: {
      name: 'absatz',
      description: 'Zeigt einen Absatz des Artikels mit dem davor und dem danach',
      options: {
        number: { name: 'nummer', description: 'Die Nummer des Absatzes' },
        article: { name: 'artikel', description: 'Welcher Artikel' },
      },
    },
    article: {
      name: 'artikel',
      description: 'Was das für ein Artikel ist, von wem er stammt und was man fragen kann',
      options: { article: { name: 'artikel', description: 'Welcher Artikel' } },
    },
    help: { name: 'hilfe', description: 'So fragst du, auf einen Blick', options: {} },
    find: { name: 'Im Artikel suchen' },
  },
  answer: {
    more: 'Weitere Stellen',
    context: (paragraph) => `¶ ${paragraph} im Zusammenhang`,
    share: 'Teilen',
    sharedBy: (member) => `${member} hat diese Antwort geteilt`,
    moreHeading: 'Weitere Stellen',
    paragraph: (number) => `Absatz ${number}`,
    open: 'öffnen',
    noMore: 'Weitere Stellen gibt es nicht.',
    uncalibrated:
      'Dieses Embedding-Modell ist nicht kalibriert: Footnote antwortet damit vielleicht zu oft oder zu selten.',
  },
  refusal: {
    ofArticle: (title) => `„${title}“ beantwortet das nicht`,
    ofArticles: 'Keiner der Artikel beantwortet das',
    because: (what, why) => `${what}, denn ${why}.`,
    unmentioned: (word, why) => `„${word}“ kommt nirgends vor, und ${why}`,
    weaknesses: {
      'nothing-close': 'nichts kommt der Frage nahe',
      'names-nothing': 'die Frage nennt nichts, wonach sich suchen ließe',
      'weak-match': 'selbst die beste Stelle passt nur ungefähr',
      'no-shared-subject': 'keine Stelle hat mit dem Thema der Frage zu tun',
    },
    tryThese: 'Das kannst du zum Beispiel fragen:',
  },
  reading: {
    back: 'Zurück',
    on: 'Weiterlesen',
    part: (part, parts) => `Teil ${part} von ${parts}`,
    open: 'Artikel öffnen',
    noSuchParagraph: (title, count) =>
      count === 1 ? `„${title}“ hat nur einen Absatz.` : `„${title}“ hat die Absätze 1 bis ${count}.`,
    noSuchArticle: (name) => `Einen Artikel „${name}“ gibt es nicht: Wähle einen aus der Liste.`,
    whichArticle: 'Welcher Artikel? Wähle einen aus der Liste.',
  },
  article: {
    length: (paragraphs, minutes) =>
      `${paragraphs} ${paragraphs === 1 ? 'Absatz' : 'Absätze'}, ${minutes} Min. Lesezeit`,
    canAsk: 'Du kannst zum Beispiel fragen:',
    others: 'Weitere Artikel:',
  },
  help: {
    heading: 'Footnote antwortet mit den Worten des Artikels',
    intro:
      'Es findet die Stellen, die deine Frage beantworten, zeigt den entscheidenden Satz fett und gibt an, wo er steht. Selbst schreibt es nichts dazu; sagt der Artikel nichts darüber, erfährst du auch das.',
    ask: (ask) =>
      `\`/${ask}\` – eine Frage stellen; beim Tippen erscheinen Vorschläge. Mit \`privat\` siehst nur du die Antwort.`,
    passage: (passage) => `\`/${passage}\` – einen Absatz lesen, mit dem davor und dem danach.`,
    article: (article) => `\`/${article}\` – was das für ein Artikel ist und was man fragen kann.`,
    find: (find) =>
      `Eine Nachricht gedrückt halten (oder rechtsklicken) → Apps → **${find}** – die Nachricht ist die Frage, und nur du siehst die Antwort.`,
    mention: 'Oder erwähne mich mit einer Frage.',
    privacy:
      'Über dich wird nichts gespeichert. Nur mit einem 👍 oder 👎 wird die Frage samt deiner Stimme und deiner Mitglieds-ID aufbewahrt, damit du die Stimme ändern kannst.',
  },
  feedback: {
    thanks: 'Danke, das ist notiert.',
    changed: 'Danke, deine Stimme ist geändert.',
    unchanged: 'Deine Stimme bleibt, wie sie ist.',
  },
  trouble: {
    slowDown: (seconds) => `Einen Moment: In ${inSeconds(seconds)} kannst du wieder fragen.`,
    slowDownServer: (seconds) =>
      `Auf diesem Server wird gerade sehr viel gefragt: Versuch es in ${inSeconds(seconds)} noch einmal.`,
    emptyQuestion: 'Die Frage ist leer: Schreib, was du wissen möchtest.',
    longQuestion: (characters, most) =>
      `Die Frage hat ${characters.toLocaleString('de')} Zeichen: Frag mit höchstens ${most.toLocaleString('de')}.`,
    emptyMessage: 'In dieser Nachricht steht kein Text, nach dem ich suchen kann.',
    oldButton: 'Dieser Button stammt aus einer früheren Version: Frag noch einmal, dann bekommst du einen neuen.',
    oldPassage: 'Der Artikel hat sich an dieser Stelle seit der Antwort geändert: Frag noch einmal.',
    oldCommand: 'Diesen Befehl gibt es nicht mehr. Er verschwindet bald aus der Liste; /hilfe zeigt, was es gibt.',
    failed: (reference) =>
      `Bei uns ist etwas schiefgegangen. Wenn es wieder passiert, gib diese Kennung an den Betreiber des Bots weiter: ${reference}`,
    emptyMention: 'Erwähne mich zusammen mit einer Frage wie „Warum hat Russland abgesagt?“, oder nimm /frage.',
  },
};

function inSeconds(seconds: number): string {
  return `${seconds} ${seconds === 1 ? 'Sekunde' : 'Sekunden'}`;
}
