import { axisBelow, shortened, WIDTH } from './axes.js';
import { type Markup, markup, px } from './markup.js';
import type { Room, Scale } from './scale.js';

const MARGIN = 10;
/** A name and its value stand above what is drawn. */
const ROW = 36;
const TEXT = 14;
const MIDDLE = 25;
const AXIS = 40;
/** A name longer than this, in characters, would run into its value. */
const LONGEST_NAME = 40;

/** Pixels that the axis of a dot chart lies in. */
export const DOTS: Room = { from: MARGIN, to: WIDTH - MARGIN };

/** A number with the interval that it may lie in. */
export interface DotRow {
  readonly name: string;
  /** The number as it is written. */
  readonly text: string;
  /** null: there is none, and only the name is shown. */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export interface DotPicture {
  readonly scale: Scale;
  /** What the axis counts. */
  readonly axis: string;
  /** What the picture shows, for those who cannot see it; the rows follow. */
  readonly label: string;
  /** Where a line marks what the rows are held against. */
  readonly mark?: number;
}

/** Numbers with their intervals, one a row: a dot, and a whisker over the interval. */
export function dotChart(rows: readonly DotRow[], { scale, axis, label, mark }: DotPicture): Markup {
  const bottom = rows.length * ROW + 4;
  const spoken = rows.map(({ name, text }) => `${name}: ${text}`).join('; ');
  // Beside the dots alone: through the text it would make that hard to read.
  const ticks = rows.map((_, i) => `M${px(scale.at(mark ?? 0))} ${i * ROW + MIDDLE - 7}v14`).join('');
  const line = mark === undefined ? markup`` : markup`<path class="mark-line" d="${ticks}"/>`;
  return markup`<svg class="chart" viewBox="0 0 ${WIDTH} ${bottom + AXIS}" role="img" aria-label="${label}. ${spoken}.">
${axisBelow(scale, bottom, MARGIN)}${line}
${rows.map((row, i) => drawn(row, i * ROW, scale))}
<text class="axis-name" x="${WIDTH / 2}" y="${bottom + 34}" text-anchor="middle">${axis}</text>
</svg>`;
}

function drawn({ name, text, value, low, high }: DotRow, y: number, scale: Scale): Markup {
  const middle = y + MIDDLE;
  const whisker =
    low === null || high === null
      ? markup``
      : markup`<path class="whisker" d="M${px(scale.at(low))} ${middle - 4}v8m0 -4H${px(scale.at(high))}m0 -4v8"/>`;
  const dot =
    value === null ? markup`` : markup`<circle class="dot" cx="${px(scale.at(value))}" cy="${middle}" r="4"/>`;
  return markup`<g><text class="name" x="${MARGIN}" y="${y + TEXT}">${shortened(name, LONGEST_NAME)}</text><text class="value" x="${WIDTH - MARGIN}" y="${y + TEXT}" text-anchor="end">${text}</text>${whisker}${dot}</g>
`;
}
