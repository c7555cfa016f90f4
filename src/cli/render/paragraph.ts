import type { Span } from '../../article/article.js';
import type { Look } from './look.js';
import { wrap } from './wrap.js';

/** Longer lines are hard to follow from one to the next. */
const WIDEST_TEXT = 100;
/** Below this a number beside the text would leave no room for it. */
const NARROWEST_TEXT = 10;

/** Columns of text beside a margin. */
export function textWidth(look: Look, margin: number): number {
  return Math.max(NARROWEST_TEXT, Math.min(WIDEST_TEXT, look.width - margin));
}

/**
 * A paragraph with its number in the margin; the sentence that answers is bold and the rest dim. Without colours the
 * sentence stands between `**`, as Markdown has it.
 *
 * @param margin - columns left of the text, for the number
 * @param sentence - null: the whole paragraph is plain
 */
export function renderParagraph(
  label: string,
  margin: number,
  text: string,
  sentence: Span | null,
  look: Look,
): string[] {
  const marked = look.colours.isColorSupported ? { text, sentence } : withStars(text, sentence);
  return wrap(marked.text, textWidth(look, margin), look.measure).map((line, index) => {
    const left = index === 0 ? label : '';
    const gap = ' '.repeat(Math.max(0, margin - look.measure(left)));
    return `${left && look.colours.cyan(left)}${gap}${paintLine(marked.text, line, marked.sentence, look)}`;
  });
}

/** A quiet text in the column that paragraphs stand in. */
export function renderBeside(margin: number, text: string, look: Look): string[] {
  const left = ' '.repeat(margin);
  return wrap(text, textWidth(look, margin), look.measure).map(
    ({ start, end }) => `${left}${look.colours.dim(text.slice(start, end))}`,
  );
}

/** A text from the first column on. */
export function renderLines(text: string, look: Look, paint: (line: string) => string = String): string {
  return wrap(text, textWidth(look, 0), look.measure)
    .map(({ start, end }) => paint(text.slice(start, end)))
    .join('\n');
}

function withStars(text: string, sentence: Span | null): { text: string; sentence: null } {
  if (!sentence) return { text, sentence };
  const { start, end } = sentence;
  return { text: `${text.slice(0, start)}**${text.slice(start, end)}**${text.slice(end)}`, sentence: null };
}

function paintLine(text: string, line: Span, sentence: Span | null, { colours }: Look): string {
  if (!sentence) return text.slice(line.start, line.end);
  const start = clamp(sentence.start, line);
  const end = clamp(sentence.end, line);
  const parts: [string, (part: string) => string][] = [
    [text.slice(line.start, start), colours.dim],
    [text.slice(start, end), colours.bold],
    [text.slice(end, line.end), colours.dim],
  ];
  return parts.map(([part, style]) => (part === '' ? '' : style(part))).join('');
}

function clamp(offset: number, { start, end }: Span): number {
  return Math.min(Math.max(offset, start), end);
}
