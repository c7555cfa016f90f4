import { type Markup, markup, px } from './markup.js';

/** Shapes tell curves apart where colours do not: on paper, or to the colour-blind. */
const SHAPES: readonly ((x: number, y: number) => string)[] = [
  (x, y) => `M${px(x - 4)} ${px(y)}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0Z`,
  (x, y) => `M${px(x - 3.6)} ${px(y - 3.6)}h7.2v7.2h-7.2Z`,
  (x, y) => `M${px(x)} ${px(y - 4.8)}l4.6 8h-9.2Z`,
  (x, y) => `M${px(x)} ${px(y - 5)}l5 5l-5 5l-5 -5Z`,
  (x, y) => `M${px(x)} ${px(y + 4.8)}l4.6 -8h-9.2Z`,
  (x, y) => `M${px(x - 1.5)} ${px(y - 5)}h3v3.5h3.5v3h-3.5v3.5h-3v-3.5h-3.5v-3h3.5Z`,
  (x, y) => `M${px(x - 5)} ${px(y - 2)}h10v4h-10Z`,
  (x, y) => `M${px(x - 2)} ${px(y - 5)}h4v10h-4Z`,
];

/** As many curves as can be told apart; the style has a colour for each. */
export const TOLD_APART = SHAPES.length;

/** The class that gives the curve of this number, from 0, its colour. */
export function colourOf(index: number): string {
  return `c${(index % SHAPES.length) + 1}`;
}

/** The mark of the curve of this number, from 0, at a point: path data. */
export function shapeAt(index: number, x: number, y: number): string {
  return (SHAPES[index % SHAPES.length] as (typeof SHAPES)[number])(x, y);
}

/** What says below a picture which curve is which. */
export function key(name: string, index: number): Markup {
  return markup`<span class="key ${colourOf(index)}"><svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true"><path class="mark" d="${shapeAt(index, 6, 6)}"/></svg> ${name}</span> `;
}
