import type { Definition } from './definition.js';
import type { SentenceWord, SentenceWords } from './sentence-words.js';

/** Words that are no part of a name although a sentence may begin with them, and that end no role. */
const FUNCTION_WORDS =
  'but|and|for|in|on|at|the|an?|when|as|of|to|from|by|with|after|before|since|until|while|although|though|if|because|so|yet|nor|or|both|not|this|that|these|those|his|her|its|their|under|over|during|between|among|like|only|even|then|later|here|there|said|says|than|near|against|about|who|which|whom|whose|is|was|were|are|had|has|have|into|through|without|within|via|per|it|he|she|they|we|i';
const FUNCTION_WORD = new RegExp(`^(?:${FUNCTION_WORDS})$`, 'i');
const NAME_PARTICLE = /^(?:de|di|da|del|della|du|la|le|van|von|der|den|bin|ibn|al|el)$/;
/** Capitalised words that may stand between two of a name that was asked for: "Mayor Wynn", "Mayor Dorota Wynn". */
const BETWEEN = 1;
/** Characters looked at on either side of a name. */
const BESIDE = 120;

/** Behind a name: an apposition ("X, a chamois hunter", "X, 46"), a bracket, a dash, a copula ("X is a"). */
const APPOSITION =
  /^["”’')]*\s*(?:,\s+(?:(?:then|now|also|once|himself|herself),?\s+)?(?:an?|the|its|his|her|their|our|whose|who|which|where|one|in which|or|today|\p{L}+(?: \p{L}+)?['’]s)\s|,\s+\d{1,3}\b|\s+\(|\s+[—–-]\s|\s+(?:is|are|was|were)\s+(?:an?|the|one|his|her|its|their)\s|\s+(?:means|refers)\s)/u;
/** Behind a name: where somebody belongs ("X of the campaign Y"). */
const AFFILIATION = /^\s*(?:of|from|at)\s+(?:the\s+)?[\p{Ll}\s]*\p{Lu}/u;
/** Before a name: its naming ("a basin called X", "ridges, or X"). */
const NAMING =
  /\b(?:called|named|nicknamed|dubbed|termed|known as|titled|entitled|word|term|name|condition|process|or)\b:?\s+["“‘']?(?:the\s+|an?\s+)?$/u;
/** Before and behind a name that is the apposition itself ("the manufacturer, X, denied it"). */
const APPOSED = /\p{Ll},\s+["“‘']?(?:the\s+|an?\s+|its\s+)?$/u;
const CLOSED = /^["”’')]*(?:[,.;:)]|$)/u;
/** Before a name: a role ("the merchant X", "its managing director X"). */
const ROLE = new RegExp(
  String.raw`(?:\b(?:[Aa]n?|[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[Ff]ormer)|\p{L}['’]s)\s+(?:[\p{L}\p{N}-]+\s+){0,4}?(?!(?:${FUNCTION_WORDS})\s)\p{Ll}[\p{L}-]+\s+["“‘']?$`,
  'u',
);
/** Before what was asked for: an office held ("Prime Minister Ilinca X", "Secretary of State Y"). */
const OFFICE =
  /\b(?:President|Chancellor|Premier|Minister|Secretary|Ambassador|Senator|Sen|Representative|Rep|Deputy|Congress(?:wo)?man|Governor|Gov|Mayor|Councillor|Judge|Justice|General|Gen|Colonel|Col|Major|Captain|Capt|Lieutenant|Lt|Sergeant|Sgt|Admiral|Commander|Commissioner|Chief|Director|Chair(?:wo)?man|Professor|Prof|Doctor|Dr|Father|Sister|Reverend|Bishop|Cardinal|Pope|King|Queen|Prince|Princess|Emperor|Empress|Sultan|Tsar|Pharaoh|Duke|Duchess|Earl|Count|Lord|Lady|Sir|Dame|Saint|St)\.?\s+(?:(?:of|for)\s+(?:the\s+)?\p{Lu}[\p{L}-]*\s+)?(?:\p{Lu}[\p{L}.'’-]*\s+){0,3}$/u;

/** Behind and before a role: who has it ("the mayor, Vera X", "Vera X, the first mayor"). */
const HOLDER = /^,?\s+\p{Lu}/u;
const HELD = /\p{Lu}[\p{L}.'’-]*,\s+(?:\p{L}[\p{L}'’-]*\s+){1,3}$/u;

/** How a sentence mentions what a definition question asks about. */
export interface Mention {
  /** Whether it says beside the name what that is. */
  readonly introduces: boolean;
}

/** @returns null where the sentence does not mention it */
export function mentionOf(asked: Definition, words: SentenceWords, sentence: number): Mention | null {
  const text = words.sentences[sentence] ?? '';
  const own = words.of(sentence);
  let mentioned = false;
  for (let first = 0; first < own.length; first++) {
    const last = endOf(asked, own, first);
    if (last === null || (asked.of === 'name' && !own[first]?.capital)) continue;
    if (introduces(text, own, first, last, asked.of)) return { introduces: true };
    mentioned = true;
  }
  return mentioned ? { introduces: false } : null;
}

/** Position of the last of the asked words where they stand in order from a first one on; null where they do not. */
function endOf({ words }: Definition, own: readonly SentenceWord[], first: number): number | null {
  let at = first - 1;
  for (const terms of words) {
    let next = at + 1;
    if (at >= first) while (next <= at + BETWEEN && own[next]?.capital && !holds(own[next], terms)) next++;
    if (!holds(own[next], terms)) return null;
    at = next;
  }
  return at;
}

function holds(word: SentenceWord | undefined, terms: readonly string[]): boolean {
  return word !== undefined && terms.length > 0 && terms.every((term) => word.terms.includes(term));
}

function introduces(
  text: string,
  own: readonly SentenceWord[],
  first: number,
  last: number,
  of: Definition['of'],
): boolean {
  const isName = own[first]?.capital ?? false;
  const whole = isName ? wholeName(text, own, first, last) : { first, last };
  const before = (word: number) => {
    const start = own[word]?.start ?? 0;
    return text.slice(Math.max(0, start - BESIDE), start);
  };
  const end = own[whole.last]?.end ?? 0;
  const after = text.slice(end, end + BESIDE);
  if (APPOSITION.test(after) || AFFILIATION.test(after) || NAMING.test(before(whole.first))) return true;
  if (APPOSED.test(before(whole.first)) && CLOSED.test(after)) return true;
  if (of === 'role' && !isName) return HOLDER.test(after) || HELD.test(before(first));
  return isName && (ROLE.test(before(whole.first)) || OFFICE.test(before(first)));
}

/** With the capitalised words and the particles on both sides. */
function wholeName(text: string, own: readonly SentenceWord[], first: number, last: number) {
  const between = (a: number) => /^\.?\s$/u.test(text.slice(own[a]?.end, own[a + 1]?.start));
  const isOfName = (i: number) => {
    const word = text.slice(own[i]?.start, own[i]?.end);
    return own[i]?.capital ? !FUNCTION_WORD.test(word) : NAME_PARTICLE.test(word);
  };
  while (first > 0 && between(first - 1) && isOfName(first - 1)) first--;
  while (last + 1 < own.length && between(last) && own[last + 1]?.capital) last++;
  return { first, last };
}
