/** First parts of English compounds, which keep their hyphen ("well-known") before a word, not before a suffix. */
const FIRST_PARTS = new Set(
  (
    'anti counter cross double eight five four full half high left long low nine non one right self seven short single ' +
    'six third three twenty thirty forty fifty two vice well year'
  ).split(' '),
);
const SUFFIX =
  /^(?:able|ages?|ance|ence|ened|ening|ent|ered|ering|ers?|ings?|less|ments?|ness|ons?|ship|sions?|teen|tions?|wards?)$/u;
/** Share of lines that end in a hyphen when none of them divides a word. */
const COMPOUNDS_ONLY = 0.02;
const SECOND_PARTS = new Set(
  'based century driven friendly known language level long made minded month party related scale sized style term week wide year'.split(
    ' ',
  ),
);

/**
 * Joins the lines of a paragraph. A word broken at a hyphen is mended: as the rest of the text writes it, else the
 * hyphen stays in compounds, names and numbers and goes where it only divided a word.
 */
export function joinLines(lines: readonly string[], spelling: Spelling): string {
  return lines
    .reduce<string[]>((parts, next) => {
      const line = parts.at(-1);
      if (line === undefined) return [next];
      const head = /(?:^|[^\p{L}\p{N}-])((?:[\p{L}\p{N}]+-)*[\p{L}\p{N}]+)-$/u.exec(line.slice(-80))?.[1];
      const tail = /^[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/u.exec(next)?.[0];
      // "pre- and post-war" has a space after its hyphen.
      if (head === undefined || tail === undefined || /^(?:and|or|to|as|is|was|from|with|und|oder)$/u.test(tail))
        parts.push(' ');
      else if (!keepsHyphen(head, tail, spelling)) parts[parts.length - 1] = line.slice(0, -1);
      parts.push(next);
      return parts;
    }, [])
    .join('');
}

function keepsHyphen(head: string, tail: string, { spelled, divides }: Spelling): boolean {
  if (!/^\p{L}+$/u.test(head) || !/^\p{Ll}+$/u.test(tail)) return true;
  const first = head.toLowerCase();
  if (spelled(first + tail)) return false;
  if (first !== head || spelled(`${first}-${tail}`) || SECOND_PARTS.has(tail)) return true;
  if (FIRST_PARTS.has(head)) return tail.length > 3 && !SUFFIX.test(tail);
  return !divides || (spelled(head) && spelled(tail));
}

/** How a text spells its words. */
export interface Spelling {
  /** Whether the word (lower case) stands somewhere in the text, line ends aside. */
  readonly spelled: (word: string) => boolean;
  /** Whether words are divided at line ends; else a hyphen there belongs to its compound. */
  readonly divides: boolean;
}

export function readSpelling(text: string): Spelling {
  const lines = text.split('\n');
  const hyphens = lines.filter((line) => /\p{L}-\s*$/u.test(line)).length;
  let words: ReadonlySet<string> | undefined;
  const spelled = (word: string) => {
    // Taken apart at the first question only: most texts have none.
    words ??= new Set(
      text
        .replace(/[\p{L}\p{N}-]+-\s*\n\s*[\p{L}\p{N}-]+/gu, ' ')
        .toLowerCase()
        .match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu),
    );
    return words.has(word);
  };
  return { spelled, divides: hyphens > lines.length * COMPOUNDS_ONLY };
}
