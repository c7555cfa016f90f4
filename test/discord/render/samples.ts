import type { Answer } from '../../../src/answer/answer.js';
import type { PassageRef } from '../../../src/discord/custom-id.js';
import type { ShownPassage } from '../../../src/discord/message.js';
import { PassageKeys } from '../../../src/discord/passage-keys.js';
import type { Footnote } from '../../../src/footnote.js';

/** A passage of ours. */
export function passageOf(changes: Partial<ShownPassage> = {}): ShownPassage {
  return {
    article: 'gull-point',
    title: 'The lamp at Gull Point burns again',
    paragraph: 4,
    text: 'The lamp went dark in 1993. Ships had begun to steer by satellite.',
    sentence: 'Ships had begun to steer by satellite.',
    score: 0.9,
    citation: 'The lamp at Gull Point burns again, paragraph 4 · Ida Marsh',
    url: 'https://gazette.example/gull-point#:~:text=Ships,satellite',
    ref: { key: 'abcdefgh', sentence: 1 },
    ...changes,
  };
}

/** An answer's passages as the bot shows them, and the rest of its ranking. */
export function shownOf({ corpus }: Footnote, answer: Answer): { passages: ShownPassage[]; rest: PassageRef[] } {
  const keys = new PassageKeys(corpus);
  const find = (article: string, number: number) => {
    const passage = corpus.passages.find(
      ({ article: of, paragraph }) => of.id === article && paragraph.number === number,
    );
    if (passage === undefined) throw new Error(`There is no paragraph ${number} in ${article}.`);
    return passage;
  };
  const passages = answer.passages.map((cited) => {
    const passage = find(cited.article, cited.paragraph);
    const { text } = passage.paragraph;
    const sentence = passage.sentences.findIndex(({ start, end }) => text.slice(start, end) === cited.sentence);
    return { ...cited, ref: { key: keys.keyOf(passage), sentence } };
  });
  const rest = answer.ranking.slice(passages.length).map(({ article, paragraph }) => ({
    key: keys.keyOf(find(article, paragraph)),
    sentence: 0,
  }));
  return { passages, rest };
}
