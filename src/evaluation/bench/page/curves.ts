import { ACROSS, drawCurves, UP } from '../../page/curves.js';
import type { Markup } from '../../page/markup.js';
import { linearScale, logScale, type Scale } from '../../page/scale.js';
import type { Curve, Point, Unit } from '../figure.js';
import { amount } from '../render.js';
import { AXIS_NAMES } from './bars.js';

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
  const y = verticalScale(unit, points);
  const drawn = curves.map((curve) => ({
    name: curve.name,
    points: curve.points.map(({ size, value, quartiles }) => ({
      x: size,
      y: value,
      spread: quartiles,
      title: `${curve.name}, ${size.toLocaleString('en')}: ${amount(value, curve.unit)}`,
    })),
  }));
  return drawCurves(drawn, {
    x: logScale(
      points.map(({ size }) => size),
      ACROSS,
    ),
    y,
    xName: `${sizes}, logarithmic`,
    yName: `${AXIS_NAMES[unit]}${y.kind === 'log' ? ', logarithmic' : ''}`,
    label: `${curves.map(({ name }) => name).join(', ')}, by ${sizes}`,
  });
}

function verticalScale(unit: Unit, points: readonly Point[]): Scale {
  const values = points.flatMap(({ value, quartiles }) => [value, ...quartiles]);
  // A share that is nearly whole is not to look like a mountain.
  if (unit === 'share') return linearScale([...values, 0.9, 1], UP);
  return values.some((value) => value <= 0) ? linearScale(values, UP) : logScale(values, UP);
}
