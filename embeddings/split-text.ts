/**
 * Cuts a text at white space into pieces of at most `longest` characters. Tokenizers never join words across white
 * space, so the pieces' tokens are the text's. A word that is longer alone is cut inside, between whole characters.
 */
export function splitText(text: string, longest: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > longest) {
    const space = /\s\S*$/u.exec(rest.slice(0, longest + 1))?.index ?? 0;
    const cut = space > 0 ? space : wholeCharacters(rest, longest);
    pieces.push(rest.slice(0, cut));
    rest = rest.slice(cut).trimStart();
  }
  return rest === '' && pieces.length > 0 ? pieces : [...pieces, rest];
}

/** A cut at or before `end` that does not part a surrogate pair. */
function wholeCharacters(text: string, end: number): number {
  const inside = /^[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(text.slice(end - 1, end + 1));
  return inside && end > 1 ? end - 1 : end;
}

/** Longer than any model's average token: what lies beyond it is beyond the model's reach. */
const CHARACTERS_A_TOKEN = 40;

/** The beginning of a text that holds all the tokens a model reads of it: tokenizing a megabyte takes 0.3 s. */
export function readablePart(text: string, maxTokens: number): string {
  return splitText(text, CHARACTERS_A_TOKEN * maxTokens)[0] ?? '';
}
