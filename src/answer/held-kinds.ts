import { Kept } from './kept.js';
import type { QuestionKind } from './question-kind.js';
import { terms } from './terms.js';

const QUANTITY =
  /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?|billions?|half|third|quarter|twice|double|percent|per cent|several|few|single)\b/i;
const TIME =
  /\b(?:1[0-9]{3}|20[0-9]{2})s?\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b|\b(?:years?|months?|weeks?|days?|decades?|centur(?:y|ies)|hours?|minutes?|mornings?|evenings?|nights?|spring|summer|autumn|winter|today|yesterday|tomorrow|ago|era|later|earlier|before|after|during|until|since)\b/i;
const CAUSE =
  /\b(?:because|since|due|owing|reasons?|caus(?:es?|ed|ing)|thanks to|in order|so that|as a result|therefore|led to|for fear|driven|motivat\w*|results?|meant|explain\w*)\b/i;
const PROPER_NAME = /\p{Lu}[\p{L}.'’-]+/gu;
/** The first letter of a sentence, behind its quotation mark too, is a capital whatever the word is. */
const BEGINNING = /^[^\p{L}\p{N}]*[\p{L}\p{N}]/u;

/**
 * What sentences hold that questions ask for. Each is looked through once: the names of one take 5 µs, and a question
 * looks at a hundred.
 */
export class HeldKinds {
  readonly #quantity: Kept<boolean>;
  readonly #time: Kept<boolean>;
  readonly #cause: Kept<boolean>;
  /** By sentence: the index terms of each name. */
  readonly #names: Kept<readonly (readonly string[])[]>;

  /** @param sentences - verbatim */
  constructor(sentences: readonly string[]) {
    const matching = (pattern: RegExp) => new Kept((sentence) => pattern.test(sentences[sentence] ?? ''));
    this.#quantity = matching(QUANTITY);
    this.#time = matching(TIME);
    this.#cause = matching(CAUSE);
    this.#names = new Kept((sentence) =>
      ((sentences[sentence] ?? '').replace(BEGINNING, '').match(PROPER_NAME) ?? []).map(terms),
    );
  }

  /**
   * Whether a sentence holds the kind of thing a question asks for.
   *
   * @param sentence - its position
   * @param asked - the question's index terms; a name from the question is no answer to "who"
   * @returns 1 yes, 0 no, 0.5 where the kind cannot be told from a sentence
   */
  holds(kind: QuestionKind, sentence: number, asked: readonly string[]): number {
    switch (kind) {
      case 'quantity':
        return this.#quantity.get(sentence) ? 1 : 0;
      case 'time':
        return this.#time.get(sentence) ? 1 : 0;
      case 'cause':
        return this.#cause.get(sentence) ? 1 : 0;
      case 'person':
      case 'place':
      case 'choice':
        return this.#names.get(sentence).some((name) => !name.every((term) => asked.includes(term))) ? 1 : 0;
      default:
        return 0.5;
    }
  }
}
