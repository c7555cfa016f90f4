import type { Curve, Point, Unit } from '../figure.js';
import { amount } from '../render.js';
import { AXIS_NAMES } from './bars.js';
import { type Markup, markup, px } from './markup.js';
import { linearScale, logScale, type Scale, tickText } from './scale.js';

const WIDTH = 400;
const HEIGHT = 280;
const LEFT = 46;
const RIGHT = 20;
const TOP = 26;
const BOTTOM = 44;

/** Shapes tell the curves apart where colours do not: on paper, or to the colour-blind. */
const SHAPES: readonly ((x: number, y: number) => string)[] = [
  (x, y) => `M${px(x - 4)} ${px(y)}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0Z`,
  (x, y) => `M${px(x - 3.6)} ${px(y - 3.6)}h7.2v7.2h-7.2Z`,
  (x, y) => `M${px(x)} ${px(y - 4.8)}l4.6 8h-9.2Z`,
  (x, y) => `M${px(x)} ${px(y - 5)}l5 5l-5 5l-5 -5Z`,
  (x, y) => `M${px(x)} ${px(y + 4.8)}l4.6 -8h-9.2Z`,
];

/**
 * Curves of one unit over the size, both axes logarithmic, so that a power law is a straight line and its exponent the
 * slope; shares have a linear axis.
 *
 * @param curves - at least one, all of one unit
 * @param sizes - what the sizes count
 */
export function curveChart(curves: readonly Curve[], sizes: string): Markup {
  const unit = curves[0]?.unit ?? 'ms';
  const points = curves.flatMap((curve) => curve.points);
  const x = logScale(
    points.map(({ size }) => size),
    { from: LEFT, to: WIDTH - RIGHT },
  );
  const y = verticalScale(unit, points);
  const label = `${curves.map(({ name }) => name).join(', ')}, by ${sizes}`;
  const kind = y.kind === 'log' ? ', logarithmic' : '';
  return markup`<figure><svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${label}">
${axes(x, y)}
<text class="axis-name" x="${LEFT}" y="14">${AXIS_NAMES[unit]}${kind}</text>
<text class="axis-name" x="${(LEFT + WIDTH - RIGHT) / 2}" y="${HEIGHT - 8}" text-anchor="middle">${sizes}, logarithmic</text>
${curves.map((curve, i) => line(curve, i, x, y))}
</svg>
<figcaption>${curves.map(({ name }, i) => legend(name, i))}</figcaption></figure>`;
}

function verticalScale(unit: Unit, points: readonly Point[]): Scale {
  const values = points.flatMap(({ value, quartiles }) => [value, ...quartiles]);
  const room = { from: HEIGHT - BOTTOM, to: TOP };
  // A share that is nearly whole is not to look like a mountain.
  if (unit === 'share') return linearScale([...values, 0.9, 1], room);
  return values.some((value) => value <= 0) ? linearScale(values, room) : logScale(values, room);
}

function axes(x: Scale, y: Scale): Markup {
  const floor = HEIGHT - BOTTOM;
  const across = y.ticks.map((tick) => {
    const at = px(y.at(tick));
    return markup`<path class="grid" d="M${LEFT} ${at}H${WIDTH - RIGHT}"/><text class="tick" x="${LEFT - 6}" y="${px(y.at(tick) + 4)}" text-anchor="end">${tickText(tick)}</text>`;
  });
  const up = x.ticks.map((tick) => {
    const at = px(x.at(tick));
    return markup`<path class="grid" d="M${at} ${TOP}V${floor}"/><text class="tick" x="${at}" y="${floor + 15}" text-anchor="middle">${tickText(tick)}</text>`;
  });
  return markup`<g>${across}${up}<path class="axis" d="M${LEFT} ${TOP}V${floor}H${WIDTH - RIGHT}"/></g>`;
}

function line({ name, unit, points }: Curve, index: number, x: Scale, y: Scale): Markup {
  const path = points
    .map(({ size, value }, i) => `${i === 0 ? 'M' : 'L'}${px(x.at(size))} ${px(y.at(value))}`)
    .join('');
  const marks = points.map(({ size, value, quartiles }) => {
    const spread = `M${px(x.at(size))} ${px(y.at(quartiles[0]))}V${px(y.at(quartiles[1]))}`;
    return markup`<path class="spread" d="${spread}"/><path class="mark" d="${shape(index)(x.at(size), y.at(value))}"><title>${name}, ${size.toLocaleString('en')}: ${amount(value, unit)}</title></path>`;
  });
  return markup`<g class="curve c${(index % SHAPES.length) + 1}"><path class="line" d="${path}"/>${marks}</g>
`;
}

function legend(name: string, index: number): Markup {
  return markup`<span class="key c${(index % SHAPES.length) + 1}"><svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true"><path class="mark" d="${shape(index)(6, 6)}"/></svg> ${name}</span> `;
}

function shape(index: number) {
  return SHAPES[index % SHAPES.length] as (typeof SHAPES)[number];
}
