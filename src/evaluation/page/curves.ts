import { type Area, axes, WIDTH } from './axes.js';
import { type Markup, markup, px } from './markup.js';
import type { Room, Scale } from './scale.js';
import { colourOf, key, shapeAt } from './shapes.js';

const HEIGHT = 280;
const AREA: Area = { left: 46, right: WIDTH - 20, top: 26, bottom: HEIGHT - 44 };
/** Pixels that the axes of the curves lie in. */
export const ACROSS: Room = { from: AREA.left, to: AREA.right };
export const UP: Room = { from: AREA.bottom, to: AREA.top };

/** Points joined by lines. */
export interface DrawnCurve {
  readonly name: string;
  readonly points: readonly DrawnPoint[];
}

export interface DrawnPoint {
  readonly x: number;
  readonly y: number;
  /** Between which values a line says that it may lie; null: no line. */
  readonly spread: readonly [number, number] | null;
  /** What is said where the pointer rests on it. */
  readonly title: string;
}

export interface CurvePicture {
  readonly x: Scale;
  readonly y: Scale;
  readonly xName: string;
  readonly yName: string;
  /** What the picture shows, for those who cannot see it. */
  readonly label: string;
}

/** Curves with a mark at each point, and below them which is which. */
export function drawCurves(curves: readonly DrawnCurve[], { x, y, xName, yName, label }: CurvePicture): Markup {
  return markup`<figure><svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${label}">
${axes(x, y, AREA)}
<text class="axis-name" x="${AREA.left}" y="14">${yName}</text>
<text class="axis-name" x="${(AREA.left + AREA.right) / 2}" y="${HEIGHT - 8}" text-anchor="middle">${xName}</text>
${curves.map((curve, i) => line(curve, i, x, y))}
</svg>
<figcaption>${curves.map(({ name }, i) => key(name, i))}</figcaption></figure>`;
}

function line({ points }: DrawnCurve, index: number, x: Scale, y: Scale): Markup {
  const path = points.map((point, i) => `${i === 0 ? 'M' : 'L'}${px(x.at(point.x))} ${px(y.at(point.y))}`).join('');
  const marks = points.map((point) => {
    const { spread } = point;
    const lines =
      spread === null
        ? markup``
        : markup`<path class="spread" d="M${px(x.at(point.x))} ${px(y.at(spread[0]))}V${px(y.at(spread[1]))}"/>`;
    return markup`${lines}<path class="mark" d="${shapeAt(index, x.at(point.x), y.at(point.y))}"><title>${point.title}</title></path>`;
  });
  return markup`<g class="curve ${colourOf(index)}"><path class="line" d="${path}"/>${marks}</g>
`;
}
