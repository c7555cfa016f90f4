import { de } from './de.js';
import { en, type Sentences } from './en.js';
import { fr } from './fr.js';

export type { Sentences } from './en.js';

/** By Discord's locale; everything else is English, which is what commands are called without a localization. */
const TRANSLATIONS = { de, fr };

/** @param locale - of a member or server, as Discord names it: `de`, `fr`, `en-GB` */
export function sentencesFor(locale: string): Sentences {
  return Object.hasOwn(TRANSLATIONS, locale) ? TRANSLATIONS[locale as keyof typeof TRANSLATIONS] : en;
}

/** A sentence in each language but English, as Discord takes the localizations of a name or description. */
export function localizations(pick: (sentences: Sentences) => string): Record<keyof typeof TRANSLATIONS, string> {
  return { de: pick(de), fr: pick(fr) };
}
