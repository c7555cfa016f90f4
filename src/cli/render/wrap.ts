import type { Span } from '../../article/article.js';
import type { Measure } from './look.js';

/**
 * Breaks a text into lines, as offsets into it, so that what is bold stays bold across a break. Lines break at spaces,
 * which belong to no line; between the words of a script that writes none; and inside a word that is wider than a line.
 *
 * @param text - on one line
 * @param width - columns of a line, at least 2 (half a Chinese character cannot be shown)
 */
export function wrap(text: string, width: number, measure: Measure): Span[] {
  const lines: Span[] = [];
  let start = 0;
  let end = 0;
  let column = Number.POSITIVE_INFINITY;
  for (const { index, 0: word } of text.matchAll(/[^ ]+/g)) {
    const whole = measure(word);
    let offset = index;
    for (const piece of whole > width || WITHOUT_SPACES.test(word) ? pieces(word, width, measure) : [word]) {
      const spaces = offset - end;
      const columns = piece === word ? whole : measure(piece);
      column += spaces + columns;
      if (column > width) {
        if (end > start) lines.push({ start, end });
        start = offset;
        column = columns;
      }
      end = offset + piece.length;
      offset = end;
    }
  }
  if (end > start) lines.push({ start, end });
  return lines;
}

const WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;
const CLOSING = /^[\p{Pe}\p{Pf}\p{Po}]/u;
const OPENING = /[\p{Ps}\p{Pi}]$/u;

/** The parts between which a word may be broken, none wider than a line; punctuation stays with what it belongs to. */
function* pieces(word: string, width: number, measure: Measure): Generator<string> {
  let piece = '';
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'word' }).segment(word)) {
    if (piece === '' || CLOSING.test(segment) || OPENING.test(piece)) {
      piece += segment;
    } else {
      yield* fitting(piece, width, measure);
      piece = segment;
    }
  }
  yield* fitting(piece, width, measure);
}

function* fitting(piece: string, width: number, measure: Measure): Generator<string> {
  if (measure(piece) <= width) {
    yield piece;
    return;
  }
  let part = '';
  let columns = 0;
  for (const { segment } of new Intl.Segmenter().segment(piece)) {
    // A cluster is wider than a line only in a made-up text; a code point never is.
    for (const character of measure(segment) <= width ? [segment] : segment) {
      const added = measure(character);
      if (part !== '' && columns + added > width) {
        yield part;
        part = '';
        columns = 0;
      }
      part += character;
      columns += added;
    }
  }
  yield part;
}
