/** Every fixed sentence in English; the other languages have the same keys. Texts of articles stay as they are. */
export const en = {
  commands: {
    ask: {
      name: 'ask',
      description: 'Answer a question with the article’s own words',
      options: {
        question: { name: 'question', description: 'What do you want to know?' },
        article: { name: 'article', description: 'Which article to ask; all of them if left out' },
        private: { name: 'private', description: 'Show the answer to you alone' },
      },
    },
    passage: {
      name: 'passage',
      description: 'Show a paragraph of the article between its neighbours',
      options: {
        number: { name: 'number', description: 'The paragraph’s number' },
        article: { name: 'article', description: 'Which article' },
      },
    },
    article: {
      name: 'article',
      description: 'What the article is, who wrote it, and what can be asked',
      options: { article: { name: 'article', description: 'Which article' } },
    },
    help: { name: 'help', description: 'How to ask, on one screen', options: {} },
    find: { name: 'Find in the article' },
  },
  answer: {
    more: 'More passages',
    context: (paragraph: number) => `¶ ${paragraph} in context`,
    share: 'Share',
    sharedBy: (member: string) => `${member} shared this answer`,
    moreHeading: 'More passages',
    /** In a citation, after the title. */
    paragraph: (number: number) => `paragraph ${number}`,
    /** A link to where a passage stands, in a line that cites it. */
    open: 'open',
    noMore: 'There are no more passages.',
    uncalibrated: 'This embedding model is uncalibrated: Footnote may answer too readily, or too seldom.',
  },
  refusal: {
    ofArticle: (title: string) => `“${title}” does not answer this`,
    ofArticles: 'None of the articles answers this',
    because: (what: string, why: string) => `${what}: ${why}.`,
    unmentioned: (word: string, why: string) => `nothing mentions “${word}”, and ${why}`,
    weaknesses: {
      'nothing-close': 'nothing comes close to the question',
      'names-nothing': 'the question names nothing to look for',
      'weak-match': 'the closest passage is only a weak match',
      'no-shared-subject': 'no passage shares a subject with the question',
    },
    tryThese: 'You can ask, for example:',
  },
  reading: {
    back: 'Back',
    on: 'Read on',
    part: (part: number, parts: number) => `part ${part} of ${parts}`,
    open: 'Open the article',
    noSuchParagraph: (title: string, count: number) =>
      count === 1 ? `“${title}” has one paragraph.` : `“${title}” has paragraphs 1 to ${count}.`,
    noSuchArticle: (name: string) => `There is no article “${name}”: pick one from the list.`,
    whichArticle: 'Which article? Pick one from the list.',
  },
  article: {
    length: (paragraphs: number, minutes: number) =>
      `${paragraphs} ${paragraphs === 1 ? 'paragraph' : 'paragraphs'}, ${minutes} min to read`,
    canAsk: 'You can ask, for example:',
    others: 'Other articles:',
  },
  help: {
    heading: 'Footnote answers with the article’s own words',
    intro:
      'It finds the passages that answer your question, shows the sentence in bold and cites where it stands. It writes nothing of its own; when the article does not say, it tells you so.',
    ask: (ask: string) =>
      `\`/${ask}\` – ask a question; suggestions appear as you type. \`private\` shows the answer to you alone.`,
    passage: (passage: string) => `\`/${passage}\` – read a paragraph between the one before and the one after.`,
    article: (article: string) => `\`/${article}\` – what the article is, and what can be asked.`,
    find: (find: string) =>
      `Press and hold (or right-click) a message → Apps → **${find}** – the message is the question, the answer is for you alone.`,
    mention: 'Or mention me with a question.',
    privacy:
      'Nothing about you is stored. Only with a 👍 or 👎 is the question kept, with your vote and your member id, so that you can change it.',
  },
  feedback: {
    thanks: 'Thank you, that is noted.',
    changed: 'Thank you, your vote has been changed.',
    unchanged: 'Your vote stands as it is.',
  },
  trouble: {
    slowDown: (seconds: number) => `One moment: ask again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`,
    slowDownServer: (seconds: number) =>
      `This server is asking a great deal just now: try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`,
    emptyQuestion: 'The question is empty: type what you want to know.',
    longQuestion: (characters: number, most: number) =>
      `The question has ${characters.toLocaleString('en')} characters: ask in ${most.toLocaleString('en')} at most.`,
    emptyMessage: 'This message has no text to look for.',
    oldButton: 'This button is from an earlier version: ask again to get a new one.',
    oldPassage: 'The article has changed here since this answer was given: ask again.',
    oldCommand: 'This command is no longer there. It will vanish from the list soon; /help shows what there is.',
    failed: (reference: string) =>
      `Something went wrong on our side. If it happens again, tell the bot’s host this reference: ${reference}`,
    emptyMention: 'Mention me together with a question, such as “Why did Russia cancel?”, or use /ask.',
  },
};

/** What a catalogue holds. */
export type Sentences = typeof en;
