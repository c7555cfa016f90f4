/** What kind of thing a question asks for, told by its question words. */
export type QuestionKind =
  | 'quantity'
  | 'time'
  | 'person'
  | 'place'
  | 'cause'
  | 'choice'
  | 'thing'
  | 'manner'
  | 'yes-no'
  | 'keywords';

/** In order: the first pattern that a question matches names its kind. */
const KINDS: readonly (readonly [QuestionKind, RegExp])[] = [
  ['time', /\bwhat (?:year|date|day|time|month|century)\b/],
  [
    'quantity',
    /\bhow (?:many|much|big|large|tall|high|far|fast|old|deep|wide|heavy|often|expensive)\b|\bwhat (?:number|percentage|share|price|cost|age)\b/,
  ],
  ['time', /\bhow (?:long|recently|soon)\b|\bwhen\b/],
  ['person', /\bwho(?:se|m|s)?\b/],
  ['place', /\bwhere\b/],
  ['cause', /\bwhy\b|\bhow come\b/],
  [
    'yes-no',
    /^(?:is|are|was|were|am|do|does|did|can|could|will|would|has|have|had|should|shall|may|might|must|isn'?t|aren'?t|wasn'?t|weren'?t|don'?t|doesn'?t|didn'?t|can'?t|won'?t|hasn'?t|haven'?t)\b/,
  ],
  ['choice', /\bwhich\b/],
  ['thing', /\bwhat/],
  ['manner', /\bhow\b/],
];

/** @param question - normalised (lower case, plain quotes) */
export function questionKind(question: string): QuestionKind {
  const text = question.trim();
  return KINDS.find(([, pattern]) => pattern.test(text))?.[0] ?? 'keywords';
}

const QUANTITY =
  /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?|billions?|half|third|quarter|twice|double|percent|per cent|several|few|single)\b/i;
const TIME =
  /\b(?:1[0-9]{3}|20[0-9]{2})s?\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b|\b(?:years?|months?|weeks?|days?|decades?|centur(?:y|ies)|hours?|minutes?|mornings?|evenings?|nights?|spring|summer|autumn|winter|today|yesterday|tomorrow|ago|era|later|earlier|before|after|during|until|since)\b/i;
const CAUSE =
  /\b(?:because|since|due|owing|reasons?|caus(?:es?|ed|ing)|thanks to|in order|so that|as a result|therefore|led to|for fear|driven|motivat\w*|results?|meant|explain\w*)\b/i;
const PROPER_NAME = /\p{Lu}[\p{L}.'’-]+/gu;

/**
 * Whether a sentence holds the kind of thing a question asks for.
 *
 * @param sentence - verbatim
 * @param isAsked - whether a word stands in the question itself; a name from the question is no answer to "who"
 * @returns 1 yes, 0 no, 0.5 where the kind cannot be told from a sentence
 */
export function holdsKind(kind: QuestionKind, sentence: string, isAsked: (word: string) => boolean): number {
  switch (kind) {
    case 'quantity':
      return QUANTITY.test(sentence) ? 1 : 0;
    case 'time':
      return TIME.test(sentence) ? 1 : 0;
    case 'cause':
      return CAUSE.test(sentence) ? 1 : 0;
    case 'person':
    case 'place':
    case 'choice':
      // The first letter of a sentence is a capital whatever the word is.
      return (sentence.slice(1).match(PROPER_NAME) ?? []).some((name) => !isAsked(name)) ? 1 : 0;
    default:
      return 0.5;
  }
}
