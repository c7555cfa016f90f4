import { isoDate } from './dates.js';

/** What a line below a title says about the article; a line may say several things, or nothing worth keeping. */
export interface Byline {
  readonly author?: string;
  readonly publication?: string;
  /** ISO 8601. */
  readonly published?: string;
  readonly url?: string;
}

/** Longer lines are text. */
const LONGEST = 160;
const PARTICLE = '(?:de|da|del|della|dos|du|di|der|den|van|von|bin|ibn|al|el|la|le|ter|of|the|y)';
const NAME_WORD = String.raw`\p{Lu}[\p{L}.'’-]*`;
const NAME = new RegExp(`^(?:[Tt]he )?${NAME_WORD}(?: (?:${NAME_WORD}|${PARTICLE})){0,4}$`, 'u');
const PERSON = new RegExp(`^${NAME_WORD}(?: (?:${NAME_WORD}|${PARTICLE})){1,3}$`, 'u');
const ROLE =
  /\b(?:staff|writer|reporter|correspondent|editor|columnist|contributor|contributing|analyst|fellow|bureau)\b/i;
const BY = /^(?:(?:written|reported|posted|published|words|text|story|interview|analysis) )?by:? (.+)$/i;
const READING_TIME =
  /^(?:(?:estimated )?reading time:? )?(?:about |~ ?)?\d{1,3}(?:[- ]?|\s)min(?:ute)?s?\.?(?: (?:read|reading time|listen))?$/i;
const RELATIVE_DATE =
  /^(?:(?:published|posted|updated):? )?(?:an?|\d{1,2}) (?:minute|hour|day|week|month|year)s? ago$/i;

/** Reads a byline, date, reading time, address or any of them between bars; null for a line that has anything else. */
export function readByline(line: string): Byline | null {
  if (line.length > LONGEST) return null;
  let found: Byline = {};
  for (const part of line.split(/\s*[|·•]\s*|\s+[—–]\s+/u)) {
    const read = readPart(part) ?? (line === part || !isPerson(part) ? null : { author: part });
    if (read === null) return null;
    found = { ...read, ...found };
  }
  // A name between bars is an author only in company ("Jane Doe | 3 May 2010").
  return found.author !== undefined && !/\d|by\b|author/i.test(line) ? null : found;
}

/** Two to four capitalised words, particles aside. */
export function isPerson(text: string): boolean {
  return PERSON.test(text) && !ROLE.test(text);
}

function readPart(part: string): Byline | null {
  const published = isoDate(part);
  // When it was changed says less than when it appeared; the line is recognised, its date is not kept.
  if (published !== null) return /^(?:last )?(?:updated|modified)/i.test(part) ? {} : { published };
  if (READING_TIME.test(part) || RELATIVE_DATE.test(part)) return {};
  if (/^(?:(?:source|url|link|from): ?)?https?:\/\/\S+$/i.test(part)) {
    const url = part.slice(part.search(/https?:/i));
    return URL.canParse(url) ? { url } : null;
  }
  const publication = /^(?:source|publication|publisher): (.{1,60})$/i.exec(part)?.[1];
  if (publication !== undefined) return /[.!?]$/u.test(publication) ? null : { publication };
  const labelled = /^(?:authors?|byline): (.+)$/i.exec(part)?.[1];
  const rest = labelled ?? BY.exec(part)?.[1];
  return rest === undefined ? null : readAuthors(rest);
}

/** `Jane Doe, John Roe and Max Poe, staff writers, 3 May 2010` gives the names and the date. */
function readAuthors(text: string): Byline | null {
  const dated = /^(.*?)(?:,| on)? ((?:\p{L}+\.? )?\d{1,2},? .*|\d{4}-.*)$/u.exec(text);
  const published = dated === null ? null : isoDate(dated[2] ?? '');
  const rest = published === null ? text : (dated?.[1] ?? '');
  const parts = rest.split(/,\s*/u).filter((part) => !ROLE.test(part));
  const names = parts.flatMap((part) => part.split(/\s+(?:and|&)\s+/i));
  if (names.length === 0 || !names.every((name) => NAME.test(name))) return null;
  const author = parts.join(', ');
  return published === null ? { author } : { author, published };
}
