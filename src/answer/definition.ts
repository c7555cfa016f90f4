import { termsOf, words } from './terms.js';

/** "Who is X", "what are X", "what does X mean", "define X": what is captured is X. */
const FORMS = [
  /\b(?:who|what)(?:'?s|'re| is| are| was| were)(?: exactly| really| actually)? (.+)$/,
  /\bwhat (?:does|do|did) (.+) (?:mean|stand for)$/,
  /^(?:please )?(?:define|explain|describe|tell me about) (.+)$/,
];
const FILLER = /(?: (?:again|exactly|anyway|then|please|really|though))+$/;
const DETERMINER = /^(?:the|an?|this|that|these|those|their|his|her|its|our|your) /;
/** People are asked for as "Mr X" and introduced by their whole names. */
const HONORIFIC = /^(?:mr|mrs|ms|miss|dr)\.? /;
/** Words of the longest name or term: more of them are a clause. */
const LONGEST = 5;

/** What a definition question (Voorhees 2003) asks about. */
export interface Definition {
  /** Its words, each as index terms. */
  readonly words: readonly (readonly string[])[];
  /** "Who is Pell?" names somebody, "who is the minister?" says what somebody is, "what is firn?" is about a thing. */
  readonly of: 'name' | 'role' | 'thing';
}

/**
 * @param question - normalised
 * @param spell - brings a word to the corpus's spelling
 * @returns null where the question asks for no definition
 */
export function definitionAsked(question: string, spell: (word: string) => string): Definition | null {
  const text = question.replace(/[\s?!.]+$/, '');
  for (const form of FORMS) {
    const asked = form.exec(text)?.[1]?.replace(FILLER, '');
    if (asked === undefined) continue;
    const own = words(asked.replace(DETERMINER, '').replace(HONORIFIC, '')).map((word) => termsOf(spell(word)));
    if (own.length === 0 || own.length > LONGEST) return null;
    return { words: own, of: !/\bwho/.test(text) ? 'thing' : DETERMINER.test(asked) ? 'role' : 'name' };
  }
  return null;
}
