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
