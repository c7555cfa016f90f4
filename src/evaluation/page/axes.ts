import { type Markup, markup, px } from './markup.js';
import { type Scale, tickText } from './scale.js';

/** As wide as a phone shows without making the text smaller. */
export const WIDTH = 400;

/** Where a picture with two axes is drawn: pixels from its left and its top. */
export interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Two axes, their grid, and a label at each tick. @param textOf - what is written at a tick of the upright one */
export function axes(x: Scale, y: Scale, { left, right, top, bottom }: Area, textOf = tickText): Markup {
  const across = y.ticks.map((tick) => {
    const at = px(y.at(tick));
    return markup`<path class="grid" d="M${left} ${at}H${right}"/><text class="tick" x="${left - 6}" y="${px(y.at(tick) + 4)}" text-anchor="end">${textOf(tick)}</text>`;
  });
  const up = x.ticks.map((tick) => {
    const at = px(x.at(tick));
    return markup`<path class="grid" d="M${at} ${top}V${bottom}"/><text class="tick" x="${at}" y="${bottom + 15}" text-anchor="middle">${tickText(tick)}</text>`;
  });
  return markup`<g>${across}${up}<path class="axis" d="M${left} ${top}V${bottom}H${right}"/></g>`;
}

/** An axis below rows; its outermost labels stay within the picture. @param margin - left and right of it */
export function axisBelow(scale: Scale, bottom: number, margin: number): Markup {
  const ticks = scale.ticks.map((tick, i) => {
    const x = px(scale.at(tick));
    const anchor = i === 0 ? 'start' : i === scale.ticks.length - 1 ? 'end' : 'middle';
    const at = i === 0 ? px(scale.at(tick) - 2) : i === scale.ticks.length - 1 ? px(scale.at(tick) + 2) : x;
    return markup`<path class="grid" d="M${x} 0V${bottom}"/><text class="tick" x="${at}" y="${bottom + 15}" text-anchor="${anchor}">${tickText(tick)}</text>`;
  });
  return markup`<g>${ticks}<path class="axis" d="M${margin} ${bottom}H${WIDTH - margin}"/></g>`;
}

/** Scripts whose characters are as wide as two. */
const WIDE =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60]|\p{Extended_Pictographic}/u;

/** A name that must not run into what stands beside it. @param longest - in characters */
export function shortened(name: string, longest: number): string {
  let width = 0;
  let fitting = '';
  for (const character of name) {
    width += WIDE.test(character) ? 2 : 1;
    if (width <= longest - 1) fitting += character;
  }
  return width <= longest ? name : `${fitting.trimEnd()}…`;
}
