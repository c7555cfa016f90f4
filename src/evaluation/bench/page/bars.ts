import { axisBelow, shortened, WIDTH } from '../../page/axes.js';
import { type Markup, markup, px } from '../../page/markup.js';
import { linearScale, type Scale, scaleFor } from '../../page/scale.js';
import type { Figure, Unit } from '../figure.js';
import { amount } from '../render.js';

const MARGIN = 10;
/** A name and its value stand above what is drawn. */
const ROW = 36;
const TEXT = 14;
const BAR = { top: 20, height: 9 };
const AXIS = 40;
/** A name longer than this, in characters, would run into its value. */
const LONGEST_NAME = 44;

/** What the axis says it shows. */
export const AXIS_NAMES: Readonly<Record<Unit, string>> = {
  ms: 'milliseconds',
  '×': 'times as much',
  MB: 'MB (a million bytes)',
  share: 'share',
  '/s': 'a second',
  exponent: 'exponent',
};

/**
 * Figures of one unit, one a row: a bar to the median (a dot alone on a logarithmic axis, which has no 0), a line over
 * the middle half of the rounds, and a mark at the goal. A step begins where the one before ended.
 *
 * @param figures - at least one, all of one unit
 * @param label - what the picture shows, for those who cannot see it
 */
export function barChart(figures: readonly Figure[], label: string): Markup {
  const unit = figures[0]?.unit ?? 'ms';
  const starts = startsOf(figures);
  const values = figures.flatMap(({ value, quartiles, reach }, i) => {
    const start = starts[i] ?? 0;
    return [start + value, ...quartiles.map((end) => start + end), ...(reach ? [reach.value] : [])];
  });
  const room = { from: MARGIN, to: WIDTH - MARGIN };
  // Steps add up on a linear axis alone.
  const scale = figures.some(({ name }) => isStep(name)) ? linearScale([0, ...values], room) : scaleFor(values, room);
  const bottom = figures.length * ROW + 4;
  const rows = figures.map((figure, i) => row(figure, i * ROW, starts[i] ?? 0, scale));
  const kind = scale.kind === 'log' ? ', logarithmic' : '';
  return markup`<svg class="chart" viewBox="0 0 ${WIDTH} ${bottom + AXIS}" role="img" aria-label="${label}">
${axisBelow(scale, bottom, MARGIN)}
${rows}
<text class="axis-name" x="${WIDTH / 2}" y="${bottom + 34}" text-anchor="middle">${AXIS_NAMES[unit]}${kind}</text>
</svg>`;
}

/** Where each bar begins: a step on top of what came before, anything else at 0. */
function startsOf(figures: readonly Figure[]): number[] {
  let top = 0;
  return figures.map(({ name, value }) => {
    const start = isStep(name) ? top : 0;
    top = start + value;
    return start;
  });
}

function isStep(name: string): boolean {
  return name.startsWith('+');
}

function row({ name, unit, value, quartiles, rounds, reach, met }: Figure, y: number, start: number, scale: Scale) {
  const x = (at: number) => px(scale.at(start + at));
  const middle = y + BAR.top + BAR.height / 2;
  const from = scale.kind === 'log' ? scale.at(start + value) : scale.at(start);
  const [left, right] = [Math.min(from, scale.at(start + value)), Math.max(from, scale.at(start + value))];
  const bar =
    right > left
      ? markup`<rect class="bar" x="${px(left)}" y="${y + BAR.top}" width="${px(right - left)}" height="${BAR.height}" rx="1.5"/>`
      : markup``;
  const whisker =
    rounds > 1
      ? markup`<path class="whisker" d="M${x(quartiles[0])} ${middle - 4}v8m0 -4H${x(quartiles[1])}m0 -4v8"/>`
      : markup``;
  const goal = reach
    ? markup`<path class="goal" d="M${px(scale.at(reach.value))} ${y + BAR.top - 3}v${BAR.height + 6}"><title>goal: ${reach.bound} ${amount(reach.value, unit)}, ${met ? 'met' : 'missed'}</title></path>`
    : markup``;
  return markup`<g><text class="name" x="${MARGIN}" y="${y + TEXT}">${shortened(name, LONGEST_NAME)}</text><text class="value" x="${WIDTH - MARGIN}" y="${y + TEXT}" text-anchor="end">${amount(value, unit)}</text>${bar}${whisker}<circle class="dot" cx="${x(value)}" cy="${middle}" r="3.2"/>${goal}</g>
`;
}
