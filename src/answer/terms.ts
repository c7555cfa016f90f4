import { stemmer } from 'stemmer';
import { normalize } from '../article/normalize.js';

const INITIALISM = /(?<![\p{L}\p{N}])\p{L}(?:\.\p{L})+(?![\p{L}\p{N}])\.?/gu;
const THOUSANDS = /(?<=\d),(?=\d{3}(?!\d))/g;
/** Two apostrophes are a quotation mark. */
const QUOTES = /'{2,}/g;
const POSSESSIVE = /(?<=[\p{L}\p{N}])'s?(?![\p{L}\p{N}])/gu;
/** A decimal, but no date such as 14.4.2010; or letters and digits, with the marks that many scripts write vowels as. */
const PIECE = String.raw`(?:(?<![\p{N}.])\p{N}+\.\p{N}+(?!\.?\p{N})|[\p{L}\p{N}][\p{L}\p{N}\p{M}]*)`;
const PART = new RegExp(PIECE, 'gu');
const WORD = new RegExp(`${PIECE}(?:[-']${PIECE})*`, 'gu');

/**
 * The words of a text in the form that is matched: normalised, initialisms closed up (`U.S.` → `us`), thousands
 * separators and possessives removed. Hyphenated words stay whole; {@link termsOf} takes them apart.
 */
export function words(text: string): string[] {
  const plain = normalize(text)
    .replace(INITIALISM, (match) => match.replaceAll('.', ''))
    .replace(THOUSANDS, '')
    .replace(QUOTES, ' ')
    .replace(POSSESSIVE, '');
  return plain.match(WORD) ?? [];
}

/**
 * The index terms of one word: Porter stems of its parts and, where a hyphen joins letters to digits, the two joined,
 * so that people find `S-300` as `s300`, `s-300` and `s 300`.
 */
export function termsOf(word: string): string[] {
  const parts = word.match(PART) ?? [];
  const terms = parts.map((part) => stemmer(part));
  if (parts.length > 1) {
    const joined = parts.join('');
    if (/\d/.test(joined) || word.includes("'")) terms.push(stemmer(joined));
  }
  return terms;
}

/** All index terms of a text, in order, repeated where the text repeats them. */
export function terms(text: string): string[] {
  return words(text).flatMap(termsOf);
}
